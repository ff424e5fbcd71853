/// How people write the same term: "don't" and "dont"; "e-mail", "e mail" and "email"; the plural.
///
/// The ways are data: `und/variants` and `variants` of a language. A dictionary that wants them inserts its terms by
/// ``VocabularyBuilder/insert(_:style:variants:_:)``; each way is then a pattern of its own, so that a token is still looked
/// up once and matches of equal keys hide one another as ever.
///
///     let variants = try TermVariants([.spelling], language: "en")
///     variants.forms(of: "well-made")     // ["well made", "wellmade", "well‐made", "well–made"]
///     variants.forms(of: "dont worry")    // ["don't worry", "dont-worry"]
///
/// A form differs from the term in one respect. Immutable; several threads may use it at once.
public struct TermVariants: Sendable {
  /// What may differ.
  public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Apostrophes, hyphens and spaces.
    case spelling
    /// The number of the last word.
    case plural
  }

  /// The kinds that are wanted.
  public let kinds: Set<Kind>
  /// The terms that have other ways of writing, and the group of each.
  private var terms = KeyTable()
  private var groupOfTerm: [Int] = []
  private(set) var groups: [[[UInt8]]] = []
  private(set) var signs: [(sign: [UInt8], written: [UInt8])] = []
  /// What terms are not written as.
  private(set) var exceptions: [[UInt8]: [[UInt8]]] = [:]
  private(set) var plurals: [[UInt8]: [UInt8]] = [:]
  private(set) var longestEnding = 0

  /// Reads the tables of a language; where it has none, signs are all that may differ.
  ///
  /// - Throws: ``TextError`` when a table is missing or faulty.
  public init(
    _ kinds: Set<Kind>, language: String, from library: DataLibrary = .embedded
  ) throws(TextError) {
    self.kinds = kinds
    func forEachOwnRow(of table: String, _ body: ([UInt8], [UInt8]) -> Void) throws(TextError) {
      let path = language + "/variants/" + table
      guard library.origin(of: path) != nil else { return }
      try forEachRow(of: path, in: library) { body(Array($0.first), Array($0.second)) }
    }
    if kinds.contains(.spelling) {
      let path = "und/variants/signs.tsv"
      var fault: TextError?
      try forEachRow(of: path, in: library) { row in
        let sign = Self.sign(row.first)
        if sign.isEmpty { fault = .invalidEntry(path: path, line: row.line, cause: "'nothing' is no sign") }
        signs.append((sign, Self.sign(row.second)))
      }
      if let fault { throw fault }
      try forEachOwnRow(of: "terms.tsv") { variant, term in relate(variant, term) }
      try forEachOwnRow(of: "exceptions.tsv") { term, variant in exceptions[term, default: []].append(variant)
      }
    }
    if kinds.contains(.plural) {
      try forEachOwnRow(of: "endings.tsv") { ending, plural in
        plurals[ending.elementsEqual("*".utf8) ? [] : ending] = plural
        longestEnding = max(longestEnding, ending.count)
      }
    }
  }

  private static func sign(_ field: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    if field.elementsEqual("space".utf8) { return [0x20] }
    return field.elementsEqual("nothing".utf8) ? [] : Array(field)
  }

  private mutating func relate(_ variant: [UInt8], _ term: [UInt8]) {
    if let group = term.withUnsafeBytes({ group(of: $0) }) { return add(variant, to: group) }
    groups.append([])
    add(term, to: groups.count - 1)
    add(variant, to: groups.count - 1)
  }

  private mutating func add(_ term: [UInt8], to group: Int) {
    let number = term.withUnsafeBytes { terms.insert($0) }
    if Int(number) == groupOfTerm.count { groupOfTerm.append(group) }
    groups[group].append(term)
  }

  /// The group of a term in small letters.
  func group(of term: UnsafeRawBufferPointer) -> Int? { terms.find(term).map { groupOfTerm[Int($0)] } }
}
