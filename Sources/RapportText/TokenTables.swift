/// What the tokeniser knows: the break rules, emoticons, top-level domains and schemes of addresses.
package final class TokenTables: @unchecked Sendable {
  // What the pointers lead to is written once, before anybody else has the tables.
  let breaks: BreakTable
  /// What each byte may do.
  let byteTraits: UnsafePointer<ByteTraits>
  /// Emoticons by their first byte, the longest first.
  private let emoticons: [[Emoticon]]
  /// A bit for every pair of bytes that an emoticon begins with.
  private let emoticonPairs: UnsafePointer<UInt64>
  /// Emoticons of letters alone, such as "XD", as they are packed in a word.
  let letterEmoticons: [UInt64]
  private let domains: KeyTable
  /// Whether an address in the domain of this number needs no slash.
  private let bareDomains: [Bool]
  private let schemes: KeyTable
  private let schemeUses: [SchemeUse]

  /// What a scheme leads to.
  enum SchemeUse: UInt8 {
    /// A host on the Internet.
    case host
    /// A place in a program, which may be named without dots.
    case application
  }

  /// The tables of the library's own files, read once a process.
  package static let embedded: TokenTables = {
    do { return try TokenTables(from: .embedded) } catch { preconditionFailure("\(error)") }
  }()

  package init(from library: DataLibrary) throws(TextError) {
    breaks = library.directory == nil ? .embedded : try BreakTable(from: library)
    var emoticons = [[Emoticon]](repeating: [], count: 256)
    var pairs = [UInt64](repeating: 0, count: 1024)
    var letters: [UInt64] = []
    var byteTraits = ByteTraits.table()
    try forEachRow(of: "und/emoticons/terms.tsv", in: library) { row in
      let emoticon = Emoticon(Array(row.first))
      emoticons[Int(row.first[row.first.startIndex])].append(emoticon)
      let second = row.first.count > 1 ? row.first[row.first.startIndex + 1] : 0
      let pair = Int(row.first[row.first.startIndex]) << 8 | Int(second)
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
      let letterCount = row.first.prefix { $0.isLetter }.count
      if letterCount == row.first.count && letterCount <= 8 {
        byteTraits[Int(row.first[row.first.startIndex])].insert(.emoticonInitial)
        letters.append(row.first.reversed().reduce(0) { $0 << 8 | UInt64($1) })
      } else if letterCount > 0, row.first[row.first.startIndex + letterCount] < 0x80 {
        byteTraits[Int(row.first[row.first.startIndex + letterCount])].insert(.afterEmoticonLetters)
      }
    }
    self.emoticons = emoticons.map { list in list.sorted { $0.count > $1.count } }
    emoticonPairs = copied(pairs)
    letterEmoticons = letters
    self.byteTraits = copied(byteTraits)

    var domains = KeyTable()
    var bareDomains: [Bool] = []
    try forEachRow(of: "und/domains/terms.tsv", in: library) { row in
      _ = domains.insert(UnsafeRawBufferPointer(rebasing: row.first))
      bareDomains.append(row.second.elementsEqual("bare".utf8))
    }
    self.domains = domains
    self.bareDomains = bareDomains

    var schemes = KeyTable()
    var uses: [SchemeUse] = []
    try forEachRow(of: "und/schemes/terms.tsv", in: library) { row in
      _ = schemes.insert(UnsafeRawBufferPointer(rebasing: row.first))
      uses.append(row.second.elementsEqual("application".utf8) ? .application : .host)
    }
    self.schemes = schemes
    schemeUses = uses
  }

  deinit {
    byteTraits.deallocate()
    emoticonPairs.deallocate()
  }

  /// Whether an emoticon begins with these bytes.
  @inline(__always)
  func mayBeginEmoticon(_ first: UInt8, _ second: UInt8) -> Bool {
    let pair = Int(first) << 8 | Int(second)
    return emoticonPairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1
  }

  /// The emoticons that begin with this byte, the longest first.
  func emoticons(beginningWith byte: UInt8) -> [Emoticon] { emoticons[Int(byte)] }

  /// Whether an address ending in this domain needs no slash after it; `nil` when there is no such domain.
  func isBareDomain(_ text: UnsafeRawBufferPointer, _ domain: Range<Int>) -> Bool? {
    withLowerCased(UnsafeRawBufferPointer(rebasing: text[domain])) { domains.find($0) }.map {
      bareDomains[Int($0)]
    }
  }

  /// What a scheme leads to; `nil` when it is none of the table.
  func schemeUse(_ name: UnsafeRawBufferPointer) -> SchemeUse? {
    withLowerCased(name) { schemes.find($0) }.map { schemeUses[Int($0)] }
  }

  /// Domains and schemes are short; what is longer is none.
  private func withLowerCased<Result>(
    _ name: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result?
  ) -> Result? {
    guard name.count <= 64 else { return nil }
    return withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { buffer in
      for (index, byte) in name.enumerated() { buffer[index] = byte.lowerCased }
      return body(UnsafeRawBufferPointer(rebasing: buffer[..<name.count]))
    }
  }
}

/// The elements in memory of their own.
private func copied<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
  let copy = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
  copy.initialize(from: elements, count: elements.count)
  return UnsafePointer(copy)
}

/// A face of letters and punctuation.
struct Emoticon: Sendable {
  let count: Int
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    count = bytes.count
  }

  /// Whether it stands at an offset.
  func matches(_ text: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard offset + count <= text.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 1..<max(count, 1) where text[offset + index] != bytes[index] { return false }
      return true
    }
  }
}
