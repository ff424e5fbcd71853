/// How the bytes of an input stand for text.
public enum TextEncoding: Hashable, Sendable {
  /// UTF-8; ASCII is part of it.
  case utf8
  /// UTF-16, low byte first.
  case utf16LittleEndian
  /// UTF-16, high byte first.
  case utf16BigEndian
  /// UTF-32, low byte first.
  case utf32LittleEndian
  /// UTF-32, high byte first.
  case utf32BigEndian
  /// Windows code page 1252; ISO 8859-1 is read as this, as browsers do (WHATWG Encoding Standard).
  case windows1252
  /// Another one, by a name that ICU knows, such as `Shift_JIS`; only read when an option names it.
  case other(String)

  /// The encodings that are told from the bytes.
  public static let detectable: [TextEncoding] = [
    .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .windows1252,
  ]

  /// The usual name.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .utf32LittleEndian: "UTF-32LE"
    case .utf32BigEndian: "UTF-32BE"
    case .windows1252: "windows-1252"
    case .other(let name): name
    }
  }

  /// The encoding that an option names; letter case, hyphens and underscores don't count.
  public init(named name: String) {
    let key = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    switch key {
    case "utf8", "ascii", "usascii": self = .utf8
    case "utf16", "utf16le", "ucs2", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "utf32", "utf32le": self = .utf32LittleEndian
    case "utf32be": self = .utf32BigEndian
    case "windows1252", "cp1252", "latin1", "iso88591", "l1": self = .windows1252
    default: self = .other(name)
    }
  }

  /// The encoding that a byte order mark at the start of `bytes` states, and the mark's length.
  static func byteOrderMark(of bytes: some Collection<UInt8>) -> (encoding: TextEncoding, length: Int)? {
    switch Array(bytes.prefix(4)) {
    case let start where start.starts(with: [0xEF, 0xBB, 0xBF]): (.utf8, 3)
    // The mark of UTF-16LE begins that of UTF-32LE; a text that begins with U+0000 is the unlikelier reading.
    case [0xFF, 0xFE, 0, 0]: (.utf32LittleEndian, 4)
    case [0, 0, 0xFE, 0xFF]: (.utf32BigEndian, 4)
    case let start where start.starts(with: [0xFF, 0xFE]): (.utf16LittleEndian, 2)
    case let start where start.starts(with: [0xFE, 0xFF]): (.utf16BigEndian, 2)
    default: nil
    }
  }

  /// The wide encoding whose pattern of NUL bytes `bytes` have; ASCII characters leave one in every unit.
  static func nulPattern(of bytes: some Collection<UInt8>) -> TextEncoding? {
    let sample = Array(bytes.prefix(4096))
    var nuls = [0, 0, 0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { nuls[index & 3] += 1 }
    let quarter = max(1, sample.count / 4)
    func isMostly(_ lanes: Int...) -> Bool { lanes.allSatisfy { nuls[$0] * 10 > quarter * 4 } }
    func isHardly(_ lanes: Int...) -> Bool { lanes.allSatisfy { nuls[$0] * 20 <= quarter } }
    if sample.count >= 4 {
      if isMostly(1, 2, 3), isHardly(0) { return .utf32LittleEndian }
      if isMostly(0, 1, 2), isHardly(3) { return .utf32BigEndian }
      if isMostly(1, 3), isHardly(0, 2) { return .utf16LittleEndian }
      if isMostly(0, 2), isHardly(1, 3) { return .utf16BigEndian }
    }
    // Scripts beside Latin leave NULs in spaces and line ends only; a text of bytes has none at all.
    let (even, odd) = (nuls[0] + nuls[2], nuls[1] + nuls[3])
    if max(even, odd) >= 4, max(even, odd) * 25 >= sample.count, min(even, odd) * 10 <= max(even, odd) {
      return odd > even ? .utf16LittleEndian : .utf16BigEndian
    }
    return nil
  }
}
