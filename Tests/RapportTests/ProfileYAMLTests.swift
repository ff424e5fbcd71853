import Rapport
import RapportEngagement
import Testing

@Suite struct ProfileYAMLTests {
  @Test("all keys are read, and what is left out keeps its default") func reading() throws {
    let profile = try Profile(
      yaml: """
        properties:
          - name: shop.example
            aliases: [Shop, "NO", 1.10]
            type: shop
            metrics: [visits, net_sentiment]
            targets: {attention_to_action: {best: 0.05}}
        pillars: {behaviour: 3}
        minimum_authors: 4
        """, file: "p.yaml")
    let shop = try #require(profile.properties.first)
    #expect(shop.aliases == ["Shop", "NO", "1.10"])
    #expect(shop.type == "shop")
    #expect(shop.metrics == ["visits", "net_sentiment"])
    #expect(shop.targets["attention_to_action"] == Target(worst: 0, best: 0.05))
    #expect(profile.pillarWeights == PillarWeights(behaviour: 3, perception: 1))
    #expect(profile.minimumAuthors == 4)
    #expect(profile.minimumPeers == Profile().minimumPeers)
  }

  @Test("an empty file is the default profile") func empty() throws {
    #expect(try Profile(yaml: "# nothing\n", file: "p.yaml") == Profile())
  }

  @Test("a part that stands elsewhere can be referred to, and everything but ASCII is text") func parts()
    throws
  {
    let profile = try Profile(
      yaml: """
        \u{FEFF}properties:
          - {name: Café ☕, targets: &posts {visits: {best: 9}}}
          - {name: "b\\u00e9", targets: *posts}
        """, file: "p.yaml")
    #expect(profile.properties.map(\.name) == ["Café ☕", "bé"])
    #expect(profile.properties[0].targets == profile.properties[1].targets)
  }

  @Test(
    "what cannot be used is named with its line",
    arguments: [
      ("properties:\n  - name: a\n    alias: b", 3, "alias"), ("pillars: {attitude: 1}", 1, "attitude"),
      ("minimum_authors: many", 1, "whole number"), ("\na: [", 2, "well-formed"), ("- x", 1, "keys"),
      ("a: \tb: c", 1, "well-formed"), ("minimum_peers: 2\nminimum_peers: 3", 2, "twice"),
      ("minimum_peers: 2\n---\nminimum_peers: 3", 3, "second document"), ("weights: &a {x: *a}", 1, "text"),
      ("properties:\n  - type: shop", 2, "name"),
    ] as [(String, Int?, String)])
  func refusing(yaml: String, line: Int?, word: String) {
    #expect {
      try Profile(yaml: yaml, file: "p.yaml")
    } throws: { error in
      guard let error = error as? ProfileFileError else { return false }
      return error.line == line && error.description.contains(word) && error.description.contains("p.yaml")
    }
  }

  @Test("values that make no sense are refused") func validation() {
    #expect(throws: (any Error).self) { try Profile(yaml: "pillars: {behaviour: -1}", file: "p.yaml") }
    #expect(throws: (any Error).self) { try Profile(yaml: "minimum_coverage: 2", file: "p.yaml") }
  }
}
