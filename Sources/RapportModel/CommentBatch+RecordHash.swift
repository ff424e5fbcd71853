internal import CXXHash

extension CommentBatch {
  /// For each of some comments a hash of what it is, wherever it stands.
  ///
  /// It decides by chance, and always the same, which records stand for many. It covers identifier, property,
  /// page, thread, language, variant and text, author, time, role and visibility, but neither the input nor the
  /// place in it, so that shuffled, split or joined inputs lead to the same choice; and no numbers of likes or
  /// replies, which grow between two exports. Records that agree in all this have one hash.
  ///
  /// Each field is hashed by XXH3 with 64 bits, seeded with the hash so far and the field's number.
  ///
  /// - Complexity: O(*n*) in the bytes of the comments, at the speed of memory.
  public func recordHashes(of rows: Range<Int>) -> [UInt64] {
    withArena { bytes, ranges in
      rows.map { row in
        let fields = row * Field.count
        return facts.withUnsafeBufferPointer { facts in
          Self.recordHash(
            author: facts[row].author, createdAt: facts[row].createdAt, role: facts[row].authorRole,
            facts[row].visibility, bytes, UnsafeBufferPointer(rebasing: ranges[fields...]))
        }
      }
    }
  }

  /// - Parameter ranges: Those of the comment's fields come first.
  private static func recordHash(
    author: AuthorKey?, createdAt: Timestamp?, role: AuthorRole, _ visibility: Visibility,
    _ bytes: UnsafeRawBufferPointer, _ ranges: UnsafeBufferPointer<TextRange?>
  ) -> UInt64 {
    var hash = author.map { $0.hash | 1 } ?? 0
    hash = mixed(hash, UInt64(bitPattern: createdAt?.secondsSinceEpoch ?? .min))
    hash = mixed(hash, role.code << 8 | visibility.code)
    for field in 0..<hashedFieldCount {
      guard let range = ranges[field] else { continue }
      let seed = hash &+ UInt64(field) &* 0x9E37_79B9_7F4A_7C15
      hash = rapport_xxh3_64(bytes.baseAddress.map { $0 + Int(range.start) }, range.count, seed)
    }
    return mixed(hash, 0)
  }

  /// The fields that count stand before those that only tell of the file.
  private static let hashedFieldCount = Field.originalText.rawValue

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
