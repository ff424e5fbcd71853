import Glibc

/// Brings JSON that spans lines onto one line.
enum OneLineJSON {
  /// Whether JSON stands on one line.
  static func isLine(_ json: UnsafeRawBufferPointer) -> Bool {
    guard let start = json.baseAddress else { return true }
    return memchr(start, 0x0A, json.count) == nil && memchr(start, 0x0D, json.count) == nil
  }

  /// The same values without white space between them; strings and numbers keep their notation.
  ///
  /// - Complexity: O(*n*) in the bytes.
  static func bytes(of json: UnsafeRawBufferPointer) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count)
    var isInString = false
    var isEscaped = false
    for byte in json {
      if isInString {
        bytes.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte > 0x20 {
        bytes.append(byte)
        isInString = byte == UInt8(ascii: "\"")
      }
    }
    return bytes
  }
}
