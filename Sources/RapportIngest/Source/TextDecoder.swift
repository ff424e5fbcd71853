/// Turns bytes of an encoding into well-formed UTF-8, piece by piece.
///
/// Whatever is ill-formed becomes U+FFFD and is counted.
struct TextDecoder {
  let encoding: TextEncoding
  /// The number of ill-formed parts replaced so far.
  private(set) var replacements = 0

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Decodes as much of `input` as fits into `output`.
  ///
  /// - Parameter isLast: Whether no byte follows, so that an incomplete sequence is ill-formed.
  /// - Returns: The bytes taken and the bytes written; nothing is taken of a sequence that is cut off.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> (taken: Int, written: Int) {
    let isUTF8 =
      switch encoding {
      case .utf8, .other: true
      default: false
      }
    var taken = 0
    var written = 0
    // No scalar needs more than four bytes.
    while taken < input.count, written + 4 <= output.count {
      if isUTF8 {
        // What is well-formed stays as it is.
        let rest = UnsafeRawBufferPointer(rebasing: input[taken...].prefix(output.count - written))
        let good = wellFormedPrefix(of: rest)
        UnsafeMutableRawBufferPointer(rebasing: output[written...])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<good]))
        taken += good
        written += good
        if taken == input.count || written + 4 > output.count { break }
      }
      let scalar: UInt32?
      let length: Int
      switch encoding {
      case .utf8, .other:
        switch utf8Step(input, at: taken) {
        case .wellFormed(let count):
          for offset in 0..<count { output[written + offset] = input[taken + offset] }
          taken += count
          written += count
          continue
        case .illFormed(let count): (scalar, length) = (nil, count)
        case .incomplete:
          guard isLast else { return (taken, written) }
          (scalar, length) = (nil, input.count - taken)
        }
      case .windows1252:
        (scalar, length) = (Self.windows1252Scalar(input[taken]), 1)
      case .utf16LittleEndian, .utf16BigEndian:
        guard let unit = unit16(input, taken) else {
          guard isLast else { return (taken, written) }
          (scalar, length) = (nil, input.count - taken)
          break
        }
        if unit & 0xFC00 == 0xD800 {
          if let trail = unit16(input, taken + 2) {
            let isPair = trail & 0xFC00 == 0xDC00
            scalar = isPair ? 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF)) : nil
            length = isPair ? 4 : 2
          } else if isLast {
            (scalar, length) = (nil, 2)
          } else {
            return (taken, written)
          }
        } else {
          (scalar, length) = (unit & 0xFC00 == 0xDC00 ? nil : UInt32(unit), 2)
        }
      case .utf32LittleEndian, .utf32BigEndian:
        guard taken + 4 <= input.count else {
          guard isLast else { return (taken, written) }
          (scalar, length) = (nil, input.count - taken)
          break
        }
        let unit = input.loadUnaligned(fromByteOffset: taken, as: UInt32.self)
        let value = encoding == .utf32LittleEndian ? UInt32(littleEndian: unit) : UInt32(bigEndian: unit)
        (scalar, length) = (value, 4)
      }
      taken += length
      if let scalar, let valid = Unicode.Scalar(scalar) {
        for byte in UTF8.encode(valid)! {
          output[written] = byte
          written += 1
        }
      } else {
        replacements += 1
        for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
          output[written] = byte
          written += 1
        }
      }
    }
    return (taken, written)
  }

  /// The 16-bit unit at an offset, or `nil` when the bytes end before its end.
  private func unit16(_ input: UnsafeRawBufferPointer, _ offset: Int) -> UInt16? {
    guard offset + 2 <= input.count else { return nil }
    let unit = input.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
    return encoding == .utf16LittleEndian ? UInt16(littleEndian: unit) : UInt16(bigEndian: unit)
  }

  /// The scalar of a byte; the five bytes without one stand for C1 controls, as in the WHATWG Encoding
  /// Standard, whose index these 32 values are.
  private static func windows1252Scalar(_ byte: UInt8) -> UInt32 {
    (0x80...0x9F).contains(byte) ? windows1252Scalars[Int(byte) - 0x80] : UInt32(byte)
  }

  private static let windows1252Scalars: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
