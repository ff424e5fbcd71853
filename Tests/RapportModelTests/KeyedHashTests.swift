import RapportModel
import Testing

@Suite struct KeyedHashTests {
  /// The first vectors of the reference implementation: key 00…0f, input 00, 00 01, ….
  @Test(
    "equals the published test vectors",
    arguments: [
      (0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (2, 0x0d6c_8009_d9a9_4f5a),
      (7, 0xab02_00f5_8b01_d137), (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
    ] as [(Int, UInt64)])
  func vectors(length: Int, expected: UInt64) {
    let hash = KeyedHash(0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
    let input = (0..<length).map { UInt8($0) }
    #expect(input.withUnsafeBytes { hash($0) } == expected)
  }

  @Test("a private key gives other pseudonyms and a short one is refused") func authors() throws {
    let secret = try #require(AuthorPseudonymizer(key: Array(repeating: 7, count: 32)))
    #expect(secret.pseudonym(of: "river") != AuthorPseudonymizer.builtIn.pseudonym(of: "river"))
    #expect(secret.keyID != AuthorPseudonymizer.builtIn.keyID)
    #expect(AuthorPseudonymizer(key: [1, 2, 3]) == nil)
  }
}
