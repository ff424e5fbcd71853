/// Closes a JSON document that is cut off.
enum JSONRepair {
  /// The most brackets around an element of a list; the path of a deeper one is not looked at.
  private static let deepestList = 16

  /// A document up to the last element of a list that is whole.
  struct Document {
    /// The beginning of the document with all brackets closed.
    var bytes: [UInt8]
    /// The offset behind the last byte that was kept.
    var end: Int
  }

  /// Keeps of a document that is cut off what goes up to the last whole element of its lists.
  ///
  /// - Parameter lists: The paths of the lists: names of members, from the outermost on. Arrays on the way count for
  ///   nothing, so that `chats`, `messages` is a list in each element of `chats`. `nil` for any list with one or two names.
  /// - Returns: `nil` when no element is whole.
  /// - Complexity: O(*n*) in the bytes.
  static func closing(_ document: UnsafeRawBufferPointer, lists: [[String]]?) -> Document? {
    var scan = Scan(document, lists: lists)
    return scan.run()
  }

  private struct Scan {
    let bytes: UnsafeRawBufferPointer
    let lists: [[String]]?
    /// The brackets that are open, each with the name of the member that it is the value of.
    var open: [(bracket: UInt8, name: String?)] = []
    var name: String?
    var lastString: Range<Int>?
    var last: (end: Int, brackets: [UInt8])?

    init(_ bytes: UnsafeRawBufferPointer, lists: [[String]]?) {
      (self.bytes, self.lists) = (bytes, lists)
    }

    mutating func run() -> Document? {
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "\""):
          guard let end = endOfString(from: index) else { return result }
          lastString = index + 1..<end
          index = end
        case UInt8(ascii: ":"):
          name = lastString.map { String(decoding: bytes[$0], as: UTF8.self) }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          open.append((bytes[index], name))
          name = nil
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          guard open.popLast() != nil else { return result }
          name = nil
          if isInList { last = (index + 1, open.map(\.bracket)) }
        default: break
        }
        index += 1
      }
      return result
    }

    /// Whether what ended just now is an element of one of the lists.
    private var isInList: Bool {
      guard open.last?.bracket == UInt8(ascii: "["), open.count <= JSONRepair.deepestList else {
        return false
      }
      let path = open.compactMap(\.name)
      return lists?.contains(path) ?? (1...2).contains(path.count)
    }

    private func endOfString(from start: Int) -> Int? {
      var index = start + 1
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\"") { return index }
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      return nil
    }

    private var result: Document? {
      guard let last else { return nil }
      var document = Array(bytes[..<last.end])
      for bracket in last.brackets.reversed() {
        document.append(bracket == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}"))
      }
      return Document(bytes: document, end: last.end)
    }
  }
}
