internal import CXXHash

/// The hash of some content: which bytes a lexicon, rule file or input had, in one short name.
///
/// XXH3 with 128 bits (Collet, xxhash.com). It tells contents apart reliably and quickly, but does not resist
/// an adversary who wants two contents with one hash.
///
///     var hash = ContentHash()
///     hash.update(firstChunk)
///     hash.update(secondChunk)
///     hash.hexadecimal   // 32 digits, as `xxhsum -H2` prints them for the whole file
///
/// - Complexity: O(*n*) in the number of bytes, at the speed of memory.
public struct ContentHash: ~Copyable {
  private let state: OpaquePointer

  /// The hash of no bytes yet.
  public init() { state = rapport_xxh3_create() }

  deinit { rapport_xxh3_destroy(state) }

  /// Takes in the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    rapport_xxh3_update(state, start, bytes.count)
  }

  /// The hash of all bytes so far, as 32 lower-case hexadecimal digits.
  public var hexadecimal: String {
    halves.map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The hash of some bytes, as 32 lower-case hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = ContentHash()
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.hexadecimal
  }

  /// The hash of all bytes so far, as 16 bytes in the order of the digits.
  public var bytes: [UInt8] {
    halves.flatMap { half in withUnsafeBytes(of: half.bigEndian) { Array($0) } }
  }

  private var halves: [UInt64] {
    var high: UInt64 = 0
    var low: UInt64 = 0
    rapport_xxh3_digest(state, &high, &low)
    return [high, low]
  }

  /// The hash of some bytes, as 16 bytes in the order of the digits.
  public static func bytes(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var hash = ContentHash()
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.bytes
  }

  /// The hash of some strings one after the other, each with its length, in two halves.
  public static func halves(of strings: [String]) -> (high: UInt64, low: UInt64) {
    var hash = ContentHash()
    for string in strings {
      var string = string
      string.withUTF8 { bytes in
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update($0) }
        hash.update(UnsafeRawBufferPointer(bytes))
      }
    }
    return (hash.halves[0], hash.halves[1])
  }

  /// A hash of some bytes with 64 bits, for tables and random choices: XXH3 with the seed 0.
  public static func short(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    rapport_xxh3_64(bytes.baseAddress, bytes.count, 0)
  }
}

extension ContentHash {
  /// The hash of some bytes as manifests name it: `xxh3-128:` and the digits.
  public static func named(_ bytes: [UInt8]) -> String { "xxh3-128:" + hexadecimal(of: bytes) }
}
