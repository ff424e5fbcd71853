internal import RapportText

/// A term with its valence.
public struct LexiconEntry: Hashable, Sendable {
  /// The word, phrase, emoji or emoticon; words of a phrase are separated by one space.
  public var term: String
  /// The valence, on the scale of its lexicon.
  public var valence: Double

  /// A term with its valence.
  public init(term: String, valence: Double) {
    self.term = term
    self.valence = valence
  }
}

/// The entries of a lexicon in the order of their source, each term once.
///
/// The terms stand one after the other in one piece of memory, since a start of the tool reads tens of thousands of them.
public struct LexiconEntries: RandomAccessCollection, Hashable, Sendable {
  private var terms: [UInt8] = []
  /// Where each term ends.
  private var ends: [UInt32] = []
  private var valences: [Double] = []
  /// The entries by the bytes of their terms; empty where they stand in this order anyway.
  private var order: [UInt32] = []

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of entries.
  public var endIndex: Int { ends.count }

  /// The entry at a place.
  public subscript(index: Int) -> LexiconEntry {
    LexiconEntry(
      term: withTerm(at: index) { String(decoding: $0, as: UTF8.self) }, valence: valences[index])
  }

  /// The place of a term, compared byte by byte; `nil` when there is none.
  ///
  /// - Complexity: O(log *n*).
  func index(of term: String) -> Int? {
    var term = term
    return term.withUTF8 { bytes in
      let term = UnsafeRawBufferPointer(bytes)
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        let place = order.isEmpty ? middle : Int(order[middle])
        let comparison = withTerm(at: place) { $0.compared(to: term) }
        if comparison == 0 { return place }
        if comparison < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  /// The valence of the entry at a place.
  func valence(at index: Int) -> Double { valences[index] }

  /// Calls `body` with the bytes of the term at a place.
  @inline(__always)
  func withTerm<Result>(at index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    return terms.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
  }

  /// Entries in the making.
  struct Builder {
    private(set) var entries = LexiconEntries()
    /// The places of the terms, once one does not stand behind all others.
    private var places: KeyTable?

    init(capacity: Int = 0, byteCapacity: Int = 0) {
      entries.ends.reserveCapacity(capacity)
      entries.valences.reserveCapacity(capacity)
      entries.terms.reserveCapacity(byteCapacity)
    }

    /// The place of a term; `nil` when it is new.
    mutating func index(of term: UnsafeRawBufferPointer) -> Int? {
      if let places { return places.find(term).map(Int.init) }
      if entries.isEmpty { return nil }
      let comparison = entries.withTerm(at: entries.count - 1) { $0.compared(to: term) }
      if comparison < 0 { return nil }
      if comparison == 0 { return entries.count - 1 }
      var places = KeyTable(capacity: 2 * entries.count)
      for index in entries.indices { _ = entries.withTerm(at: index) { places.insert($0) } }
      self.places = places
      return places.find(term).map(Int.init)
    }

    /// Gives a term its valence and returns its place.
    @discardableResult
    mutating func set(_ term: UnsafeRawBufferPointer, _ valence: Double) -> Int {
      if let index = index(of: term) {
        entries.valences[index] = valence
        return index
      }
      _ = places?.insert(term)
      entries.terms.append(contentsOf: term)
      entries.ends.append(UInt32(entries.terms.count))
      entries.valences.append(valence)
      return entries.count - 1
    }

    /// Gives a term its valence and returns its place.
    @discardableResult
    mutating func set(_ term: String, _ valence: Double) -> Int {
      var term = term
      return term.withUTF8 { set(UnsafeRawBufferPointer($0), valence) }
    }

    /// The entries so far.
    ///
    /// - Complexity: O(*n* log *n*); O(1) for terms that were set in order.
    consuming func finish() -> LexiconEntries {
      guard places != nil else { return entries }
      let unordered = entries
      entries.order = unordered.indices.map(UInt32.init).sorted { left, right in
        unordered.withTerm(at: Int(left)) { left in
          unordered.withTerm(at: Int(right)) { left.compared(to: $0) < 0 }
        }
      }
      return entries
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Below 0 where it comes before other bytes, 0 where it is the same, above 0 else.
  @inline(__always)
  fileprivate func compared(to other: UnsafeRawBufferPointer) -> Int {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return Int(self[index]) - Int(other[index])
    }
    return count - other.count
  }
}
