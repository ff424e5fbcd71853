/// A place in a record's text: half-open UTF-8 offsets.
///
/// Offsets count bytes of the record's `text`, after decoding, so that slicing the text by a range gives
/// the surface form back.
///
///     let range = TextRange(start: 4, end: 8)
///     range.count           // 4
///     range.contains(7)     // true
public struct TextRange: Hashable, BitwiseCopyable, Sendable {
  /// The offset of the first byte.
  public var start: Int32
  /// The offset after the last byte; never smaller than `start`.
  public var end: Int32

  /// A range from `start` up to, not including, `end`.
  @inlinable
  public init(start: Int32, end: Int32) {
    assert(start <= end, "a range cannot end before it starts")
    self.start = start
    self.end = end
  }

  /// A range of byte offsets into one record.
  ///
  /// - Precondition: Both bounds are below 2 GiB; readers reject longer records.
  @inlinable
  public init(_ offsets: Range<Int>) {
    self.init(start: Int32(offsets.lowerBound), end: Int32(offsets.upperBound))
  }

  /// The number of bytes.
  @inlinable public var count: Int { Int(end) - Int(start) }

  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { start == end }

  /// The range as offsets for slicing.
  @inlinable public var offsets: Range<Int> { Int(start)..<Int(end) }

  /// Whether the byte at `offset` lies in the range.
  @inlinable
  public func contains(_ offset: Int) -> Bool { offsets.contains(offset) }
}
