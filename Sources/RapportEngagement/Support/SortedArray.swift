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
