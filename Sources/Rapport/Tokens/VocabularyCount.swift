/// How often terms occur, in how many documents, and in which properties.
public struct VocabularyCount: Hashable, Sendable {
  /// The counts of one term.
  public struct Entry: Hashable, Sendable {
    /// The term.
    public var term: String
    /// The property it occurs in; `nil` for all of them.
    public var property: String?
    /// How often it occurs.
    public var count: Int
    /// In how many documents it occurs.
    public var documents: Int
  }

  private struct Key: Hashable {
    var term: String
    var property: String?
  }

  private var counts: [Key: (count: Int, documents: Int)] = [:]
  private let byProperty: Bool

  /// No terms yet.
  ///
  /// - Parameter byProperty: Whether properties are counted apart.
  public init(byProperty: Bool = false) { self.byProperty = byProperty }

  /// Counts the terms of a document.
  public mutating func add(_ terms: [String], of document: TextDocument) {
    let property = byProperty ? document.property : nil
    var seen: Set<String> = []
    for term in terms {
      let isNew = seen.insert(term).inserted
      counts[Key(term: term, property: property), default: (0, 0)].count += 1
      if isNew { counts[Key(term: term, property: property), default: (0, 0)].documents += 1 }
    }
  }

  /// The terms, the most frequent first, equally frequent ones by their bytes.
  public var entries: [Entry] {
    counts.map { Entry(term: $0.term, property: $0.property, count: $1.count, documents: $1.documents) }
      .sorted { left, right in
        if left.count != right.count { return left.count > right.count }
        if left.term != right.term { return left.term.utf8.lexicographicallyPrecedes(right.term.utf8) }
        return (left.property ?? "").utf8.lexicographicallyPrecedes((right.property ?? "").utf8)
      }
  }

  /// Whether both counted the same.
  public static func == (left: Self, right: Self) -> Bool { left.entries == right.entries }

  /// Hashes the counts.
  public func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}
