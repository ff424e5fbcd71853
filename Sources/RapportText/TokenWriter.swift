internal import RapportModel

/// Hands tokens to a batch some hundred at a time, which spares each token the growth of three arrays.
struct TokenWriter {
  /// Memory for tokens on their way, which a tokeniser uses again and again.
  final class Buffers {
    static let capacity = 512
    fileprivate let kinds = UnsafeMutablePointer<TokenKind>.allocate(capacity: capacity)
    fileprivate let ranges = UnsafeMutablePointer<TextRange>.allocate(capacity: capacity)
    fileprivate let terms = UnsafeMutablePointer<TermID>.allocate(capacity: capacity)

    deinit {
      kinds.deallocate()
      ranges.deallocate()
      terms.deallocate()
    }
  }

  private let kinds: UnsafeMutablePointer<TokenKind>
  private let ranges: UnsafeMutablePointer<TextRange>
  private let terms: UnsafeMutablePointer<TermID>
  private var count = 0

  /// A writer for one text; the buffers have to outlive it.
  init(_ buffers: Buffers) {
    kinds = buffers.kinds
    ranges = buffers.ranges
    terms = buffers.terms
  }

  @inline(__always)
  mutating func append(
    _ kind: TokenKind, _ start: Int, _ end: Int, _ term: TermID, to tokens: inout TokenBatch
  ) {
    if count == Buffers.capacity { flush(to: &tokens) }
    (kinds + count).initialize(to: kind)
    (ranges + count).initialize(
      to: TextRange(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
    (terms + count).initialize(to: term)
    count &+= 1
  }

  mutating func flush(to tokens: inout TokenBatch) {
    tokens.append(
      kinds: UnsafeBufferPointer(start: kinds, count: count),
      ranges: UnsafeBufferPointer(start: ranges, count: count),
      terms: UnsafeBufferPointer(start: terms, count: count))
    count = 0
  }
}
