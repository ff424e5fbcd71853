/// One place in a phrase: an exact term, a glob, or anything.
struct PhraseElement: Hashable, BitwiseCopyable, Sendable {
  fileprivate let rawValue: UInt32

  private init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A key by its number.
  @inline(__always)
  static func key(_ number: UInt32) -> PhraseElement { PhraseElement(rawValue: number) }

  /// A glob by its number.
  static func glob(_ number: UInt32) -> PhraseElement { PhraseElement(rawValue: globMark | number) }

  /// What every token but punctuation satisfies.
  static let anything = PhraseElement(rawValue: .max)

  private static let globMark: UInt32 = 1 << 31

  /// The number of a key.
  @inline(__always)
  var key: UInt32? { rawValue < Self.globMark ? rawValue : nil }

  /// The number of a glob.
  @inline(__always)
  var glob: UInt32? { rawValue >= Self.globMark && self != .anything ? rawValue & ~Self.globMark : nil }

  /// A hash of the element and of a node that it goes on from.
  @inline(__always)
  func hash(from node: Int32) -> Int {
    let both = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(rawValue)
    return Int(truncatingIfNeeded: (both &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

/// A set of keys and globs, which have small numbers.
struct PhraseElementSet: Sendable {
  private var keys: [Bool] = []
  private var globs: [Bool] = []

  /// Adds an element; anything is in no set.
  mutating func insert(_ element: PhraseElement) {
    if let key = element.key { Self.insert(Int(key), into: &keys) }
    if let glob = element.glob { Self.insert(Int(glob), into: &globs) }
  }

  func contains(_ element: PhraseElement) -> Bool {
    if let key = element.key { return Int(key) < keys.count && keys[Int(key)] }
    if let glob = element.glob { return Int(glob) < globs.count && globs[Int(glob)] }
    return false
  }

  private static func insert(_ number: Int, into list: inout [Bool]) {
    if number >= list.count {
      list.append(contentsOf: repeatElement(false, count: max(number + 1, 2 * list.count) - list.count))
    }
    list[number] = true
  }
}
