import Glibc

/// The name of a property: a web site, page, app, channel or account.
///
/// Names compare by their bytes, so the order of rows in a matrix does not depend on a locale.
public struct PropertyID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name as the analyst reads it, such as `shop.example`.
  public let name: String

  /// A property of this name, which is used as it stands.
  public init(_ name: String) { self.name = name }

  /// The property a host name stands for: lower-cased, without a leading `www.` and a trailing dot.
  ///
  ///     PropertyID(host: "WWW.Shop.Example")   // shop.example
  public init(host: String) {
    var name = host.lowercased()
    if name.hasPrefix("www.") { name.removeFirst(4) }
    if name.hasSuffix(".") { name.removeLast() }
    self.init(name)
  }

  /// The name.
  public var description: String { name }

  /// Whether the names have the same bytes; two spellings of one letter are two names.
  public static func == (left: Self, right: Self) -> Bool {
    guard left.name.utf8.count == right.name.utf8.count else { return false }
    let areEqual = left.name.utf8.withContiguousStorageIfAvailable { left in
      right.name.utf8.withContiguousStorageIfAvailable { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.isEmpty }
        return memcmp(first, second, left.count) == 0
      }
    }
    return (areEqual ?? nil) ?? left.name.utf8.elementsEqual(right.name.utf8)
  }

  /// Takes the bytes of the name into a hash.
  public func hash(into hasher: inout Hasher) {
    var name = name
    name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Orders by the UTF-8 bytes of the names.
  public static func < (left: Self, right: Self) -> Bool {
    let precedes = left.name.utf8.withContiguousStorageIfAvailable { left in
      right.name.utf8.withContiguousStorageIfAvailable { left.lexicographicallyPrecedes($0) }
    }
    return (precedes ?? nil) ?? left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
