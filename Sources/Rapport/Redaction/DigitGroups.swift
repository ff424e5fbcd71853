/// The runs of ASCII digits in a text that are no part of a word, with what joins them.
struct DigitGroups {
  /// A run of digits.
  struct Group {
    /// Where the digits stand.
    var digits: Range<Int>
    /// Where a number that begins here begins: at the plus sign or the parenthesis before the digits.
    var start: Int
    /// Whether `+` stands before the digits.
    var hasPlus: Bool
    /// What joins it to the next group; `nil` where they are no parts of one number.
    var joint: Joint?
    /// Whether it belongs to something that stays: a date, a time, a price, a count.
    var isProtected = false

    var count: Int { digits.count }
  }

  private(set) var groups: [Group] = []

  /// The groups of a text.
  ///
  /// - Parameter webAddresses: Places in reading order whose digits are left out.
  init(_ text: [UInt8], outside webAddresses: [Range<Int>]) {
    var places = webAddresses[...]
    var offset = 0
    while offset < text.count {
      while let place = places.first, place.upperBound <= offset { places.removeFirst() }
      if let place = places.first, place.contains(offset) {
        offset = place.upperBound
      } else if text[offset].isNameByte {
        let end = text[offset...].firstIndex { !$0.isNameByte } ?? text.count
        let digits = offset..<(text[offset..<end].firstIndex { !$0.isDecimalDigit } ?? end)
        if !digits.isEmpty, digits.upperBound == end || Self.isExtension(text[digits.upperBound..<end]) {
          append(digits, in: text)
        }
        offset = end
      } else {
        offset += 1
      }
    }
  }

  /// Whether what follows a number is its extension: `x12`, `ext`, `ext5`.
  private static func isExtension(_ text: ArraySlice<UInt8>) -> Bool {
    let letters = text.prefix { !$0.isDecimalDigit }.map { $0 | 0x20 }
    guard text.dropFirst(letters.count).allSatisfy(\.isDecimalDigit) else { return false }
    return letters == Array("ext".utf8) || (letters == Array("x".utf8) && letters.count < text.count)
  }

  private mutating func append(_ digits: Range<Int>, in text: [UInt8]) {
    if let last = groups.last {
      groups[groups.count - 1].joint = Joint(text, between: last.digits.upperBound, and: digits)
    }
    let first = digits.lowerBound
    let isInParentheses = text.byte(at: digits.upperBound) == UInt8(ascii: ")")
    var start = first
    var hasPlus = false
    // "+49", "(+49)", "+(49)", "(030)", but not "5+55".
    for _ in 0..<2 {
      let before = text.byte(at: start - 1)
      if before == UInt8(ascii: "+"), !hasPlus, !text.byte(at: start - 2).isInWord {
        hasPlus = true
        start -= 1
      } else if before == UInt8(ascii: "("), isInParentheses {
        start -= 1
      } else {
        break
      }
    }
    groups.append(Group(digits: digits, start: start, hasPlus: hasPlus))
  }

  /// Sets groups apart as one thing that no number reaches into.
  mutating func protect(_ range: ClosedRange<Int>) {
    for index in range { groups[index].isProtected = true }
    if range.lowerBound > 0 { groups[range.lowerBound - 1].joint = nil }
    groups[range.upperBound].joint = nil
  }

  /// Covers groups with what stands between them.
  mutating func cover(_ range: ClosedRange<Int>, in text: inout [UInt8]) {
    text.cover(groups[range.lowerBound].start..<groups[range.upperBound].digits.upperBound)
    protect(range)
  }

  /// The number of digits.
  func digitCount(_ range: ClosedRange<Int>) -> Int { groups[range].reduce(0) { $0 + $1.count } }
}

/// What stands between two groups of digits that may be parts of one number.
struct Joint: Hashable {
  /// Spaces, hyphens, full stops, slashes and parentheses, each as its ASCII form.
  let marks: [UInt8]

  init?(_ text: [UInt8], between end: Int, and next: Range<Int>) {
    // Four marks of three bytes at most.
    guard next.lowerBound - end <= 12 else { return nil }
    var marks: [UInt8] = []
    var offset = end
    while offset < next.lowerBound {
      guard let (mark, width) = Self.mark(text, at: offset) else { return nil }
      marks.append(mark)
      offset += width
    }
    guard Self.known.contains(marks) else { return nil }
    if marks.contains(UInt8(ascii: "(")), text.byte(at: next.upperBound) != UInt8(ascii: ")") { return nil }
    self.marks = marks
  }

  /// Whether it is one mark.
  func `is`(_ mark: Unicode.Scalar) -> Bool { marks.count == 1 && marks[0] == UInt8(ascii: mark) }

  /// Whether the groups belong together, so that no number ends between them.
  var isTight: Bool { Self.tight.contains(marks) }

  private static func list(_ joints: [String]) -> Set<[UInt8]> { Set(joints.map { Array($0.utf8) }) }
  private static let tight = list(["-", ".", "(", " (", "-(", ")", ") ", ")-", ")."])
  private static let known = tight.union(list([" ", "/", " - ", "- ", " -", " / ", ")/", ") - ", ") / "]))

  private static func mark(_ text: [UInt8], at offset: Int) -> (UInt8, width: Int)? {
    switch (text[offset], text.byte(at: offset + 1), text.byte(at: offset + 2)) {
    case (UInt8(ascii: " "), _, _), (UInt8(ascii: "-"), _, _), (UInt8(ascii: "."), _, _),
      (UInt8(ascii: "/"), _, _),
      (UInt8(ascii: "("), _, _), (UInt8(ascii: ")"), _, _):
      return (text[offset], 1)
    // The no-break space.
    case (0xC2, 0xA0, _): return (UInt8(ascii: " "), 2)
    // Figure, punctuation, thin, hair and narrow spaces.
    case (0xE2, 0x80, 0x87...0x8A), (0xE2, 0x80, 0xAF): return (UInt8(ascii: " "), 3)
    // Hyphens, the figure dash and the en dash.
    case (0xE2, 0x80, 0x90...0x93): return (UInt8(ascii: "-"), 3)
    default: return nil
    }
  }
}
