/// Cuts a text into the JSON values it is made of, without parsing them, so that memory stays flat.
///
/// A text of JSON lines gives one value a line. Any other gives its values one after the other, and of an
/// array at the top its elements: `[{…},{…}]` and `{…} {…}` give the same two values. A script that gives a value a
/// name, as in `window.data = […]`, is read as that value.
///
/// Values are cut by their brackets and strings alone; the parser finds out what else is wrong. In JSON lines
/// a broken line is one broken value, and the next line is not touched by it.
public final class JSONSplitter {
  /// How the text is made.
  public let layout: Layout
  private var window: TextWindow
  private let maximumLength: Int
  private var line = 1
  /// Whether the name is still to come that a script gives its value.
  private var isBeforeValue: Bool
  /// How many arrays at the top are open.
  private var openArrays = 0

  /// Whether the text ended before an array at the top did, so that elements may be missing; to be asked at the end.
  var isCutOff: Bool { openArrays > 0 }

  /// The note about a text that ended too early; `nil` for others, to be asked at the end.
  var noteOfEnd: IngestNote? {
    isCutOff
      ? IngestNote("cut-off", "The file ends before its JSON does; what followed is missing") : nil
  }

  /// How values follow one another.
  public enum Layout: Hashable, Sendable {
    /// One value a line.
    case lines
    /// Values one after the other, or elements of an array.
    case documents
  }

  /// One value, or what should be one; valid until the splitter moves on.
  public struct Piece {
    /// The value's bytes; of one that is too long only the beginning.
    public let bytes: UnsafeRawBufferPointer
    /// The line it begins on, counted from 1.
    public let line: Int
    /// The offset of its first byte in the text.
    public let byteOffset: Int
    /// Why it is no value: it is cut off or too long.
    public let fault: String?
    /// Whether the text ends before the value does.
    let isCutOff: Bool
    /// The bytes that can be read from the first on.
    let readableCount: Int
  }

  /// The bytes kept of a value that is too long.
  private static let keptOfLongValue = 65_536

  /// Cuts up a text as it arrives.
  ///
  /// - Parameters:
  ///   - layout: How the text is made; `nil` to tell it from its beginning.
  ///   - maximumLength: The bytes of the longest value that is not rejected.
  public init(
    _ input: TextStream, layout: Layout? = nil, maximumLength: Int = 64 << 20, bufferSize: Int? = nil
  ) {
    self.layout = layout ?? Layout(of: input.opening)
    isBeforeValue = self.layout == .documents && input.opening.beginsWithAssignment
    self.maximumLength = maximumLength
    window = TextWindow(input, size: bufferSize ?? input.pieceSize)
  }

  /// The next value, or `nil` at the end of the text.
  public func next() throws(IngestError) -> Piece? {
    if isBeforeValue { try skipAssignment() }
    while try skipBetween() {
      if let piece = try layout == .lines ? lineValue() : value() { return piece }
    }
    return nil
  }

  // MARK: - Between values

  /// Passes over all up to the first equals sign.
  private func skipAssignment() throws(IngestError) {
    isBeforeValue = false
    while true {
      let end = firstOffset(of: UInt8(ascii: "="), in: window.bytes, from: 0)
      let isFound = end < window.count
      window.advance(by: isFound ? end + 1 : end)
      if isFound { return }
      guard try window.refill(until: UInt8(ascii: "="), or: UInt8(ascii: "="), limit: 1) else { return }
    }
  }

  /// Uses up white space and byte order marks, which stand where files were joined, and between documents the
  /// commas and brackets of an array at the top.
  ///
  /// - Returns: Whether a value follows.
  private func skipBetween() throws(IngestError) -> Bool {
    while true {
      let bytes = window.bytes
      var index = 0
      while index < bytes.count {
        let rest = bytes[index...]
        if rest.first == 0xEF, rest.starts(with: [0xEF, 0xBB, 0xBF]) {
          index += 3
          continue
        }
        guard isBetween(bytes[index]) else { break }
        switch bytes[index] {
        case 0x0A: line += 1
        case UInt8(ascii: "["): openArrays += 1
        case UInt8(ascii: "]"): openArrays -= 1
        default: break
        }
        index += 1
      }
      window.advance(by: index)
      let mayBeMark = window.count < 3 && window.bytes.first == 0xEF && !window.isAtEnd
      if window.count > 0, !mayBeMark { return true }
      guard try window.refill(until: 0x0A, or: 0x0A, limit: 1) || window.count > 0 else { return false }
    }
  }

