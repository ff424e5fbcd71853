/// How sentiment at one token is to be taken, by the rules that act there.
///
/// Rules say nothing about what a word means, so they do the same to valences of a lexicon and to learned weights.
///
///     // "The lid is not very good, but the handle is."
///     scratch.shift(at: 5)   // "good": denied by a negator, 1.3 times as strong, and half of it for the "but"
public struct TokenShift: Hashable, BitwiseCopyable, Sendable {
  /// Whether the text denies what a word says.
  public enum Denial: UInt8, BitwiseCopyable, Sendable {
    /// It does not.
    case none
    /// A negator stands before it in its clause: *not very good*. A table that knows negated words by entries of
    /// their own uses those.
    case negated
    /// All that is said there is denied elsewhere: *I thought it would be good, but it was not*. What the words mean
    /// by themselves is turned.
    case rejected
  }

  /// What factors are counted in: 10,000 leaves sentiment as it is.
  public static let one: Int32 = 10_000
  /// Nothing acts.
  public static let none = TokenShift()

  /// What sentiment is multiplied by, apart from denial, in ten-thousandths; never negative.
  public var factor = Self.one
  /// What a positive value is multiplied by besides, in ten-thousandths; ``one`` unless it is denied.
  public var positiveFactor = Self.one
  /// What a negative value is multiplied by besides, in ten-thousandths; ``one`` unless it is denied.
  public var negativeFactor = Self.one
  /// Whether it is denied.
  public var denial = Denial.none

  /// Nothing acts.
  public init() {}

  /// What the rules make of a valence or weight.
  @inline(__always)
  public func shifted(_ value: Double) -> Double {
    let turn = value > 0 ? positiveFactor : negativeFactor
    return value * (Double(factor) / Double(Self.one)) * (Double(turn) / Double(Self.one))
  }

  /// The product of two factors in ten-thousandths, rounded; at most 100 times.
  @inline(__always)
  static func product(_ left: Int32, _ right: Int32) -> Int32 {
    let product = Int64(left) * Int64(right)
    let rounded = (product + Int64(one) / 2) / Int64(one)
    return Int32(min(rounded, 100 * Int64(one)))
  }
}
