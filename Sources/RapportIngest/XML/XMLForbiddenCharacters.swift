/// Characters that XML forbids, and U+007F, which stands for others here, replaced by others of the same length so that places stay right.
struct XMLForbiddenCharacters {
  private(set) var count = 0
  private var last: UInt8 = 0
  private var beforeLast: UInt8 = 0

  mutating func replace(in bytes: UnsafeMutableRawBufferPointer) {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == XMLBareAmpersands.standIn || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) {
        bytes[index] = 0x20
        count += 1
      } else if byte == 0xBE || byte == 0xBF, last == 0xBF, beforeLast == 0xEF {
        // U+FFFE and U+FFFF become U+FFFD.
        bytes[index] = 0xBD
        count += 1
      }
      beforeLast = last
      last = byte
    }
  }
}
