extension Array {
  /// The index of the first element for which `isAtOrAfter` holds, in an array in which all such elements stand
  /// at the end; `count` where there is none.
  func firstSortedIndex(where isAtOrAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAtOrAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Array {
  /// Makes room for another element in an array that will hold no more than `largest`.
  ///
  /// Arrays that grow by themselves double, and mostly end with half of their memory unused: too much where there are
  /// tens of thousands of them, or large ones.
  mutating func reserveOneMore(upTo largest: Int = .max) {
    guard count == capacity else { return }
    reserveCapacity(Swift.min(largest, count + Swift.max(1, count / 4)))
  }
}
