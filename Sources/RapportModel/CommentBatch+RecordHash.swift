internal import CXXHash

extension CommentBatch {
  /// A hash of what a comment is, wherever it stands.
  ///
  /// It decides by chance, and always the same, which records stand for many. It covers identifier, property,
  /// page, thread, language, variant and text, author, time, role and visibility, but neither the input nor the
  /// place in it, so that shuffled, split or joined inputs lead to the same choice; and no numbers of likes or
  /// replies, which grow between two exports. Records that agree in all this have one hash.
  ///
  /// Each field is hashed by XXH3 with 64 bits, seeded with the hash so far and the field's number.
  ///
  /// - Complexity: O(*n*) in the bytes of the comment, at the speed of memory.
  public func recordHash(of row: Int) -> UInt64 {
    let facts = facts[row]
    var hash = facts.author.map { $0.hash | 1 } ?? 0
    hash = Self.mixed(hash, UInt64(bitPattern: facts.createdAt?.secondsSinceEpoch ?? .min))
    hash = Self.mixed(hash, facts.authorRole.code << 8 | facts.visibility.code)
    withArena { bytes, ranges in
      for field in Self.hashedFields {
        guard let range = ranges[row * Field.allCases.count + field] else { continue }
        let seed = hash &+ UInt64(field) &* 0x9E37_79B9_7F4A_7C15
        hash = rapport_xxh3_64(bytes.baseAddress.map { $0 + Int(range.start) }, range.count, seed)
      }
    }
    return Self.mixed(hash, 0)
  }

  /// The fields in the order of their numbers, but for those that only tell of the file.
  private static let hashedFields = Field.allCases.filter { $0 != .originalText && $0 != .rawRecord }.map(
    \.rawValue)

  /// The finaliser of MurmurHash3 (A. Appleby, public domain) over a hash and a number.
  private static func mixed(_ hash: UInt64, _ number: UInt64) -> UInt64 {
    var mixed = hash ^ (number &* 0x9E37_79B9_7F4A_7C15)
    mixed = (mixed ^ mixed &>> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed &>> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed &>> 33
  }
}

extension AuthorRole {
  fileprivate var code: UInt64 {
    switch self {
    case .unknown: 0
    case .customer: 1
    case .brand: 2
    case .bot: 3
    }
  }
}

extension Visibility {
  fileprivate var code: UInt64 {
    switch self {
    case .visible: 0
    case .deleted: 1
    case .removed: 2
    case .spam: 3
    case .hidden: 4
    }
  }
}
