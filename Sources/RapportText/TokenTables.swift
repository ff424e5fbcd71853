/// What the tokeniser knows beside the break rules: emoticons and top-level domains.
struct TokenTables: Sendable {
  /// Emoticons by their first byte, the longest first.
  private let emoticons: [[[UInt8]]]
  /// Whether an address in this domain needs no slash.
  private let domains: [String: Bool]

  init(from library: DataLibrary) throws(TextError) {
    var emoticons = [[[UInt8]]](repeating: [], count: 256)
    try forEachRow(of: "und/emoticons/terms.tsv", in: library, fields: 2) { fields throws(TextError) in
      let emoticon = Array(fields[0].utf8)
      emoticons[Int(emoticon[0])].append(emoticon)
    }
    self.emoticons = emoticons.map { list in list.sorted { $0.count > $1.count } }
    var domains: [String: Bool] = [:]
    let path = "und/domains/terms.tsv"
    try forEachRow(of: path, in: library, fields: 2) { fields throws(TextError) in
      domains[String(fields[0])] = fields[1] == "bare"
    }
    self.domains = domains
  }

  /// Whether an emoticon begins with this byte.
  func mayBeginEmoticon(_ byte: UInt8) -> Bool { !emoticons[Int(byte)].isEmpty }

  /// The emoticons that begin with this byte, the longest first.
  func emoticons(beginningWith byte: UInt8) -> [[UInt8]] { emoticons[Int(byte)] }

  /// Whether an address ending in this domain needs no slash after it; `nil` when there is no such domain.
  func isBareDomain(_ domain: some Sequence<UInt8>) -> Bool? {
    domains[String(decoding: Array(domain), as: UTF8.self)]
  }
}

/// Calls `body` with the fields of every row of a table but its header.
private func forEachRow(
  of path: String, in library: DataLibrary, fields count: Int,
  _ body: ([Substring]) throws(TextError) -> Void
) throws(TextError) {
  let text: String
  do { text = String(decoding: try library.contents(of: path), as: UTF8.self) } catch { throw .data(error) }
  let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
    let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
      Substring($0)
    }
    guard fields.count == count, fields.allSatisfy({ !$0.isEmpty }) else {
      throw .invalidEntry(path: path, line: index + 1, cause: "expected \(count) fields that are not empty")
    }
    try body(fields)
  }
}
