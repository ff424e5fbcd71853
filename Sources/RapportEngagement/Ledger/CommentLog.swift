import RapportModel

/// Comments on one property in one input as bytes, of which each takes about forty.
///
/// Added up, a comment takes several hundred bytes until others share its cells, days and authors. Where properties are
/// many and each has few comments, it is better kept as it is: adding a log up gives what adding its comments up one
/// by one would have given.
struct CommentLog: Sendable {
  /// The input of all comments.
  private(set) var input: InputID
  /// The format of the input.
  let format: String
  private var bytes: [UInt8] = []

  init(input: InputID, format: String) {
    self.input = input
    self.format = format
  }

  /// The memory that it takes.
  var byteCount: Int { MemoryLayout<Self>.stride + bytes.allocatedBytes }

  /// Takes down comments of its input.
  ///
  /// - Precondition: None of them has a variant, and none a page that has cells.
  mutating func append(_ group: CommentGroup) {
    let most = group.comments.reduce(0) { $0 + $1.mostLoggedBytes }
    withUnsafeTemporaryAllocation(byteCount: most, alignment: 1) { buffer in
      guard let start = buffer.baseAddress else { return }
      var pen = LogPen(place: start)
      for comment in group.comments { comment.log(with: &pen, group) }
      append(UnsafeRawBufferPointer(start: start, count: pen.place - start))
    }
  }

  /// Takes over another log of the same input.
  mutating func append(_ other: CommentLog) { other.bytes.withUnsafeBytes { append($0) } }

  /// Whether another log can be appended to this one.
  func continues(_ other: CommentLog) -> Bool { input == other.input && format == other.format }

  mutating func resolve(_ input: InputID) {
    if self.input == .pending { self.input = input }
  }

  /// Lends the comments.
  func withComments(_ body: (CommentGroup) -> Void) {
    var comments: [CommentObservation] = []
    var topics: [TopicObservation] = []
    var quantities: [Int64] = []
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      var eye = LogEye(place: start)
      while eye.place < start + bytes.count {
        comments.append(CommentObservation(from: &eye, topics: &topics, quantities: &quantities))
      }
    }
    comments.withUnsafeBufferPointer { comments in
      topics.withUnsafeBufferPointer { topics in
        quantities.withUnsafeBufferPointer { quantities in
          body(
            CommentGroup(
              comments: comments, input: input, topics: topics, quantities: quantities,
              variants: NameTable()))
        }
      }
    }
  }

  private mutating func append(_ new: UnsafeRawBufferPointer) {
    // Arrays that double would leave half of the memory of very many logs unused.
    let count = bytes.count + new.count
    if count > bytes.capacity { bytes.reserveCapacity(count + bytes.count / 4) }
    bytes.append(contentsOf: new)
  }
}

// MARK: - Bytes

/// Writes numbers one behind the other into memory that is known to be large enough.
struct LogPen {
  fileprivate(set) var place: UnsafeMutableRawPointer

  fileprivate init(place: UnsafeMutableRawPointer) { self.place = place }

  mutating func fixed(_ value: some FixedWidthInteger & BitwiseCopyable) {
    place.storeBytes(of: value, as: type(of: value))
    place += MemoryLayout.size(ofValue: value)
  }

  /// Seven bits a byte, the lowest first.
  mutating func variable(_ value: UInt64) {
    var rest = value
    while rest > 0x7F {
      fixed(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    fixed(UInt8(truncatingIfNeeded: rest))
  }

  mutating func signed(_ value: Int64) { variable(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  /// The most bytes of a number that is not of fixed size.
  static let mostBytes = 10
}

/// Reads what a ``LogPen`` has written.
struct LogEye {
  fileprivate(set) var place: UnsafeRawPointer

  fileprivate init(place: UnsafeRawPointer) { self.place = place }

  mutating func fixed<Value: FixedWidthInteger & BitwiseCopyable>(_: Value.Type) -> Value {
    defer { place += MemoryLayout<Value>.size }
    return place.loadUnaligned(as: Value.self)
  }

  mutating func variable() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = fixed(UInt8.self)
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  mutating func signed() -> Int64 {
    let value = variable()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
