/// The wildcards of globs, and the letters of cuneiform that stand for them while a pattern is cut into tokens.
enum Wildcard: CaseIterable {
  case run
  case one

  var ascii: UInt8 { self == .run ? UInt8(ascii: "*") : UInt8(ascii: "?") }

  var letter: [UInt8] { [0xF0, 0x92, 0x80, self == .run ? 0x80 : 0x81] }

  static func isWildcard(_ byte: UInt8) -> Bool { byte == run.ascii || byte == one.ascii }

  static func mask(_ pattern: String) -> String {
    let masked = pattern.utf8.flatMap { byte in allCases.first { $0.ascii == byte }?.letter ?? [byte] }
    return String(decoding: masked, as: UTF8.self)
  }

  static func unmask(_ key: [UInt8]) -> [UInt8] {
    var pattern: [UInt8] = []
    var rest = key[...]
    while let byte = rest.first {
      if let wildcard = allCases.first(where: { rest.starts(with: $0.letter) }) {
        pattern.append(wildcard.ascii)
        rest = rest.dropFirst(4)
      } else {
        pattern.append(byte)
        rest = rest.dropFirst()
      }
    }
    return pattern
  }
}
