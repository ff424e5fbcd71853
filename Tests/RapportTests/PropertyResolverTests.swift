import Rapport
import RapportEngagement
import RapportIngest
import RapportModel
import RapportReport
import Testing

@Suite struct PropertyResolverTests {
  @Test(
    "the name on the command line is cut off at the first equals sign",
    arguments: [
      ("shop=reviews.csv", "reviews.csv", "shop"), ("reviews.csv", "reviews.csv", nil),
      ("a=b=c.csv", "b=c.csv", "a"), ("=x.csv", "=x.csv", nil), ("exports/a=b.csv", "exports/a=b.csv", nil),
      ("there=is.csv", "there=is.csv", nil), ("-", "-", nil), ("shop=-", "-", "shop"),
    ] as [(String, String, String?)])
  func arguments(argument: String, path: String, property: String?) {
    let input = InputArgument(argument) { $0 == "there=is.csv" }
    #expect(input.path == path)
    #expect(input.property?.name == property)
  }

  @Test(
    "the first rule that applies names the property",
    arguments: [
      ("named=x.csv", "ignored", nil, "named", .commandLine),
      ("x.csv", "Old Shop", nil, "shop.example", .profile),
      ("x.csv", "https://www.old-shop.example/a", nil, "shop.example", .profile),
      ("x.csv", "WWW.Help.Example", nil, "help.example", .file),
      ("x.csv", "GA4 property", nil, "GA4 property", .file),
      ("x.csv", "FORUM.EXAMPLE:443", nil, "forum.example", .file),
      ("x.csv", "forum.example.", nil, "forum.example", .file),
      ("x.csv", nil, "https://user@www.Forum.Example:8080/t/1?x=y", "forum.example", .file),
      ("x.csv", "", "/only/a/path", "x", .fileName),
      ("folder/x.y.csv", nil, nil, "x.y", .fileName),
      ("Old Shop.csv", nil, nil, "shop.example", .profile),
      ("-", nil, nil, "standard input", .fileName),
    ] as [(String, String?, String?, String, PropertyMapping.Origin)])
  func order(
    argument: String, stated: String?, page: String?, property: String, origin: PropertyMapping.Origin
  ) {
    var resolver = PropertyResolver(
      input: InputArgument(argument) { _ in false },
      profile: Profile(properties: [
        PropertyProfile(name: "shop.example", aliases: ["Old Shop", "old-shop.example"])
      ]))
    let resolution = resolver.resolve(stated: stated, page: page)
    #expect(resolution.property.name == property)
    #expect(resolution.origin == origin)
  }

  @Test("batches hold each property once, however it is spelt, and tell once where a name comes from")
  func batches() {
    // Both spellings of the last name look alike, and are two names.
    let stated = ["www.a.example", "", "a.example", "Old A", "caf\u{E9}", "cafe\u{301}", "www.a.example"]
    let profile = Profile(properties: [PropertyProfile(name: "a.example", aliases: ["Old A"])])
    var batch = CommentBatch()
    for (row, name) in stated.enumerated() {
      batch.appendComment(CommentFacts(record: row + 1))
      batch.set(.property, to: name)
      if row == 1 { batch.set(.page, to: "https://b.example/1") }
    }
    var resolver = PropertyResolver(input: InputArgument(path: "x.csv"), profile: profile)
    for round in 0..<2 {
      var found: [PropertyResolver.Resolution] = []
      let column = resolver.properties(of: batch) { found.append($0) }
      #expect(
        column.names.map { Array($0.name.utf8) }
          == ["a.example", "b.example", "caf\u{E9}", "cafe\u{301}"]
          .map { Array($0.utf8) })
      #expect(column.indexes == [0, 1, 0, 0, 2, 3, 0])
      #expect(found.count == (round == 0 ? 6 : 0))
      for (row, name) in stated.enumerated() where row != 1 {
        #expect(column[row] == resolver.resolve(stated: name, page: nil).property)
      }
    }
  }
}
