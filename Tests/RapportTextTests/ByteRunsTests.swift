import CByteRuns
import RapportTestSupport
import Testing

/// What is told of many bytes at once, by vectors and in machine words, against a loop over the bytes.
@Suite struct ByteRunsTests {
  @Test("letters are counted as one by one") func counts() {
    var random = SeededGenerator()
    for _ in 0..<20_000 {
      let bytes = bytes(16, &random)
      let letters = bytes.prefix(while: Self.isLetter).count
      #expect(Int(rapport_letters_count(bytes)) == letters, "\(bytes), seed \(random.seed)")
      #expect(Int(rapport_letters_count_words(bytes)) == letters, "\(bytes), seed \(random.seed)")
    }
  }

  @Test("a window has the classes of its bytes, in every way that the processor has") func windows() throws {
    var random = SeededGenerator()
    let classes = (0..<128).map { _ in UInt16.random(in: 0...UInt16.max, using: &random) }
    for way in Self.ways {
      let open = try #require(rapport_byte_classes_open(classes, way))
      defer { rapport_byte_classes_close(open) }
      for _ in 0..<2_000 {
        let count = Int.random(in: 1...80, using: &random)
        var bytes = bytes(count, &random)
        var window = rapport_window()
        rapport_window_fill(open, bytes, UInt64(count), &window)
        bytes = Array((bytes + [UInt8](repeating: 0, count: 64)).prefix(64))
        let place = "\(way), \(bytes), seed \(random.seed)"
        func check(_ bits: UInt64, _ name: String, _ isMember: (Int) -> Bool) {
          #expect(
            bits == (0..<64).reduce(0 as UInt64) { $0 | (isMember($1) ? 1 << UInt64($1) : 0) },
            "\(name), \(place)")
        }
        withUnsafeBytes(of: window) { memory in
          for (number, bits) in memory.bindMemory(to: UInt64.self).prefix(16).enumerated() {
            check(bits, "class \(number)") {
              bytes[$0] < 0x80 && classes[Int(bytes[$0])] >> UInt16(number) & 1 != 0
            }
          }
        }
        check(window.beyond_ascii, "beyond ASCII") { bytes[$0] >= 0x80 }
        check(window.repeats, "repeats") { $0 > 0 && bytes[$0] == bytes[$0 - 1] }
        #expect(withUnsafeBytes(of: window.bytes) { $0.prefix(64).elementsEqual(bytes) }, "\(place)")
        let small = withUnsafeBytes(of: window.small) { Array($0.prefix(64)) }
        #expect(small == bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, "\(place)")
      }
    }
  }

  private static let ways = [RAPPORT_IN_WORDS, RAPPORT_BY_AVX2, RAPPORT_BY_AVX512].filter {
    $0.rawValue <= rapport_fastest_way().rawValue
  }

  @Test("a byte three times in a row is seen, and the zeros behind a key are not") func runs() {
    var random = SeededGenerator()
    for _ in 0..<20_000 {
      let bytes = (0..<16).map { _ in UInt8.random(in: 0...2, using: &random) }
      let isRun = (0..<14).contains {
        bytes[$0] != 0 && bytes[$0] == bytes[$0 + 1] && bytes[$0] == bytes[$0 + 2]
      }
      let low = rapport_word_at(bytes)
      let high = bytes.withUnsafeBytes { rapport_word_at($0.baseAddress! + 8) }
      #expect((rapport_has_run(low, high) != 0) == isRun, "\(bytes), seed \(random.seed)")
      #expect((rapport_has_run_words(low, high) != 0) == isRun, "\(bytes), seed \(random.seed)")
    }
  }

  /// Half of them of what is asked for.
  private func bytes(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in
      Bool.random(using: &random)
        ? Array("azAZ09_ @[`{/:".utf8).randomElement(using: &random)!
        : UInt8.random(in: 0...255, using: &random)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
