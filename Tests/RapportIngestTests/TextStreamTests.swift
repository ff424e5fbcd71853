import Foundation
import RapportIngest
import RapportTestSupport
import Testing

@Suite struct TextStreamTests {
  static func read(_ bytes: [UInt8], encoding: String? = nil, piece: Int = 4096) throws -> (
    String, TextStream
  ) {
    let stream = try TextStream(ByteSource(bytes: bytes, name: "bytes"), encoding: encoding)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 1)
    defer { buffer.deallocate() }
    var all: [UInt8] = []
    while true {
      let count = try stream.read(into: buffer)
      if count == 0 { break }
      all += buffer[..<count]
    }
    return (String(decoding: all, as: UTF8.self), stream)
  }

  private static let text = "naïve café – “ok” 😀 ไทย\nsecond line, with more ASCII to sniff\n"

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  private static func utf32(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = [24, 16, 8, 0].map { UInt8(scalar.value >> $0 & 0xFF) }
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  static let encodings: [(String, [UInt8])] = [
    ("UTF-8", Array(text.utf8)),
    ("UTF-8", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    ("UTF-16LE", [0xFF, 0xFE] + utf16(text, bigEndian: false)),
    ("UTF-16BE", [0xFE, 0xFF] + utf16(text, bigEndian: true)),
    ("UTF-16LE", utf16(text, bigEndian: false)),
    ("UTF-16BE", utf16(text, bigEndian: true)),
    ("UTF-32LE", [0xFF, 0xFE, 0, 0] + utf32(text, bigEndian: false)),
    ("UTF-32BE", [0, 0, 0xFE, 0xFF] + utf32(text, bigEndian: true)),
    ("UTF-32LE", utf32(text, bigEndian: false)),
  ]

  @Test("the encoding is told from the bytes", arguments: encodings)
  func sniffing(name: String, bytes: [UInt8]) throws {
    for piece in [1, 2, 3, 4, 5, 64, 4096] {
      let (found, stream) = try Self.read(bytes, piece: piece)
      #expect(found == Self.text, "pieces of \(piece) bytes")
      #expect(stream.encoding?.name == name)
      #expect(stream.replacements == 0)
    }
  }

  @Test("legacy bytes are Windows-1252, also when the first of them comes late") func windows1252() throws {
    let early: [UInt8] = Array("caf".utf8) + [0xE9, 0x20, 0x93] + Array("ok".utf8) + [0x94, 0x20, 0x80]
    let (found, stream) = try Self.read(early)
    #expect(found == "café “ok” €")
    #expect(stream.encoding == .windows1252)
    let late = Array(repeating: UInt8(ascii: "a"), count: 200_000) + early
    for piece in [1000, 65_536, 300_000] {
      let (found, stream) = try Self.read(late, piece: piece)
      #expect(found.hasSuffix("café “ok” €"))
      #expect(stream.encoding == .windows1252)
    }
  }

  @Test("some damaged bytes don't make UTF-8 something else, and are counted") func damage() throws {
    let bytes = Array("Grüße, mañana, ".utf8) + [0xFF, 0xE2, 0x82] + Array(" fin – Ende".utf8)
    let (found, stream) = try Self.read(bytes)
    #expect(found == "Grüße, mañana, \u{FFFD}\u{FFFD} fin – Ende")
    #expect(stream.replacements == 2)
    #expect(stream.encoding == .utf8)
  }

  @Test("unpaired surrogates become U+FFFD and are counted") func surrogates() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x62, 0, 0x00, 0xDE, 0x63]
    let (found, stream) = try Self.read(bytes)
    #expect(found == "a\u{FFFD}b\u{FFFD}\u{FFFD}")
    #expect(stream.replacements == 3)
  }

  @Test("an option's encoding wins, and an unknown one is refused") func option() throws {
    #expect(try Self.read([0xC3, 0xA9], encoding: "latin1").0 == "Ã©")
    #expect(throws: IngestError.self) { try Self.read([0x61], encoding: "klingon") }
    let shiftJIS: [UInt8] = [0x93, 0xFA, 0x96, 0x7B, 0x0A, 0x93]
    for piece in [1, 4, 5, 64] {
      let (text, stream) = try Self.read(shiftJIS, encoding: "Shift_JIS", piece: piece)
      #expect(text == "日本\n\u{FFFD}", "pieces of \(piece) bytes")
      #expect(stream.replacements == 1)
    }
    let long = Array(repeating: shiftJIS[..<4], count: 60_000).flatMap { $0 }
    #expect(
      try Self.read(long, encoding: "shift_jis", piece: 1000).0 == String(repeating: "日本", count: 60_000))
  }

  @Test(
    "ill-formed UTF-8 is replaced as the Unicode Standard recommends",
    .enabled(
      if: SharedData.has("conformance/hazards/utf8/UTF-8-test.txt"), Comment(rawValue: SharedData.missing)),
    arguments: ["UTF-8-test.txt", "utf8tests.bin"])
  func stress(file: String) throws {
    let bytes = try SharedData.bytes("conformance/hazards/utf8/\(file)")
    // The standard library follows the same recommendation.
    let expected = String(decoding: bytes, as: UTF8.self)
    for piece in [1, 3, 64, 100_000] {
      let (found, stream) = try Self.read(bytes, encoding: "utf-8", piece: piece)
      #expect(found == expected, "pieces of \(piece) bytes")
      #expect((stream.replacements > 0) == (String(validating: bytes, as: UTF8.self) == nil))
    }
  }

  @Test("the hash is that of the raw bytes") func hash() throws {
    let (_, stream) = try Self.read([])
    // XXH3-128 of nothing, as `xxhsum -H2` prints it.
    #expect(stream.source.contentHash == "99aa06d3014798d86001c324468d497f")
  }

  @Test("a missing file and a folder are told apart") func missing() {
    #expect(throws: IngestError.missingFile("/no/such/file.csv")) {
      try ByteSource(path: "/no/such/file.csv")
    }
    #expect(throws: IngestError.isFolder("/tmp")) { try ByteSource(path: "/tmp") }
  }
}
