extension Array {
  /// The index of the first element for which `isAtOrAfter` holds, in an array in which all such elements stand
  /// at the end; `count` where there is none.
  @inline(__always)
  func firstSortedIndex(where isAtOrAfter: (Element) -> Bool) -> Int {
    withUnsafeBufferPointer { elements in
      // The halves are chosen without a branch, which a processor would guess wrong every other time.
      var low = 0
      var length = elements.count
      while length > 1 {
        let half = length / 2
        low += isAtOrAfter(elements[low + half - 1]) ? 0 : half
        length -= half
      }
      return length == 1 && !isAtOrAfter(elements[low]) ? low + 1 : low
    }
  }

  /// The memory that it has taken, but for what its elements have taken in turn.
  var allocatedBytes: Int { capacity == 0 ? 0 : 32 + capacity * MemoryLayout<Element>.stride }

  /// Makes room for another element in an array that will hold no more than `largest`.
  ///
  /// Arrays that grow by themselves double, and mostly end with half of their memory unused: too much where there are
  /// tens of thousands of them, or large ones.
  mutating func reserveOneMore(upTo largest: Int = .max) {
    guard count == capacity else { return }
    // Very many have one element; those that get another one mostly get more.
    reserveCapacity(Swift.min(largest, count == 0 ? 1 : count + Swift.max(3, count / 4)))
  }

  /// Makes room for some more elements in an array that will hold no more than `largest`.
  mutating func reserve(more: Int, upTo largest: Int = .max) {
    guard count + more > capacity else { return }
    reserveCapacity(Swift.min(largest, Swift.max(count + more, count + count / 4)))
  }
}

extension Array where Element: Equatable {
  /// Leaves one of equal elements that stand beside each other.
  mutating func removeRepeated() {
    var kept = 0
    for index in indices where kept == 0 || self[index] != self[kept - 1] {
      if kept != index { self[kept] = self[index] }
      kept += 1
    }
    removeLast(count - kept)
  }
}

extension Array where Element: BitwiseCopyable {
  /// Inserts an element in an array that holds at most `largest`; of so many, the last one goes.
  mutating func insert(_ element: Element, at place: Int, upTo largest: Int) {
    if count < largest {
      reserveOneMore(upTo: largest)
      append(element)
    }
    withUnsafeMutableBufferPointer { elements in
      guard let start = elements.baseAddress, place < elements.count else { return }
      (start + place + 1).update(from: start + place, count: elements.count - place - 1)
      elements[place] = element
    }
  }
}
