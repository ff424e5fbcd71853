/// How often something is written with a capital, to tell names.
struct CapitalCount {
  private var total = 0
  private var capitalized = 0

  /// The share of capitals from which something is a name.
  private static let nameShare = 0.6
  /// The fewest capitals.
  private static let nameCount = 5

  /// Counts one place.
  mutating func add(_ isCapitalized: Bool) {
    total += 1
    if isCapitalized { capitalized += 1 }
  }

  /// Whether it is written with a capital often enough, and mostly.
  var isName: Bool {
    capitalized >= Self.nameCount && Double(capitalized) > Self.nameShare * Double(total)
  }

  /// Whether the first letter is a capital of ASCII.
  static func isCapitalized(_ surface: UnsafeRawBufferPointer) -> Bool {
    surface.first.map { $0 &- UInt8(ascii: "A") < 26 } ?? false
  }

  /// Whether a text has capitals and more small letters than those, so that its capitals tell something.
  static func isMixedCase(_ text: UnsafeRawBufferPointer) -> Bool {
    var capitals = 0
    var small = 0
    for byte in text {
      if byte &- UInt8(ascii: "A") < 26 { capitals += 1 }
      if byte &- UInt8(ascii: "a") < 26 { small += 1 }
    }
    return capitals > 0 && small > capitals
  }
}
