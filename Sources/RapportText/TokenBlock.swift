internal import RapportModel

/// Some hundred tokens of a text: cut, with terms where a memo knows them, and the rest gathered to be looked up together.
///
/// So each step is a small loop that the processor can run ahead in.
struct TokenBlock {
  static let capacity = 256
  /// How much memory a block needs beside its tokens.
  static let byteCount = missedPlaces + 4 * capacity

  private static let missedKeys = 4 * capacity
  private static let missedPlaces = missedKeys + MemoryLayout<PackedKey>.stride * capacity

  /// The tokens so far.
  let tokens: UnsafeMutablePointer<Token>
  private let memory: UnsafeMutableRawPointer
  /// Where tokens are looked up first.
  let memo: TermMemo
  private(set) var count = 0
  /// How many tokens the memo does not know.
  private(set) var missedCount = 0

  /// - Parameters:
  ///   - tokens: Room for as many tokens as ``capacity`` says.
  ///   - memory: As many bytes as ``byteCount`` says, which outlive the block.
  init(_ tokens: UnsafeMutablePointer<Token>, memory: UnsafeMutableRawPointer, memo: TermMemo) {
    self.tokens = tokens
    self.memory = memory
    self.memo = memo
  }

  @inline(__always) func hasRoom(for more: Int) -> Bool { count <= Self.capacity &- more }

  /// The numbers of the tokens that the memo does not know.
  @inline(__always) var missed: UnsafeMutablePointer<UInt32> { memory.assumingMemoryBound(to: UInt32.self) }
  /// The keys of the tokens that the memo does not know; ``PackedKey/none`` where there is no short one in ASCII.
  @inline(__always) var missedKeys: UnsafeMutablePointer<PackedKey> {
    (memory + Self.missedKeys).assumingMemoryBound(to: PackedKey.self)
  }
  /// Room for a number for each of them.
  @inline(__always) var missedPlaces: UnsafeMutablePointer<UInt32> {
    (memory + Self.missedPlaces).assumingMemoryBound(to: UInt32.self)
  }

  /// Adds a token.
  ///
  /// Whether the memo knows it cannot be foretold, and a branch that goes the wrong way would wait for memory; so there is none.
  ///
  /// - Parameter key: ``PackedKey/none`` where the token has no short key in ASCII.
  @inline(__always)
  mutating func append(_ kind: TokenKind, _ start: Int, _ length: Int, _ key: PackedKey) {
    let found = memo.term(of: key, kind)
    let range = TextRange(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: start &+ length))
    (tokens + count).initialize(to: Token(kind: kind, range: range, term: found.term))
    (missed + missedCount).initialize(to: UInt32(truncatingIfNeeded: count))
    (missedKeys + missedCount).initialize(to: key)
    missedCount &+= found.isOther ? 1 : 0
    count &+= 1
  }
}
