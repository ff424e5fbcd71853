/// One record of a delimited file.
///
/// It looks into the reader's buffers and is valid until the reader moves on; what is to last is copied out.
public struct CSVRecord {
  /// The line the record begins on, counted from 1.
  public let line: Int
  /// The offset of its first byte in the text.
  public let byteOffset: Int
  /// What is wrong with it; such a record has no fields.
  public let fault: CSVFault?
  /// Whether a quoted field holds quotes that are not doubled; they stand in the field as they are.
  public let hasStrayQuotes: Bool
  /// The record as it stands in the file, without its line end; of one that is too long only the beginning.
  public let rawBytes: UnsafeRawBufferPointer
  let fields: UnsafeBufferPointer<CSVField>
  let unescaped: UnsafeRawPointer?

  /// The number of fields.
  public var count: Int { fields.count }

  /// The bytes of a field, without its quotes.
  public subscript(_ index: Int) -> UnsafeRawBufferPointer {
    let field = fields[index]
    let base = field.isUnescaped ? unescaped : rawBytes.baseAddress
    return UnsafeRawBufferPointer(
      start: base.map { $0 + Int(field.start) }, count: Int(field.end - field.start))
  }

  /// The text of a field.
  public func string(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  /// The texts of all fields.
  public var strings: [String] { (0..<count).map { string($0) } }

  /// Whether the line holds nothing but white space.
  public var isBlank: Bool {
    fault == nil && count == 1 && !fields[0].isQuoted
      && self[0].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Whether the line begins with a hash sign, quoted or not, as the preambles of exports do.
  ///
  /// A cell of nothing but the sign may be the name of a column of numbers.
  public var isComment: Bool {
    guard fault == nil, count > 0, self[0].first == UInt8(ascii: "#") else { return false }
    return self[0].count > 1 || (1..<count).allSatisfy { self[$0].isEmpty }
  }

  /// The record as it stands in the file, without the separators at its end that a spreadsheet fills up lines with.
  ///
  /// A line before a table has no fields of its own, so that any separator counts.
  var textWithoutPadding: Substring {
    let padding = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, 0x20, 0x0D]
    let end = rawBytes.lastIndex { !padding.contains($0) }.map { $0 + 1 } ?? 0
    return Substring(decoding: rawBytes[..<end], as: UTF8.self)
  }

  /// Whether the record names the columns once more, as where files were joined.
  ///
  /// - Parameter names: The bytes of the columns' names; a single name may be a text as well.
  func repeats(_ names: [[UInt8]]) -> Bool {
    guard fault == nil, count == names.count, count > 1 else { return false }
    return names.indices.allSatisfy { index in
      self[index].count == names[index].count && self[index].elementsEqual(names[index])
    }
  }

  /// Whether every field is empty or white space.
  public var isEmpty: Bool {
    fault == nil && (0..<count).allSatisfy { self[$0].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
  }
}

/// Why a record cannot be cut into fields.
public enum CSVFault: Hashable, Sendable {
  /// A quote opens a field and nothing closes it; the record was ended with that line.
  case unterminatedQuote
  /// The record is longer than the limit, in bytes.
  case tooLong(limit: Int)

  /// What is wrong, as a sentence without its full stop.
  public var description: String {
    switch self {
    case .unterminatedQuote: "A quoted field is not closed"
    case .tooLong(let limit): "The record is longer than \(limit) bytes"
    }
  }
}

/// A field's place, relative to the record's first byte or, once unescaped, to the buffer for such fields.
struct CSVField {
  var start: Int32
  var end: Int32
  var isQuoted: Bool
  /// Whether quotes inside have to be reduced; after the record is complete: whether they were.
  var isUnescaped: Bool
}
