/// Keeps the matches that count for a dictionary: a longer match hides those of the same key within it.
///
/// With the key "countries" for both "United States" and "United States of America", the text "the United States of
/// America" names it once. Matches of different keys do not hide one another, and a match that shares only some of its
/// tokens with others of its key counts. This is how quanteda looks up dictionaries (Benoit and others 2018, *Journal
/// of Open Source Software* 3(30), 774).
///
///     var longest = LongestMatches<Int>()
///     vocabulary.forEachMatch(in: tokens) { match in
///       for key in keys(of: match.pattern) { longest.insert(match, key: key) }
///     }
///     for (match, key) in longest.resolved() { … }
public struct LongestMatches<Key: Comparable & Hashable> {
  private var candidates: [(match: PatternMatch, key: Key)] = []

  /// No matches yet.
  public init() {}

  /// Adds a match that counts for a key.
  public mutating func insert(_ match: PatternMatch, key: Key) { candidates.append((match, key)) }

  /// Forgets all matches and keeps the memory.
  public mutating func removeAll() { candidates.removeAll(keepingCapacity: true) }

  /// The matches that count, in order of their first token, then of their keys, then of their length.
  ///
  /// - Complexity: O(*n* log *n* + *t*) for *n* matches of *t* tokens together.
  public func resolved() -> [(match: PatternMatch, key: Key)] {
    let longestFirst = candidates.sorted { left, right in
      if left.key != right.key { return left.key < right.key }
      if left.match.tokens.count != right.match.tokens.count {
        return left.match.tokens.count > right.match.tokens.count
      }
      return (left.match.tokens.lowerBound, left.match.pattern) < (
        right.match.tokens.lowerBound, right.match.pattern
      )
    }
    var covered: Set<Int> = []
    var key: Key?
    var resolved: [(match: PatternMatch, key: Key)] = []
    for candidate in longestFirst {
      if candidate.key != key {
        covered.removeAll(keepingCapacity: true)
        key = candidate.key
      }
      if candidate.match.tokens.allSatisfy(covered.contains) { continue }
      covered.formUnion(candidate.match.tokens)
      resolved.append(candidate)
    }
    resolved.sort { left, right in
      if left.match.tokens.lowerBound != right.match.tokens.lowerBound {
        return left.match.tokens.lowerBound < right.match.tokens.lowerBound
      }
      if left.key != right.key { return left.key < right.key }
      return left.match.tokens.count > right.match.tokens.count
    }
    return resolved
  }
}
