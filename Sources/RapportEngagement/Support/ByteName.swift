import RapportModel

/// A name that equals another only byte by byte, and sorts by its bytes.
///
/// Swift's strings are equal where Unicode holds them to be canonically equivalent. Of two such spellings the one
/// that came first would stay, and the result would depend on the order of rows.
struct ByteName: Hashable, Sendable, Comparable {
  let string: String

  init(_ string: String) { self.string = string }

  static func == (left: Self, right: Self) -> Bool { left.string.utf8.elementsEqual(right.string.utf8) }

  func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// A hash that is the same in every process.
  var hash: UInt64 {
    var string = string
    return string.withUTF8 { ContentHash.short(of: UnsafeRawBufferPointer($0)) }
  }

  static func < (left: Self, right: Self) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}
