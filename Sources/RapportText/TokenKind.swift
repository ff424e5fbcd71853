/// What sort of thing a token is.
public enum TokenKind: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable, CustomStringConvertible {
  /// A word of letters, with the marks, digits and apostrophes in it.
  case word
  /// Digits, with the separators between them.
  case number
  /// `#` and a word.
  case hashtag
  /// `@` and a name.
  case mention
  /// `$` and the symbol of a share.
  case cashtag
  /// A web address, with a scheme or without one.
  case url
  /// An e-mail address.
  case email
  /// An emoji as readers see it: a whole grapheme cluster.
  case emoji
  /// A face of letters and punctuation, such as `:-)`.
  case emoticon
  /// A mark, or a run of one mark.
  case punctuation

  /// The name in lower case, as every output writes it.
  public var description: String {
    switch self {
    case .word: "word"
    case .number: "number"
    case .hashtag: "hashtag"
    case .mention: "mention"
    case .cashtag: "cashtag"
    case .url: "url"
    case .email: "email"
    case .emoji: "emoji"
    case .emoticon: "emoticon"
    case .punctuation: "punctuation"
    }
  }
}
