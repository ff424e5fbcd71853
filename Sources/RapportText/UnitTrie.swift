internal import CICU

/// Words with values in a serialised trie of UTF-16 units: the form of ICU's dictionary for Chinese and Japanese, which
/// `unicode/ucharstrie.h` describes.
///
/// A node is the index of its first unit. Up to 0x2F that unit makes it a branch, up to 0x3F a run of units to be
/// matched; bits above those hold a value of the word that ends before the node. With the highest bit set there is
/// nothing but a last value.
struct UnitTrie: @unchecked Sendable {
  // The units belong to ICU's data, which nobody changes and nobody unloads.
  private let units: UnsafePointer<UInt16>

  /// The dictionary of this name; `nil` when the ICU that is installed has none in this form.
  init?(named name: String) {
    guard let units = rapport_dictionary_of_units(name) else { return nil }
    self.units = units
    guard isBranch(Self.root), value(before: Self.root) == nil else { return nil }
  }

  /// The node behind one unit; `nil` when no word goes on with it.
  ///
  /// - Precondition: The node is a branch.
  func node(after unit: UInt16, from node: Int = root) -> Int? {
    assert(isBranch(node), "the node is no branch")
    let next = branch(
      UInt32(units[node]) & Self.typeMask, behind: node + 1 + extraUnits(ofInnerValueAt: node), unit)
    return next == Self.none ? nil : next
  }

  /// Whether words go on from a node in several ways.
  func isBranch(_ node: Int) -> Bool { !isLast(node) && UInt32(units[node]) & Self.typeMask < Self.leastRun }

  /// Whether no word goes on from a node.
  func isLast(_ node: Int) -> Bool { UInt32(units[node]) & Self.lastValue != 0 }

  /// The value of the word that ends before a node.
  func value(before node: Int) -> UInt32? {
    let lead = UInt32(units[node])
    return lead < Self.leastValue
      ? nil : lead & Self.lastValue != 0 ? lastValue(at: node) : innerValue(at: node)
  }

  /// Calls `body` with the end and the value of each word that begins with what led to a node and goes on with a text.
  ///
  /// - Complexity: O(*k* log *b*) for words of *k* units and nodes with *b* branches.
  @inline(__always)
  func forEachWord(
    from node: Int, in text: UnsafePointer<UInt16>, _ range: Range<Int>,
    _ body: (_ end: Int, _ value: UInt32) -> Void
  ) {
    var node = node
    var offset = range.lowerBound
    while true {
      var lead = UInt32(units[node])
      if lead >= Self.leastValue {
        if lead & Self.lastValue != 0 { return body(offset, lastValue(at: node)) }
        body(offset, innerValue(at: node))
        node += extraUnits(ofInnerValueAt: node)
        lead &= Self.typeMask
      }
      if offset == range.upperBound { return }
      if lead < Self.leastRun {
        node = branch(lead, behind: node + 1, text[offset])
        if node == Self.none { return }
        offset += 1
      } else {
        let count = Int(lead - Self.leastRun) + 1
        guard offset + count <= range.upperBound else { return }
        for index in 0..<count where units[node + 1 + index] != text[offset + index] { return }
        node += 1 + count
        offset += count
      }
    }
  }

  /// The node that a branch leads to.
  @inline(__always)
  private func branch(_ lead: UInt32, behind node: Int, _ unit: UInt16) -> Int {
    var position = node
    var count = Int(lead)
    if count == 0 {
      count = Int(units[position])
      position += 1
    }
    count += 1
    while count > Self.longestList {
      // Half of the branches lie behind a jump. Taking both ways before the choice costs less than a wrong guess.
      let isBefore = unit < units[position]
      let delta = units[position + 1]
      let half = count >> 1
      count = isBefore ? half : count - half
      if delta < Self.leastWideDelta {
        position += 2 + (isBefore ? Int(delta) : 0)
      } else {
        position = wideJump(at: position + 1, isBefore)
      }
    }
    while count > 1 {
      if units[position] == unit { return target(at: position + 1) }
      position += 2 + extraUnits(ofValueAt: position + 1)
      count -= 1
    }
    return units[position] == unit ? position + 1 : Self.none
  }

  private func wideJump(at position: Int, _ isTaken: Bool) -> Int {
    let delta = units[position]
    let isWidest = delta == 0xFFFF
    let end = position + (isWidest ? 3 : 2)
    guard isTaken else { return end }
    let low = Int(units[end - 1])
    return end + (Int(isWidest ? units[position + 1] : delta - Self.leastWideDelta) << 16 | low)
  }

  /// The node that an entry in a list of branches leads to: a last value is a node by itself, else it is a distance.
  @inline(__always)
  private func target(at position: Int) -> Int {
    let lead = UInt32(units[position])
    if lead & Self.lastValue != 0 { return position }
    if lead < Self.leastWideValue { return position + 1 + Int(lead) }
    return position + 1 + extraUnits(ofValueAt: position) + Int(lastValue(at: position))
  }

  @inline(__always)
  private func extraUnits(ofValueAt position: Int) -> Int {
    let lead = UInt32(units[position]) & ~Self.lastValue
    return lead < Self.leastWideValue ? 0 : lead < Self.widestValue ? 1 : 2
  }

  @inline(__always)
  private func lastValue(at position: Int) -> UInt32 {
    let lead = UInt32(units[position]) & ~Self.lastValue
    if lead < Self.leastWideValue { return lead }
    let next = UInt32(units[position + 1])
    return lead < Self.widestValue
      ? (lead - Self.leastWideValue) << 16 | next : next << 16 | UInt32(units[position + 2])
  }

  @inline(__always)
  private func extraUnits(ofInnerValueAt node: Int) -> Int {
    let lead = UInt32(units[node])
    return lead < Self.leastWideInner ? 0 : lead < Self.leastWidestInner ? 1 : 2
  }

  @inline(__always)
  private func innerValue(at node: Int) -> UInt32 {
    let lead = UInt32(units[node])
    if lead < Self.leastWideInner { return lead >> 6 - 1 }
    let next = UInt32(units[node + 1])
    return lead < Self.leastWidestInner
      ? ((lead & Self.leastWidestInner) - Self.leastWideInner) << 10 | next
      : next << 16 | UInt32(units[node + 2])
  }

  private static let root = 0
  // No branch leads back to the root.
  private static let none = root
  private static let longestList = 5
  private static let leastRun: UInt32 = 0x30
  private static let leastValue: UInt32 = 0x40
  private static let typeMask: UInt32 = 0x3F
  private static let lastValue: UInt32 = 0x8000
  private static let leastWideInner: UInt32 = 0x4040
  private static let leastWidestInner: UInt32 = 0x7FC0
  private static let leastWideValue: UInt32 = 0x4000
  private static let widestValue: UInt32 = 0x7FFF
  private static let leastWideDelta: UInt16 = 0xFC00
}
