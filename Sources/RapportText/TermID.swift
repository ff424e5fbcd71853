/// The number of a term in one ``Vocabulary``.
///
/// A term is a key of the vocabulary, or the fact that a token satisfies certain globs of it. Ids have no meaning
/// outside their vocabulary and no order.
public struct TermID: Hashable, BitwiseCopyable, Sendable {
  /// The number.
  public let rawValue: UInt32

  /// The term with this number.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// What is not in the vocabulary.
  @inlinable public static var unknown: TermID { TermID(rawValue: .max) }

  /// Whether the vocabulary has the term.
  @inlinable public var isKnown: Bool { rawValue != .max }
}
