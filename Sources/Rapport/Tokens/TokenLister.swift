public import RapportModel
public import RapportText

/// Cuts documents into tokens and writes them down.
public final class TokenLister {
  /// The kinds that are listed.
  public let kinds: Set<TokenKind>
  private let unit: OffsetUnit
  private let tokenizer: Tokenizer
  private let sentenceFinder: SentenceFinder?
  private var normalizer = TermNormalizer()

  /// A lister.
  ///
  /// - Parameters:
  ///   - kinds: The kinds to list; `nil` for all.
  ///   - unit: What offsets count.
  ///   - showsSentences: Whether sentences are listed too.
  public init(
    kinds: Set<TokenKind>? = nil, unit: OffsetUnit = .utf8, showsSentences: Bool = false
  ) throws(TextError) {
    self.kinds = kinds ?? Set(TokenKind.allCases)
    self.unit = unit
    tokenizer = try Tokenizer()
    sentenceFinder = showsSentences ? try SentenceFinder() : nil
  }

  /// Writes a document as one JSON object: its id and its tokens with text, kind, start and end.
  ///
  /// Sentences, where they are wanted, are those of all tokens, also of kinds that are not listed.
  public func write(_ document: TextDocument, to json: inout JSONWriter) {
    let bytes = Array(document.text.utf8)
    let shown = Array(document.shownText.utf8)
    let tokens = tokenizer.tokens(in: document.text)
    json.object { json in
      json.member("id", document.id)
      json.key("tokens")
      json.array { json in
        var offset = OffsetConverter(document.text, unit: unit)
        for token in tokens where kinds.contains(token.kind) {
          json.object { json in
            json.member("text", String(decoding: shown[token.range.offsets], as: UTF8.self))
            json.member("kind", token.kind.description)
            json.member("start", offset(Int(token.range.start)))
            json.member("end", offset(Int(token.range.end)))
          }
        }
      }
      if let sentenceFinder {
        let sentences = bytes.withUnsafeBytes { sentenceFinder.sentences(in: $0, tokens) }
        json.key("sentences")
        json.array { json in
          var offset = OffsetConverter(document.text, unit: unit)
          for sentence in sentences {
            json.object { json in
              json.member("start", offset(Int(tokens.ranges[sentence.lowerBound].start)))
              json.member("end", offset(Int(tokens.ranges[sentence.upperBound - 1].end)))
            }
          }
        }
      }
    }
  }

  /// The terms of a document, or its sequences of `length` terms: the keys that look-up uses, in reading order.
  ///
  /// Sequences do not reach across tokens that are not listed.
  public func terms(of document: TextDocument, length: Int = 1) -> [String] {
    let bytes = Array(document.shownText.utf8)
    var terms: [String] = []
    var run: [String] = []
    for token in tokenizer.tokens(in: document.text) {
      guard kinds.contains(token.kind) else {
        run.removeAll(keepingCapacity: true)
        continue
      }
      run.append(
        normalizer.key(of: String(decoding: bytes[token.range.offsets], as: UTF8.self), kind: token.kind))
      if run.count >= length { terms.append(run.suffix(length).joined(separator: " ")) }
    }
    return terms
  }
}