  private func isBetween(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: true
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"): layout == .documents
    default: false
    }
  }

  // MARK: - Values

  private func lineValue() throws(IngestError) -> Piece? {
    var scanned = 0
    while true {
      let bytes = window.bytes
      let lineEnd = firstOffset(of: 0x0A, in: bytes, from: scanned)
      if lineEnd < bytes.count || window.isAtEnd {
        var length = lineEnd
        while length > 0, bytes[length - 1] <= 0x20 { length -= 1 }
        return length == 0 ? nil : deliver(length)
      }
      scanned = bytes.count
      if window.count >= maximumLength { return try skipLongValue() }
      _ = try window.refill(until: 0x0A, or: 0x0A, limit: maximumLength)
    }
  }

  /// The value at the window's start, up to where its brackets and strings close.
  private func value() throws(IngestError) -> Piece {
    var index = 0
    var depth = 0
    var isInString = false
    while true {
      let bytes = window.bytes
      scan: while index < bytes.count {
        let byte = bytes[index]
        if isInString {
          if byte == UInt8(ascii: "\\") {
            guard index + 1 < bytes.count else { break scan }
            index += 2
            continue
          }
          index += 1
          if byte == UInt8(ascii: "\"") {
            isInString = false
            if depth == 0 { return deliver(index) }
          }
          continue
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth <= 0 { return deliver(depth < 0 && index > 0 ? index : index + 1) }
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","):
          if depth == 0 { return deliver(index) }
        default: break
        }
        index += 1
      }
      if window.isAtEnd {
        return deliver(bytes.count, isCutOff: depth > 0 || isInString)
      }
      if window.count >= maximumLength { return try skipLongValue() }
      _ = try window.refill(until: UInt8(ascii: "}"), or: UInt8(ascii: "]"), limit: maximumLength)
    }
  }

  private func deliver(_ length: Int, isCutOff: Bool = false) -> Piece {
    let piece = Piece(
      bytes: UnsafeRawBufferPointer(rebasing: window.bytes[..<length]), line: line,
      byteOffset: window.byteOffset, fault: isCutOff ? "The JSON value is cut off" : nil, isCutOff: isCutOff,
      readableCount: window.readableCount)
    var lineFeed = layout == .lines ? length : firstOffset(of: 0x0A, in: piece.bytes, from: 0)
    while lineFeed < length {
      line += 1
      lineFeed = firstOffset(of: 0x0A, in: piece.bytes, from: lineFeed + 1)
    }
    window.advance(by: length)
    return piece
  }

  private var kept: [UInt8] = []

  /// Drops a value that is too long: to the end of its line, or of the text where values are not lines.
  private func skipLongValue() throws(IngestError) -> Piece {
    let (firstLine, firstByte) = (line, window.byteOffset)
    kept = Array(window.bytes.prefix(Self.keptOfLongValue))
    while true {
      let end = layout == .lines ? firstOffset(of: 0x0A, in: window.bytes, from: 0) : window.count
      let isFound = end < window.count
      window.advance(by: end)
      if isFound { break }
      guard try window.refill(until: 0x0A, or: 0x0A, limit: 1) else { break }
    }
    return Piece(
      bytes: kept.withUnsafeBytes { $0 }, line: firstLine, byteOffset: firstByte,
      fault: "The JSON value is longer than \(maximumLength) bytes", isCutOff: false,
      readableCount: kept.count)
  }
}

extension JSONSplitter.Layout {
  /// The layout of a text that begins so: JSON lines when most of the first lines look like one object each.
  init(of sample: FileSample) {
    var lines = sample.text.split(separator: 0x0A, maxSplits: 20, omittingEmptySubsequences: true)
      .compactMap { LineEnds($0) }
    if !sample.isComplete, lines.count > 2 { lines.removeLast() }
    // One line may hold several values.
    guard lines.count > 1 else {
      self = .documents
      return
    }
    let whole = lines.count { $0.first == UInt8(ascii: "{") && $0.last == UInt8(ascii: "}") }
    let areWhole = whole > 0 && whole * 2 >= lines.count && lines.first?.first != UInt8(ascii: "[")
    // Objects that each have a line and all lack their end are broken lines.
    self = areWhole || lines.allSatisfy(\.beginsObject) ? .lines : .documents
  }

  /// What a line begins and ends with, beside white space.
  private struct LineEnds {
    let first: UInt8
    let last: UInt8?
    /// Whether it begins with the name of an object's first member.
    let beginsObject: Bool

    /// `nil` for a line with nothing on it.
    init?(_ line: ArraySlice<UInt8>) {
      let text = line.drop { $0 <= 0x20 }
      guard let first = text.first else { return nil }
      self.first = first
      last = text.last { $0 > 0x20 }
      let second = text.dropFirst().first { $0 > 0x20 }
      beginsObject = first == UInt8(ascii: "{") && second == UInt8(ascii: "\"")
    }
  }
}
