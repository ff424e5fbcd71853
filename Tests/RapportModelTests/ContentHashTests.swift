import RapportModel
import Testing

@Suite struct ContentHashTests {
  @Test("hashes are those of xxhsum -H2") func known() {
    #expect(ContentHash.hexadecimal(of: []) == "99aa06d3014798d86001c324468d497f")
    #expect(ContentHash().hexadecimal == "99aa06d3014798d86001c324468d497f")
  }

  @Test("how content is cut into chunks does not matter") func chunks() {
    let content = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 31) }
    var hash = ContentHash()
    content[..<1].withUnsafeBytes { hash.update($0) }
    content[1..<3000].withUnsafeBytes { hash.update($0) }
    content[3000...].withUnsafeBytes { hash.update($0) }
    #expect(hash.hexadecimal == ContentHash.hexadecimal(of: content))
  }
}
