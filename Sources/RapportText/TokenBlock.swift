internal import CByteRuns
internal import RapportModel

/// Some hundred tokens on their way from the text to a batch: cut, then looked up together, then handed over.
///
/// Between the two steps stand packed keys. So each step is a small loop that the processor can run ahead in, and a batch
/// grows once a block instead of once a token.
struct TokenBlock {
  static let capacity = 256
  /// How much memory a block needs.
  static let byteCount = slots + 4 * capacity

  private static let tokens = MemoryLayout<PackedKey>.stride * capacity
  private static let slots = tokens + MemoryLayout<Token>.stride * capacity

  private let memory: UnsafeMutableRawPointer
  /// Where the tokens will be looked up.
  private let table: KeyTable.View
  private(set) var count = 0

  /// - Parameter memory: As many bytes as ``byteCount`` says, which outlive the block.
  init(_ memory: UnsafeMutableRawPointer, lookingUpIn table: KeyTable.View) {
    self.memory = memory
    self.table = table
  }

  @inline(__always) func hasRoom(for more: Int) -> Bool { count <= Self.capacity &- more }

  @inline(__always) var keys: UnsafeMutablePointer<PackedKey> {
    memory.assumingMemoryBound(to: PackedKey.self)
  }
  @inline(__always) var tokens: UnsafeMutablePointer<Token> {
    (memory + Self.tokens).assumingMemoryBound(to: Token.self)
  }
  /// The number of the slot where each token's key belongs; while the tokens are looked up, other numbers.
  @inline(__always) var slots: UnsafeMutablePointer<UInt32> {
    (memory + Self.slots).assumingMemoryBound(to: UInt32.self)
  }

  /// Adds a token whose term is not known yet.
  ///
  /// - Parameter key: ``PackedKey/none`` where the token has no short key in ASCII.
  @inline(__always)
  mutating func append(_ kind: TokenKind, _ start: Int, _ length: Int, _ key: PackedKey) {
    (keys + count).initialize(to: key)
    let range = TextRange(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: start &+ length))
    (tokens + count).initialize(to: Token(kind: kind, range: range))
    // The table is larger than the processor's nearest memory; what is asked for now is there when it is read.
    let slot = table.slot(of: key)
    rapport_prefetch(table.slots + slot)
    (slots + count).initialize(to: UInt32(truncatingIfNeeded: slot))
    count &+= 1
  }

  /// Hands the tokens to a batch and begins anew.
  mutating func flush(to batch: inout TokenBatch) {
    batch.append(contentsOf: UnsafeBufferPointer(start: tokens, count: count))
    removeAll()
  }

  mutating func removeAll() { count = 0 }
}
