internal import CICU

/// Words in a serialised trie of bytes: the form of ICU's dictionaries for Thai, Lao, Khmer and Burmese, which
/// `unicode/bytestrie.h` describes.
///
/// A node is the index of its first byte. Up to 0x0F that byte makes it a branch, up to 0x1F a run of bytes to be
/// matched; from there on it leads a value, behind which the node goes on unless the lowest bit is set. Here it only
/// matters that a word ends where there is a value.
struct ByteTrie: @unchecked Sendable {
  // The bytes belong to ICU's data, which nobody changes and nobody unloads.
  private let bytes: UnsafePointer<UInt8>

  /// The dictionary of this name; `nil` when the ICU that is installed has none in this form with bytes that count from
  /// a character.
  init?(named name: String, first: UInt32) {
    var actualFirst: UInt32 = 0
    guard let bytes = rapport_dictionary_of_bytes(name, &actualFirst), actualFirst == first else {
      return nil
    }
    self.bytes = bytes
  }

  /// Calls `body` with the end of each word that a text begins with, and returns how many bytes were looked at: those of
  /// the longest beginning of a word, and the one that does not go on with it.
  ///
  /// - Complexity: O(*k*) for words of *k* bytes.
  @inline(__always)
  func forEachWord(
    in text: UnsafePointer<UInt8>, _ range: Range<Int>, _ body: (_ end: Int) -> Void
  ) -> Int {
    var node = 0
    var offset = range.lowerBound
    while true {
      var lead = bytes[node]
      if lead >= Self.leastValue {
        body(offset)
        if lead & 1 == 1 { return offset - range.lowerBound }
        node += 1 + extraBytes(ofValue: lead)
        lead = bytes[node]
      }
      if offset == range.upperBound { return offset - range.lowerBound }
      if lead < Self.leastRun {
        node = branch(lead, behind: node + 1, text[offset])
        offset += 1
        if node == Self.none { return offset - range.lowerBound }
      } else {
        let count = Int(lead - Self.leastRun) + 1
        for index in 1...count {
          if offset == range.upperBound { return offset - range.lowerBound }
          offset += 1
          if bytes[node + index] != text[offset - 1] { return offset - range.lowerBound }
        }
        node += 1 + count
      }
    }
  }

  /// The node that a branch leads to.
  @inline(__always)
  private func branch(_ lead: UInt8, behind node: Int, _ byte: UInt8) -> Int {
    var position = node
    var count = Int(lead)
    if count == 0 {
      count = Int(bytes[position])
      position += 1
    }
    count += 1
    while count > Self.longestList {
      // Half of the branches lie behind a jump.
      let isBefore = byte < bytes[position]
      position = jump(at: position + 1, isBefore)
      count = isBefore ? count >> 1 : count - count >> 1
    }
    while count > 1 {
      if bytes[position] == byte { return target(at: position + 1) }
      position += 2 + extraBytes(ofValue: bytes[position + 1])
      count -= 1
    }
    return bytes[position] == byte ? position + 1 : Self.none
  }

  /// The place behind a distance, or as far from there as it says.
  @inline(__always)
  private func jump(at position: Int, _ isTaken: Bool) -> Int {
    let lead = Int(bytes[position])
    let extra = lead < 0xC0 ? 0 : lead < 0xF0 ? 1 : lead < 0xFE ? 2 : lead - 0xFB
    let end = position + 1 + extra
    guard isTaken else { return end }
    let top = lead < 0xC0 ? lead : lead < 0xF0 ? lead - 0xC0 : lead < 0xFE ? lead - 0xF0 : 0
    return end + number(top, position + 1, extra)
  }

  /// The node that an entry in a list of branches leads to: a last value is a node by itself, else it is a distance.
  @inline(__always)
  private func target(at position: Int) -> Int {
    let lead = bytes[position]
    if lead & 1 == 1 { return position }
    let extra = extraBytes(ofValue: lead)
    let half = Int(lead >> 1)
    let top = extra == 0 ? half - 0x10 : extra == 1 ? half - 0x51 : extra == 2 ? half - 0x6C : 0
    return position + 1 + extra + number(top, position + 1, extra)
  }

  @inline(__always)
  private func extraBytes(ofValue lead: UInt8) -> Int {
    let half = Int(lead >> 1)
    return half < 0x51 ? 0 : half < 0x6C ? 1 : half < 0x7E ? 2 : half - 0x7B
  }

  /// The number whose highest bits are `top` and whose other bytes stand at a position.
  @inline(__always)
  private func number(_ top: Int, _ position: Int, _ count: Int) -> Int {
    var number = top
    for index in 0..<count { number = number << 8 | Int(bytes[position + index]) }
    return number
  }

  // No branch leads back to the root.
  private static let none = 0
  private static let longestList = 5
  private static let leastRun: UInt8 = 0x10
  private static let leastValue: UInt8 = 0x20
}
