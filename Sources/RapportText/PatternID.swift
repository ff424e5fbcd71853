/// The number of a pattern in one ``Vocabulary``: a word, glob or phrase that some dictionary asks for.
public struct PatternID: Hashable, BitwiseCopyable, Sendable, Comparable {
  /// The number; patterns are counted from 0 in the order of their insertion.
  public let rawValue: UInt32

  /// The pattern with this number.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Orders by insertion.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How a pattern is compared with tokens.
public enum MatchStyle: String, CaseIterable, Hashable, Sendable {
  /// Key by key, as it stands.
  case fixed
  /// With `*` for any run of characters within a token, also an empty one, and `?` for one character.
  case glob
}

/// A place where a text satisfies a pattern.
public struct PatternMatch: Hashable, Sendable {
  /// The pattern.
  public var pattern: PatternID
  /// The tokens, as indexes into the batch.
  public var tokens: Range<Int>

  /// A match of a pattern by these tokens.
  @inlinable
  public init(pattern: PatternID, tokens: Range<Int>) {
    self.pattern = pattern
    self.tokens = tokens
  }
}
