import Glibc
import RapportIngest

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
    var strings = JSONStringState()
    for byte in json where strings.takes(byte) || byte > 0x20 { bytes.append(byte) }
    return bytes
  }
}
