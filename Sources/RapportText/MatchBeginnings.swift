/// Tells of the tokens of a text where matches begin, nearly always without a look at rows and phrases.
///
/// Four bytes say of each row of a vocabulary what its tokens have to do with matches: most begin one pattern of one token and
/// nothing else, or nothing at all. Common words begin many phrases, so the pairs of terms with which phrases begin are in a
/// filter: bits that the hashes of two terms choose.
struct MatchBeginnings: Sendable {
  /// Of each row; then of tokens that satisfy a set of globs without a row; then of unknown tokens.
  private var roles: [Role]
  private var filter: [UInt64]
  private let filterShift: UInt64

  /// How many tokens are judged at a time.
  private static let blockCount = 256

  /// - Complexity: O(*n*) in the number of rows and phrases.
  init(_ rows: PatternRows, _ isReported: [Bool], keyCount: Int, _ phrases: PhraseAutomaton) {
    let unknown = Role(isStart: phrases.beginsWithAnything, goesOn: false)
    var roles: [Role] = []
    roles.reserveCapacity(rows.count + 2)
    rows.withView { rows in
      for row in 0..<rows.count {
        roles.append(Role(rows, row, isReported, isKey: row < keyCount, phrases, unknown))
      }
    }
    roles.append(Role(isStart: true, goesOn: true))
    roles.append(unknown)
    self.roles = roles
    var bitCount = 4096
    while bitCount < 32 * phrases.firstPairs.count { bitCount *= 2 }
    filter = [UInt64](repeating: 0, count: bitCount / 64)
    filterShift = UInt64(64 - bitCount.trailingZeroBitCount)
    for pair in phrases.firstPairs {
      // Tokens that satisfy an element other than their own key are looked at anyway.
      guard let first = pair.first.key, let second = pair.second.key else { continue }
      let place = place(Int(first), Int(second))
      filter[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  /// Calls `body` with each token that may begin a match, and with its pattern if that is all that begins there.
  ///
  /// Which tokens do cannot be foretold, and a branch for each would often go the wrong way; so they are gathered in a list
  /// first, some hundred tokens at a time.
  @inline(__always)
  func forEachBeginning(
    in tokens: UnsafeBufferPointer<Token>, _ body: (_ start: Int, _ onlyPattern: PatternID?) -> Void
  ) {
    guard let first = tokens.first else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockCount) { block in
      let list = block.baseAddress!
      roles.withUnsafeBufferPointer { roles in
        filter.withUnsafeBufferPointer { filter in
          var start = 0
          var row = Self.row(of: first.term, roles)
          var role = roles[row]
          while start < tokens.count {
            let blockStart = start
            let end = min(start &+ Self.blockCount, tokens.count)
            var count = 0
            while start < end {
              // Behind the last token there is one that no phrase goes on with.
              let isLast = start &+ 1 == tokens.count
              let nextRow = isLast ? row : Self.row(of: tokens[start &+ 1].term, roles)
              let next = isLast ? Role.nothing : roles[nextRow]
              let place = place(row, nextRow)
              let pairBit = UInt32(truncatingIfNeeded: filter[place >> 6] &>> UInt64(place & 63))
              let needsCloserLook = role.needsCloserLook(before: next, pairBit: pairBit)
              list[count] = UInt32(truncatingIfNeeded: (start &- blockStart) &<< 1) | needsCloserLook
              count &+= Int(truncatingIfNeeded: needsCloserLook | role.hasPattern)
              (row, role) = (nextRow, next)
              start &+= 1
            }
            for place in 0..<count {
              let index = blockStart &+ Int(list[place] >> 1)
              let isAlone = list[place] & 1 == 0
              body(index, isAlone ? roles[Self.row(of: tokens[index].term, roles)].pattern : nil)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func row(of term: TermID, _ roles: UnsafeBufferPointer<Role>) -> Int {
    let others = roles.count &- 2
    return term.isKnown ? min(Int(term.rawValue), others) : others &+ 1
  }

  @inline(__always)
  private func place(_ row: Int, _ nextRow: Int) -> Int {
    let pair = UInt64(truncatingIfNeeded: row) &<< 32 | UInt64(truncatingIfNeeded: nextRow)
    return Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) &>> filterShift)
  }
}

/// What the tokens of one row have to do with matches.
private struct Role: BitwiseCopyable {
  private var rawValue: UInt32
  /// A phrase may have such a token at its second place.
  private static let goesOn: UInt32 = 31
  /// More than one pattern of one token begins here, or phrases do with any word.
  private static let isOfSeveral: UInt32 = 30
  private static let beginsPhrase: UInt32 = 29
  /// The token satisfies more than its own key, so that its pairs are not in the filter.
  private static let isIrregular: UInt32 = 28
  private static let noPattern: UInt32 = 1 << isIrregular - 1

  /// A token that no match holds.
  static let nothing = Role(isStart: false, goesOn: false)

  init(isStart: Bool, goesOn: Bool) {
    rawValue = Self.noPattern | 1 << Self.isIrregular
    if isStart { rawValue |= 1 << Self.isOfSeveral }
    if goesOn { rawValue |= 1 << Self.goesOn }
  }

  @inline(__always)
  init(
    _ rows: PatternRows.View, _ row: Int, _ isReported: [Bool], isKey: Bool, _ phrases: PhraseAutomaton,
    _ unknown: Role
  ) {
    let all = rows.patterns(of: row)
    let elements = rows.elements(of: row)
    rawValue = unknown.rawValue
    if isKey && elements.allSatisfy({ $0.key == UInt32(row) }) {
      rawValue &= ~(1 << Self.isIrregular)
    }
    if let pattern = all.first(where: { isReported[Int($0.rawValue)] }) {
      precondition(pattern.rawValue < Self.noPattern, "a vocabulary holds fewer than 2²⁸ patterns")
      rawValue = rawValue & ~Self.noPattern | pattern.rawValue
      if all.contains(where: { $0 > pattern && isReported[Int($0.rawValue)] }) {
        rawValue |= 1 << Self.isOfSeveral
      }
    }
    for element in elements {
      let node = phrases.node(after: element, from: 0)
      if node >= 0 {
        rawValue |= 1 << Self.beginsPhrase
        // Whatever comes next, a look at it decides.
        if phrases.nodeAfterAnything(from: node) >= 0 { rawValue |= 1 << Self.isOfSeveral }
      }
      if phrases.secondElements.contains(element) { rawValue |= 1 << Self.goesOn }
    }
  }

  /// 1 if more may begin at a token than its only pattern, else 0.
  @inline(__always)
  func needsCloserLook(before next: Role, pairBit: UInt32) -> UInt32 {
    let isInFilter = pairBit | (rawValue | next.rawValue) &>> Self.isIrregular
    let mayBeginPhrase = rawValue &>> Self.beginsPhrase & next.rawValue &>> Self.goesOn & isInFilter
    return (rawValue &>> Self.isOfSeveral | mayBeginPhrase) & 1
  }

  /// 1 if there is a pattern of one token, else 0.
  @inline(__always) var hasPattern: UInt32 { rawValue & Self.noPattern != Self.noPattern ? 1 : 0 }

  /// The pattern of one token, when there is no more.
  @inline(__always) var pattern: PatternID? {
    let number = rawValue & Self.noPattern
    return number == Self.noPattern ? nil : PatternID(rawValue: number)
  }
}
