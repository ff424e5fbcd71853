import Foundation
import RapportModel
import RapportTestSupport
import RapportText
import Testing

/// What the tokenisers of others expect, under their own conventions.
@Suite struct PeerTokenizerTests {
  @Test(
    "NLTK's tweets",
    .enabled(if: SharedData.has("conformance/tokens-nltk-tweet"), Comment(rawValue: SharedData.missing)))
  func nltk() throws {
    struct File: Decodable { var cases: [Case] }
    struct Case: Decodable {
      var input: String
      var options: [String: Bool]
      var tokens: [String]
    }
    let data = Data(try SharedData.bytes("conformance/tokens-nltk-tweet/cases.json"))
    var report = ConformanceReport()
    for (index, example) in try JSONDecoder().decode(File.self, from: data).cases.enumerated() {
      let found = try TweetConvention(example.options).tokens(in: example.input)
      report.add("\(index)", passed: found == example.tokens, "\(example.tokens), found \(found)")
    }
    #expect(report.count == 36)
    report.expectMisses(["21": "a telephone number is one token, not '601-984-' and '4813'"])
  }

  @Test(
    "spaCy's addresses",
    .enabled(if: SharedData.has("conformance/tokens-spacy"), Comment(rawValue: SharedData.missing)))
  func spacy() throws {
    func json(_ file: String) throws -> [String: Any] {
      let data = Data(try SharedData.bytes("conformance/tokens-spacy/" + file))
      return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    func urls(_ list: Any?) -> [String] {
      (list as? [Any] ?? []).compactMap { $0 as? String ?? ($0 as? [String: Any])?["url"] as? String }
    }
    let tokenizer = try Tokenizer()
    func surfaces(_ text: String) -> [String] { tokenizer.tokens(in: text).map { text.slice($0.range) } }
    func isAddress(_ text: String) -> Bool {
      let tokens = tokenizer.tokens(in: text)
      return tokens.count == 1 && tokens[0].kind == .url && text.slice(tokens[0].range) == text
    }

    var report = ConformanceReport()
    let file = try json("urls.json")
    for url in urls(file["match"]) { report.add("match \(url)", passed: isAddress(url), "\(surfaces(url))") }
    for url in urls(file["no_match"]) {
      report.add("no match \(url)", passed: !isAddress(url), "one address")
    }
    let prefixes = urls(file["prefixes"])
    let suffixes = urls(file["suffixes"])
    for url in urls(file["one_token"]) {
      var wrapped = [url]
      for first in prefixes + [""] {
        for second in prefixes + [""] {
          for third in suffixes + [""] {
            for last in suffixes + [""] { wrapped.append(first + second + url + third + last) }
          }
        }
      }
      let failing = wrapped.filter { !surfaces($0).contains(url) }
      report.add("one token \(url)", passed: failing.isEmpty, "\(failing)")
    }
    let marks = try json("emoticons-emoji.json")
    let line = try #require(marks["emoticons"] as? [String: Any])
    let text = try #require(line["text"] as? String)
    try report.add("emoticons", expected: line["tokens"] ?? NSNull(), found: surfaces(text))
    for example in marks["token_counts"] as? [[String: Any]] ?? [] {
      let text = try #require(example["text"] as? String)
      let count = surfaces(text).count
      report.add("count \(text)", passed: count == example["length"] as? Int, "\(surfaces(text))")
    }
    #expect(report.count == 105)
    report.expectMisses([
      "no match foo.com": "an address needs no scheme; spaCy counts this case as a known failure",
      "match http://➡.ws/䨹": "Chinese right behind an address goes on with the sentence",
      "count can you still dunk?": "'LOL' behind an emoji is a word of its own",
      "count They ran about 10km.": "'10km' is one word of UAX #29",
    ])
  }
}

/// NLTK's TweetTokenizer: what it does to the text, and how it cuts marks.
private struct TweetConvention {
  private let keepsHandles: Bool
  private let keepsCase: Bool
  private let shortens: Bool
  private let findsNumbers: Bool

  init(_ options: [String: Bool]) {
    keepsHandles = options["strip_handles"] != true
    keepsCase = options["preserve_case"] != false
    shortens = options["reduce_len"] == true
    findsNumbers = options["match_phone_numbers"] != false
  }

  func tokens(in input: String) throws -> [String] {
    var text = input
    if shortens { text = text.replacing(/(.)\1{2,}/) { match in String(match.1) + match.1 + match.1 } }
    // Telephone numbers are cut out before anything else, also within longer numbers.
    let number = /(?:\+?[01][ *\-.)]*)?(?:\(?\d{3}[ *\-.)]*)?\d{3}[ *\-.)]*\d{4}/
    var tokens: [String] = []
    var start = text.startIndex
    for match in findsNumbers ? text.matches(of: number) : [] {
      // A number that began earlier wins.
      let before = text[start..<match.range.lowerBound].last
      if before == "-" || before?.isNumber == true { continue }
      tokens += try words(in: String(text[start..<match.range.lowerBound])) + [String(match.output)]
      start = match.range.upperBound
    }
    return tokens + (try words(in: String(text[start...])))
  }

  private func words(in text: String) throws -> [String] {
    var surfaces: [String] = []
    var end = 0
    for token in try Tokenizer().tokens(in: text) where keepsHandles || token.kind != .mention {
      let surface = text.slice(token.range)
      // An arrow is one token there.
      let isArrow =
        Int(token.range.start) == end
        && (surfaces.last == "<" || surfaces.last?.allSatisfy { $0 == "-" } == true)
        && (surface == ">" || surface.allSatisfy { $0 == "-" })
      end = Int(token.range.end)
      if token.kind == .punctuation && isArrow {
        surfaces[surfaces.count - 1] += surface
      } else if token.kind == .punctuation, surface.allSatisfy({ $0 == "." }), surface.count > 2 {
        surfaces.append("...")
      } else if token.kind == .punctuation, surface.allSatisfy({ $0 == "!" || $0 == "?" }) {
        surfaces += surface.map(String.init)
      } else {
        surfaces.append(keepsCase || token.kind == .emoticon ? surface : surface.lowercased())
      }
    }
    return surfaces
  }
}
