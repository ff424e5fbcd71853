import Foundation
import RapportModel
import RapportTestSupport
import RapportText
import Testing

/// The conformance cases of twitter-text, which extracts what tokens are here. Lengths and highlighting are out of scope.
@Suite(.enabled(if: SharedData.has("conformance/twitter-text"), Comment(rawValue: SharedData.missing)))
struct TwitterTextTests {
  @Test("every top-level domain is known") func domains() throws {
    let report = try Cases.read("tlds.json").compare { text, _ in
      Entities(text).urls.map { $0.surface }
    }
    #expect(report.count == 790)
    report.expectMisses([:])
  }

  @Test("what is extracted") func extract() throws {
    let report = try Cases.read("extract.json").compare { text, group in
      let entities = Entities(text)
      switch group {
      case "mentions": return entities.mentions.map { String($0.surface.dropFirst()) }
      case "mentions_with_indices":
        return entities.mentions.map {
          ["screen_name": String($0.surface.dropFirst()), "indices": $0.indices]
        }
      case "mentions_or_lists_with_indices":
        return entities.lists.map {
          ["screen_name": String($0.name.dropFirst()), "list_slug": $0.slug, "indices": $0.indices]
        }
      case "replies": return entities.reply.map { String($0.dropFirst()) as Any } ?? NSNull()
      case "urls", "tco_urls_with_params": return entities.urls.map(\.surface)
      case "urls_with_indices", "urls_with_directional_markers":
        return entities.urls.map { ["url": $0.surface, "indices": $0.indices] }
      case "hashtags", "hashtags_from_astral": return entities.hashtags.map { String($0.surface.dropFirst()) }
      case "hashtags_with_indices":
        return entities.hashtags.map { ["hashtag": String($0.surface.dropFirst()), "indices": $0.indices] }
      case "cashtags": return entities.cashtags.map { String($0.surface.dropFirst()) }
      case "cashtags_with_indices":
        return entities.cashtags.map { ["cashtag": String($0.surface.dropFirst()), "indices": $0.indices] }
      default: throw CocoaError(.featureUnsupported)
      }
    }
    #expect(report.count == 121)
    report.expectMisses([
      "e2c7bbc44977": "'@test@example.com' is an account of the fediverse",
      "da9c790a3f82": "'it.so' without a slash may be two sentences",
    ])
  }

  @Test("what is valid") func validate() throws {
    let cases = try Cases.read("validate.json").filter {
      !$0.group.hasSuffix("CounterTest") && $0.group != "tweets"
    }
    let report = try cases.compare { text, group in
      let entities = Entities(text)
      switch group {
      case "usernames": return entities.mentions.map(\.surface) == [text]
      case "lists":
        return entities.lists.map { $0.name + $0.slug } == [text] && !entities.lists[0].slug.isEmpty
      case "hashtags": return entities.hashtags.map(\.surface) == [text]
      default: return entities.urls.map(\.surface) == [text]
      }
    }
    #expect(report.count == 24)
    report.expectMisses([:])
  }

  @Test("what is linked") func autolink() throws {
    let report = try Cases.read("autolink.json").compare(expected: Self.links) { text, group in
      let entities = Entities(text)
      // The autolinker leaves addresses without a scheme alone.
      let urls = entities.urls.filter { $0.surface.contains("://") }
      switch group {
      case "usernames", "lists": return entities.lists.map { $0.name.dropFirst() + $0.slug }
      case "hashtags": return entities.hashtags.map(\.surface)
      case "cashtags": return entities.cashtags.map(\.surface)
      case "urls": return urls.map(\.surface)
      case "json":
        return (urls + entities.mentions + entities.hashtags).map(\.indices).sorted { $0[0] < $1[0] }
      default: return (urls + entities.mentions + entities.hashtags + entities.cashtags).map(\.surface)
      }
    }
    #expect(report.count == 93)
    report.expectMisses([
      "86e517": "other platforms have names of more than twenty characters"
    ])
  }

  /// The texts that the expected HTML links; of the group with entities in JSON, the ranges that these state.
  private static func links(of example: Cases.Case) throws -> Any {
    if let json = example.json {
      let entities = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [[String: Any]]]
      let ranges = (entities ?? [:]).values.joined().compactMap { $0["indices"] as? [Int] }
      return ranges.sorted { $0[0] < $1[0] }
    }
    return (example.expected as? String ?? "").matches(of: /<a [^>]*>(.*?)<\/a>/).map {
      String($0.1).replacing("&amp;", with: "&").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
    }
  }
}

/// What a text holds, in Twitter's terms.
private struct Entities {
  struct Entity {
    var surface: String
    /// Unicode scalars, as the cases count.
    var indices: [Int]
  }
  struct List {
    var name: String
    var slug: String
    var indices: [Int]
  }

  let text: String
  private let tokens: TokenBatch

  init(_ text: String) {
    self.text = text
    do { tokens = try Tokenizer().tokens(in: text) } catch { preconditionFailure("\(error)") }
  }

  var urls: [Entity] { entities(.url) }
  var mentions: [Entity] { entities(.mention) }
  var hashtags: [Entity] { entities(.hashtag) }
  var cashtags: [Entity] { entities(.cashtag) }

  /// Mentions with the list of the account that a slash may lead to.
  var lists: [List] {
    tokens.filter { $0.kind == .mention }.map { token in
      let rest = String(decoding: Array(text.utf8)[token.range.offsets.upperBound...], as: UTF8.self)
      let slug = rest.prefixMatch(of: /\/[a-zA-Z][a-zA-Z0-9_-]{0,24}/).map { String($0.output) } ?? ""
      let start = scalarOffset(token.range.offsets.lowerBound)
      let end = scalarOffset(token.range.offsets.upperBound) + slug.count
      return List(name: text.slice(token.range), slug: slug, indices: [start, end])
    }
  }

  /// The account that the text begins with.
  var reply: String? { tokens.first.flatMap { $0.kind == .mention ? text.slice($0.range) : nil } }

  private func entities(_ kind: TokenKind) -> [Entity] {
    tokens.filter { $0.kind == kind }.map { token in
      Entity(
        surface: text.slice(token.range),
        indices: [scalarOffset(token.range.offsets.lowerBound), scalarOffset(token.range.offsets.upperBound)])
    }
  }

  private func scalarOffset(_ offset: Int) -> Int {
    String(decoding: Array(text.utf8)[..<offset], as: UTF8.self).unicodeScalars.count
  }
}

/// The cases of a file.
private struct Cases {
  struct Case {
    var id: String
    var group: String
    var text: String
    var expected: Any
    var json: String?
  }

  var cases: [Case]

  static func read(_ file: String) throws -> Cases {
    let data = Data(try SharedData.bytes("conformance/twitter-text/" + file))
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let groups = try #require(root["groups"] as? [String: [[String: Any]]])
    return Cases(
      cases: groups.flatMap { group, cases in
        cases.compactMap { fields in
          guard let id = fields["id"] as? String, let text = fields["text"] as? String else { return nil }
          return Case(
            id: id, group: group, text: text, expected: fields["expected"] ?? NSNull(),
            json: fields["json"] as? String)
        }
      })
  }

  func filter(_ isIncluded: (Case) -> Bool) -> Cases { Cases(cases: cases.filter(isIncluded)) }

  func compare(
    expected: (Case) throws -> Any = { $0.expected }, _ found: (_ text: String, _ group: String) throws -> Any
  ) throws -> ConformanceReport {
    var report = ConformanceReport()
    for example in cases {
      let found = try found(example.text, example.group)
      try report.add(example.id, expected: expected(example), found: found)
    }
    return report
  }
}
