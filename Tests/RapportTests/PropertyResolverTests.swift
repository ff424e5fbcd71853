import Rapport
import RapportEngagement
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
}
