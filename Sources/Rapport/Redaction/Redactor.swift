public import RapportIngest
import RapportModel
import RapportText

/// Covers in texts what leads to a person, with one `*` for each byte: e-mail addresses, handles, telephone numbers, bank
/// cards and IP addresses.
///
///     let redactor = try Redactor()
///     redactor.redacted("Ask @ann, +1 555 0100")   // "Ask ****, ***********"
///
/// A redacted text has as many bytes as the text, so offsets into the one fit the other, and redacting it again changes
/// nothing. Scores are found in the text itself; only what is written out is redacted. `docs/redaction.md` says what is found
/// and what is not.
///
/// A redactor owns buffers that it uses again, so each thread needs its own.
///
/// - Complexity: O(*n*) in the bytes of a text.
public final class Redactor {
  /// The columns that the user named, whose meaning their names may not tell.
  let columns: ColumnNames
  let parser = JSONParser()
  private let tokenizer: Tokenizer
  private var tokens = TokenBatch()

  /// Opens a redactor.
  ///
  /// - Parameter columns: The columns that options name.
  /// - Throws: ``TextError`` when break rules are missing.
  public init(columns: ColumnNames = ColumnNames()) throws {
    self.columns = columns
    tokenizer = try Tokenizer()
  }

  /// The text with what leads to a person covered.
  public func redacted(_ text: String) -> String {
    var bytes = Array(text.utf8)
    return redact(&bytes) ? String(decoding: bytes, as: UTF8.self) : text
  }

  /// Covers what leads to a person.
  ///
  /// - Parameter text: UTF-8; what is well-formed stays so.
  /// - Returns: Whether anything was covered.
  /// - Precondition: The text is shorter than 2 GiB.
  @discardableResult
  public func redact(_ text: inout [UInt8]) -> Bool {
    var passes = 0
    // What is covered may set something free beside it, such as the rest of a web address.
    while passes < Self.mostPasses, coverOnce(&text) { passes += 1 }
    return passes > 0
  }

  /// How often a text is looked through at most, which keeps the cost linear.
  private static let mostPasses = 8

  private func coverOnce(_ text: inout [UInt8]) -> Bool {
    guard text.contains(where: Self.mayBelongToAFinding) else { return false }
    let original = text
    text.withUnsafeBytes { tokenizer.tokenize($0, into: &tokens) }
    let webAddresses = AddressCover.cover(tokens, in: &text)
    NetworkAddress.coverAll(in: &text)
    var groups = DigitGroups(text, outside: webAddresses)
    groups.protectOtherNumbers(in: text)
    groups.coverCards(in: &text)
    groups.coverPhones(in: &text)
    return text != original
  }

  /// Whether a byte is a digit, a sign of addresses, or the slash or colon without which there is no handle or IP address.
  private static func mayBelongToAFinding(_ byte: UInt8) -> Bool {
    byte &- 0x30 <= 10 || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/") || byte == 0xEF
  }
}

extension [UInt8] {
  /// Covers a stretch with one `*` for each byte.
  mutating func cover(_ range: Range<Int>) {
    for index in range { self[index] = UInt8(ascii: "*") }
  }

  /// The byte at an offset; 0 beyond the ends.
  func byte(at offset: Int) -> UInt8 { indices.contains(offset) ? self[offset] : 0 }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDecimalDigit: Bool { self &- 0x30 < 10 }

  /// Whether it is an ASCII letter, digit or underscore.
  var isNameByte: Bool { isDecimalDigit || (self | 0x20) &- 0x61 < 26 || self == UInt8(ascii: "_") }

  /// Whether a word or number goes on beside it, perhaps covered; so what is covered gives nothing new beside it.
  var isInWord: Bool { isNameByte || self == UInt8(ascii: "*") }
}
