/// The rules `token` as a state machine, and what characters are: the file `und/break-rules/token.table`, which
/// `scripts/compile-break-rules` writes.
///
/// Characters that are alike to the rules and have the same traits share a class. A segment is found by going from state
/// to state, class by class; it is the longest one that ends in a state that allows it. This is what ICU does with the
/// same rules, for one look into a table a character.
package final class BreakTable: @unchecked Sendable {
  // What the pointers lead to is written once, before anybody else has the table.
  private let storage: UnsafeMutableRawPointer
  private let classCount: Int
  private let classTraits: UnsafePointer<UInt32>
  private let accepting: UnsafePointer<UInt8>
  private let nextStates: UnsafePointer<UInt8>
  private let blocks: UnsafePointer<UInt16>
  private let classes: UnsafePointer<UInt8>
  /// The version of Unicode that the table was made from, such as `15.0`.
  package let unicodeVersion: String

  /// The table that is part of the library.
  package static let embedded: BreakTable = {
    do { return try BreakTable(from: .embedded) } catch { preconditionFailure("\(error)") }
  }()

  /// Reads the table of a library.
  ///
  /// - Throws: ``TextError`` when the file is missing or is no such table.
  package init(from library: DataLibrary) throws(TextError) {
    let bytes: [UInt8]
    do { bytes = try library.contents(of: Self.path) } catch { throw .data(error) }
    guard let layout = Layout(bytes) else {
      throw .invalidEntry(
        path: Self.path, line: 1, cause: "expected a table of 'scripts/compile-break-rules'")
    }
    storage = .allocate(byteCount: bytes.count, alignment: 8)
    storage.copyMemory(from: bytes, byteCount: bytes.count)
    // A table of pairs may lie at an odd offset behind tables of single bytes.
    let blockOffset = layout.blocks
    let blockCopy = UnsafeMutablePointer<UInt16>.allocate(capacity: Layout.blockCount)
    for index in 0..<Layout.blockCount {
      blockCopy[index] = storage.loadUnaligned(fromByteOffset: blockOffset + 2 * index, as: UInt16.self)
    }
    classCount = layout.classCount
    classTraits = UnsafePointer((storage + Layout.headCount).assumingMemoryBound(to: UInt32.self))
    accepting = UnsafePointer((storage + layout.accepting).assumingMemoryBound(to: UInt8.self))
    nextStates = UnsafePointer((storage + layout.nextStates).assumingMemoryBound(to: UInt8.self))
    classes = UnsafePointer((storage + layout.classes).assumingMemoryBound(to: UInt8.self))
    blocks = UnsafePointer(blockCopy)
    unicodeVersion = "\(bytes[4]).\(bytes[5])"
  }

  deinit {
    blocks.deallocate()
    storage.deallocate()
  }

  /// The traits of a scalar.
  @inline(__always)
  func traits(of scalar: UInt32) -> CharacterTraits {
    CharacterTraits(rawValue: classTraits[Int(characterClass(of: scalar))])
  }

  /// The end of the segment that begins at an offset, and all traits of its characters.
  ///
  /// - Complexity: O(*n*) in the number of bytes of the segment.
  @inline(__always)
  func segment(in text: UnsafeRawBufferPointer, at start: Int) -> (end: Int, traits: CharacterTraits) {
    var state = 1
    var offset = start
    var end = start
    var seen: UInt32 = 0
    var traits: UInt32 = 0
    while offset < text.count {
      let (scalar, width) = decodeScalar(text, at: offset)
      let characterClass = Int(self.characterClass(of: scalar))
      state = Int(nextStates[state * classCount + characterClass])
      if state == 0 { break }
      offset += width
      seen |= classTraits[characterClass]
      if accepting[state] != 0 {
        end = offset
        traits = seen
      }
    }
    // Every character is at least a segment by itself.
    if end == start && start < text.count {
      let (scalar, width) = decodeScalar(text, at: start)
      return (start + width, self.traits(of: scalar))
    }
    return (end, CharacterTraits(rawValue: traits))
  }

  @inline(__always)
  private func characterClass(of scalar: UInt32) -> UInt8 {
    assert(scalar < 0x11_0000, "no scalar")
    return classes[Int(blocks[Int(scalar >> 7)]) << 7 | Int(scalar & 0x7F)]
  }

  private static let path = "und/break-rules/token.table"
}

/// Where the parts of a table lie; see `scripts/break-table.c`.
private struct Layout {
  static let headCount = 20
  static let blockCount = 0x11_0000 >> 7
  let classCount: Int
  let accepting: Int
  let nextStates: Int
  let blocks: Int
  let classes: Int

  /// `nil` when the bytes are no table, or lead beyond their end.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.headCount, bytes.starts(with: "RBT1".utf8) else { return nil }
    let counts = bytes.withUnsafeBytes { bytes in
      [8, 12, 16].map { Int(bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)) }
    }
    let (classCount, stateCount, usedBlocks) = (counts[0], counts[1], counts[2])
    guard (1...256).contains(classCount), (2...256).contains(stateCount), usedBlocks <= Self.blockCount else {
      return nil
    }
    self.classCount = classCount
    accepting = Self.headCount + 4 * classCount
    nextStates = accepting + stateCount
    blocks = nextStates + stateCount * classCount
    classes = blocks + 2 * Self.blockCount
    guard bytes.count == classes + 128 * usedBlocks,
      bytes[nextStates..<blocks].allSatisfy({ Int($0) < stateCount }),
      bytes[classes...].allSatisfy({ Int($0) < classCount }),
      stride(from: blocks, to: classes, by: 2).allSatisfy({
        Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8 < usedBlocks
      })
    else { return nil }
  }
}
