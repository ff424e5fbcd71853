/// Follows a JSON text byte by byte and tells what stands in strings.
package struct JSONStringState {
  private var isInString = false
  private var isEscaped = false

  /// Before the text.
  package init() {}

  /// Takes the next byte; whether it is of a string, its quotation marks included.
  @inline(__always)
  package mutating func takes(_ byte: UInt8) -> Bool {
    guard isInString else {
      isInString = byte == UInt8(ascii: "\"")
      return isInString
    }
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else {
      isInString = byte != UInt8(ascii: "\"")
    }
    return true
  }
}
