/// What the tokeniser knows: the break rules, emoticons, top-level domains and schemes of addresses.
package final class TokenTables: @unchecked Sendable {
  // What the pointers lead to is written once, before anybody else has the tables.
  let breaks: BreakTable
  /// What each byte may do.
  let byteTraits: UnsafePointer<ByteTraits>
  /// Emoticons by their first byte, the longest first.
  private let emoticons: [[Emoticon]]
  /// What the fast path knows of all this.
  let plain: PlainTables
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

  package init(from library: DataLibrary, _ way: WindowWay = .fastest) throws(TextError) {
    breaks = library.directory == nil ? .embedded : try BreakTable(from: library)
    var emoticons = [[Emoticon]](repeating: [], count: 256)
    try forEachRow(of: "und/emoticons/terms.tsv", in: library) { row in
      emoticons[Int(row.first[row.first.startIndex])].append(Emoticon(Array(row.first)))
    }
    self.emoticons = emoticons.map { list in list.sorted { $0.count > $1.count } }
    let byteTraits = ByteTraits.table()
    self.byteTraits = copied(byteTraits)
    plain = PlainTables(byteTraits, emoticons: emoticons.joined().lazy.map(\.bytes), way)

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
    plain.deallocate()
  }

  /// Whether an emoticon begins with these bytes.
  @inline(__always)
  func mayBeginEmoticon(_ first: UInt8, _ second: UInt8) -> Bool {
    plain.mayBeginEmoticon(first, second)
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
  let bytes: [UInt8]
  /// The first eight bytes, and ones over as many of them as there are.
  private let beginning: UInt64
  private let mask: UInt64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    beginning = bytes.withUnsafeBytes { machineWord(of: $0, from: 0) }
    mask = bytes.count >= 8 ? .max : 1 << UInt64(8 * bytes.count) - 1
  }

  var count: Int { bytes.count }

  /// Whether it stands at an offset, where these eight bytes stand.
  @inline(__always)
  func matches(_ firstBytes: UInt64, _ text: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    if firstBytes & mask != beginning { return false }
    return bytes.count <= 8
      || (offset + bytes.count <= text.count && text[offset..<offset + bytes.count].elementsEqual(bytes))
  }
}
