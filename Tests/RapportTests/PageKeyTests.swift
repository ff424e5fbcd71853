import Rapport
import RapportModel
import Testing

@Suite struct PageKeyTests {
  @Test(
    "addresses and paths of the same page are equal",
    arguments: [
      ("https://www.Shop.example/tents/?utm_source=x#top", "/tents"), ("/tents", "/tents"), ("/", "/"),
      ("https://shop.example", "/"), ("tents/ridge", "/tents/ridge"), ("/caf%C3%A9/", "/café"),
      ("/100%", "/100%"),
      ("//shop.example/a/b//", "/a/b"),
    ] as [(String, String)])
  func paths(address: String, path: String) {
    #expect(PageKey(address).path == path)
  }

  @Test("keys to join by are read by name") func joinKeys() {
    #expect(JoinKeys(names: "property,date") == [.property, .date])
    #expect(JoinKeys(names: "page") == .page)
    #expect(JoinKeys(names: "pages") == nil)
    #expect(JoinKeys(names: "") == nil)
  }
}
