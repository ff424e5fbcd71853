import CByteRuns
import RapportTestSupport
import Testing

/// What is told of many bytes at once, by vectors and in machine words, against a loop over the bytes.
@Suite struct ByteRunsTests {
  @Test("letters, digits and names are counted as one by one") func counts() {
    var random = SeededGenerator()
    for _ in 0..<20_000 {
      let bytes = bytes(16, &random)
      let letters = bytes.prefix(while: Self.isLetter).count
      let digits = bytes.prefix(while: Self.isDigit).count
      let alphanumerics = bytes.prefix { Self.isLetter($0) || Self.isDigit($0) }.count
      let names = bytes.prefix { Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "_") }.count
      #expect(Int(rapport_letters_count(bytes)) == letters, "\(bytes), seed \(random.seed)")
      #expect(Int(rapport_letters_count_words(bytes)) == letters, "\(bytes), seed \(random.seed)")
      #expect(Int(rapport_digits_count(bytes)) == digits, "\(bytes), seed \(random.seed)")
      #expect(Int(rapport_digits_count_words(bytes)) == digits, "\(bytes), seed \(random.seed)")
      #expect(Int(rapport_alphanumerics_count(bytes)) == alphanumerics, "\(bytes), seed \(random.seed)")
      #expect(Int(rapport_alphanumerics_count_words(bytes)) == alphanumerics, "\(bytes), seed \(random.seed)")
      #expect(Int(rapport_names_count(bytes)) == names, "\(bytes), seed \(random.seed)")
      #expect(Int(rapport_names_count_words(bytes)) == names, "\(bytes), seed \(random.seed)")
    }
  }

  @Test("a window has the letters, and the spaces that no mark can be on") func windows() {
    var random = SeededGenerator()
    for _ in 0..<10_000 {
      let bytes = bytes(64, &random)
      var letters: UInt64 = 0
      var spaces: UInt64 = 0
      for (index, byte) in bytes.enumerated() {
        if Self.isLetter(byte) { letters |= 1 << UInt64(index) }
        let isLast = index == bytes.count - 1
        if byte == UInt8(ascii: " "), isLast || bytes[index + 1] < 0x80 { spaces |= 1 << UInt64(index) }
      }
      for window in [rapport_window_at(bytes), rapport_window_words(bytes)] {
        #expect(window.letters == letters && window.spaces == spaces, "\(bytes), seed \(random.seed)")
      }
    }
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

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
