/// A pattern for one token: `*` stands for any run of characters, also an empty one, and `?` for one character.
struct Glob: Hashable, Sendable {
  /// The pattern as UTF-8.
  let pattern: [UInt8]
  /// How many bytes at its beginning are no wildcards.
  let literalCount: Int

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    literalCount = pattern.firstIndex { $0 == star || $0 == question } ?? pattern.count
  }

  /// Whether the pattern is a literal with one `*` at its end, as most are.
  var isPrefix: Bool { literalCount == pattern.count - 1 && pattern.last == star }

  /// Whether every token matches.
  var matchesEverything: Bool { pattern.allSatisfy { $0 == star } }

  /// Whether all of a key matches.
  ///
  /// - Complexity: O(*n* · *m*) for a key of *n* bytes and a pattern of *m*.
  func matches(_ key: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    var offset = 0
    // Where to take up again after the last star: the pattern's next place, and how far the star's run reaches.
    var retry: (place: Int, offset: Int)?
    while offset < key.count {
      if place < pattern.count && pattern[place] == star {
        place += 1
        retry = (place, offset)
      } else if place < pattern.count && pattern[place] == question {
        place += 1
        offset += decodeScalar(key, at: offset).width
      } else if place < pattern.count && pattern[place] == key[offset] {
        place += 1
        offset += 1
      } else if let last = retry {
        let next = last.offset + decodeScalar(key, at: last.offset).width
        retry = (last.place, next)
        (place, offset) = (last.place, next)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == star }
  }
}

private let star = UInt8(ascii: "*")
private let question = UInt8(ascii: "?")
