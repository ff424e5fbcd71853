import Foundation
import RapportTestSupport
import RapportText
import Testing

/// How keys of a dictionary are counted. The rules are those that quanteda's tests of `tokens_lookup` state; the
/// examples are ours.
@Suite struct DictionaryLookupTests {
  @Test("a longer match hides a shorter one of its key, wherever it stands") func nestedInKey() throws {
    #expect(
      try keys(in: "we saw New York City", ["places": ["new york", "new york city", "york", "city"]]) == [
        "places"
      ])
    #expect(try keys(in: "New York and York", ["places": ["new york", "york"]]) == ["places", "places"])
    #expect(try keys(in: "one two three", ["k": ["one two", "one two three"]]) == ["k"])
  }

  @Test("matches of different keys do not hide one another") func acrossKeys() throws {
    let dictionary = ["company": ["apple store"], "fruit": ["apple*"], "shop": ["store"]]
    #expect(try keys(in: "an Apple store", dictionary) == ["company", "fruit", "shop"])
  }

  @Test("matches that share only some of their tokens both count") func overlapping() throws {
    #expect(try keys(in: "good value price", ["k": ["good value", "value price"]]) == ["k", "k"])
  }

  @Test("two patterns of a key that match the same tokens count once") func twice() throws {
    #expect(try keys(in: "states", ["k": ["states", "stat*", "*s"]]) == ["k"])
    #expect(try keys(in: "states", ["k": ["stat*"], "l": ["*s"]]) == ["k", "l"])
  }

  @Test("a phrase does not reach across a mark") func punctuation() throws {
    #expect(try keys(in: "they united, states the announcer", ["k": ["united states"]]) == [])
  }

  @Test(
    "quanteda's own expectations hold, as far as they do not depend on case, nesting of keys or regular expressions",
    .enabled(if: SharedData.has("conformance/topics-quanteda-lookup"), Comment(rawValue: SharedData.missing)),
    arguments: [
      "same-word-two-keys", "glob-star-question", "nested-counted-once", "nested-prefix",
      "overlap-within-key",
    ])
  func quanteda(id: String) throws {
    struct File: Decodable { var cases: [Case] }
    struct Case: Decodable {
      var id: String
      var docs: [String: String]
      var dict: Values
      var sequence: [String: [String]]?
    }
    // Dictionaries of other cases nest, and have no values here.
    struct Values: Decodable {
      var keys: [String: [String]]?
      init(from decoder: any Decoder) { keys = try? [String: [String]](from: decoder) }
    }
    let data = Data(try SharedData.bytes("conformance/topics-quanteda-lookup/cases.json"))
    let example = try #require(JSONDecoder().decode(File.self, from: data).cases.first { $0.id == id })
    let dictionary = try #require(example.dict.keys)
    for (name, keys) in try #require(example.sequence) {
      let text = try #require(example.docs[name])
      // Keys of the same token come in the order of the dictionary there, and in that of their names here.
      #expect(try self.keys(in: text, dictionary).sorted() == keys.sorted(), "\(id), \(name)")
    }
  }

  /// The keys found, in the order of the text and then of their names.
  private func keys(in text: String, _ dictionary: [String: [String]]) throws -> [String] {
    var builder = try VocabularyBuilder()
    var keysOfPattern: [PatternID: [String]] = [:]
    for (key, values) in dictionary {
      for value in values { keysOfPattern[try builder.insert(value, style: .glob), default: []].append(key) }
    }
    let vocabulary = builder.build()
    var matches = LongestMatches<String>()
    vocabulary.forEachMatch(in: try Tokenizer(vocabulary: vocabulary).tokens(in: text)) { match in
      for key in keysOfPattern[match.pattern] ?? [] { matches.insert(match, key: key) }
    }
    return matches.resolved().map(\.key)
  }
}
