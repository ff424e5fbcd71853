/// A word's valence together with its place in the text.
package struct PlacedValence: Hashable {
  var word: Int
  var valence: Double

  package init(word: Int, valence: Double) {
    self.word = word
    self.valence = valence
  }
}

/// The rule that what stands before *but* counts half and what stands behind it one and a half times.
///
/// The published program finds the word to change by its *value*, in a list that it changes on the way, so
/// equal valences get their weights in an order of its own. Its results are part of the behaviour that
/// comparisons rely on; its time, quadratic in the length of the text, is not.
package enum ButWeights {
  /// Weights the valences around the word `but`; none of them is 0.
  ///
  /// - Complexity: O(*n* log *n*).
  static func apply(to valences: inout [PlacedValence], but: Int) {
    if valences.count <= 24 {
      applyBySearch(to: &valences, but: but)
    } else {
      applyByHeaps(to: &valences, but: but)
    }
  }

  /// The rule in its plain form; best for the few valences that a text mostly has.
  package static func applyBySearch(to valences: inout [PlacedValence], but: Int) {
    for index in valences.indices {
      let value = valences[index].valence
      guard let first = valences.firstIndex(where: { $0.valence == value }) else { continue }
      valences[first].valence = value * weight(of: valences[first].word, but: but)
    }
  }

  /// The same with the places of each value in a heap, so that the first one is at hand.
  package static func applyByHeaps(to valences: inout [PlacedValence], but: Int) {
    var places: [Double: MinimumHeap] = [:]
    for (index, placed) in valences.enumerated() { places[placed.valence, default: .init()].insert(index) }
    for index in valences.indices {
      let value = valences[index].valence
      guard let first = places[value]?.removeMinimum() else { continue }
      let weighted = value * weight(of: valences[first].word, but: but)
      valences[first].valence = weighted
      places[weighted, default: .init()].insert(first)
    }
  }

  private static func weight(of word: Int, but: Int) -> Double {
    word < but ? 0.5 : word > but ? 1.5 : 1
  }
}

/// A binary heap of integers with the smallest at its top.
private struct MinimumHeap {
  private var items: [Int] = []

  mutating func insert(_ item: Int) {
    items.append(item)
    var child = items.count - 1
    while child > 0, items[child] < items[(child - 1) / 2] {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeMinimum() -> Int? {
    guard let minimum = items.first else { return nil }
    items.swapAt(0, items.count - 1)
    items.removeLast()
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < items.count {
        if items[child] < items[smallest] { smallest = child }
      }
      guard smallest != parent else { return minimum }
      items.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
