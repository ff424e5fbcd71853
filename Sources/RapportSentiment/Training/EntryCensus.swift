/// The words, negated words and pairs of labelled texts, and in how many texts each occurs.
struct EntryCensus {
  private struct Count {
    var texts: UInt32 = 0
    var lastText: UInt32 = .max
    var capitals = CapitalCount()
  }

  private var numbers = PairTable()
  private var keys: [(first: Int32, second: Int32)] = []
  private var counts: [Count] = []
  private var textCount: UInt32 = 0

  /// What stands for the second word where there is but one.
  private static let alone: Int32 = -1
  private static let aloneNegated: Int32 = -2

  /// Counts a place of the text at hand.
  ///
  /// - Parameter isCapitalized: Whether both words of a pair have a capital; `nil` where case tells nothing.
  mutating func count(_ place: WeightIndex.Place, isCapitalized: Bool?) {
    let key: (first: Int32, second: Int32) =
      switch place {
      case .word(let word): (word, Self.alone)
      case .negated(let word): (word, Self.aloneNegated)
      case .pair(let first, let second): (first, second)
      }
    let number = numbers.insert(key.first, key.second, keys.count)
    if number == keys.count {
      keys.append(key)
      counts.append(Count())
    }
    if let isCapitalized { counts[number].capitals.add(isCapitalized) }
    if counts[number].lastText != textCount {
      counts[number].texts += 1
      counts[number].lastText = textCount
    }
  }

  /// Ends the text at hand.
  mutating func endText() { textCount += 1 }

  /// The entries seen in at least so many texts, without weights, in the order of a table; without pairs that are
  /// names, such as *Star Wars*.
  ///
  /// - Parameter words: The words by their numbers.
  func entries(minimumTexts: Int, words: [String]) -> [WeightEntry] {
    var entries: [WeightEntry] = []
    for (index, key) in keys.enumerated()
    where Int(counts[index].texts) >= minimumTexts && !counts[index].capitals.isName {
      let first = words[Int(key.first)]
      let form: WeightEntry.Form =
        switch key.second {
        case Self.alone: .word
        case Self.aloneNegated: .negated
        default: .pair
        }
      let term = form == .pair ? first + " " + words[Int(key.second)] : first
      entries.append(WeightEntry(form: form, term: term, side: 0, any: 0, texts: Int(counts[index].texts)))
    }
    return entries.inTableOrder
  }
}

extension [WeightEntry] {
  /// The entries in the order of a table.
  var inTableOrder: [WeightEntry] {
    sorted { ($0.form.order, $0.term) < ($1.form.order, $1.term) }
  }
}
