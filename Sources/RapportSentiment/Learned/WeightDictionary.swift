internal import RapportText

/// The words of a table of weights, as patterns of a vocabulary that other dictionaries share.
///
/// Words are numbered; the numbers of ``WordClass`` come first. Entries keep the order of the table.
struct WeightDictionary: Sendable {
  /// The entries, features among them.
  let entries: [WeightEntry]
  /// The words by their numbers.
  private(set) var words = WordClass.allCases.map(\.rawValue)
  /// The number of the word that a pattern is; -1 for patterns of other dictionaries.
  private var wordOfPattern: [Int32] = []
  /// The numbers of the words of each entry; the second one is -1 where there is but one, both are for features.
  private(set) var wordsOfEntry: [(first: Int32, second: Int32)] = []

  /// Adds the words of some entries to a vocabulary.
  ///
  /// - Parameter words: More words that shall have a number.
  init(entries: [WeightEntry], words: [String] = [], insertingInto builder: inout VocabularyBuilder) {
    self.entries = entries
    wordsOfEntry.reserveCapacity(entries.count)
    for word in words { _ = number(of: word, &builder) }
    for entry in entries {
      switch entry.form {
      case .feature: wordsOfEntry.append((-1, -1))
      case .word, .negated: wordsOfEntry.append((number(of: entry.term, &builder), -1))
      case .pair:
        var term = entry.term
        wordsOfEntry.append(
          term.withUTF8 { bytes in
            let space = bytes.firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
            let first = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<space])
            let second = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[space...].dropFirst())
            return (number(of: first, &builder), number(of: second, &builder))
          })
      }
    }
  }

  private mutating func number(of word: String, _ builder: inout VocabularyBuilder) -> Int32 {
    var word = word
    return word.withUTF8 { number(of: UnsafeRawBufferPointer($0), &builder) }
  }

  /// The number of a word, which a class has already; -1 for what cannot be looked for.
  private mutating func number(of word: UnsafeRawBufferPointer, _ builder: inout VocabularyBuilder) -> Int32 {
    if word.first == UInt8(ascii: "["),
      let known = WordClass(rawValue: String(decoding: word, as: UTF8.self))
    {
      return known.number
    }
    guard let pattern = try? builder.insert(word) else { return -1 }
    let index = Int(pattern.rawValue)
    if index >= wordOfPattern.count {
      wordOfPattern.append(contentsOf: repeatElement(-1, count: index + 1 - wordOfPattern.count))
    }
    if wordOfPattern[index] < 0 {
      wordOfPattern[index] = Int32(words.count)
      words.append(String(decoding: word, as: UTF8.self))
    }
    return wordOfPattern[index]
  }

  /// The number of the word that a pattern is; -1 if another dictionary inserted it.
  func word(of pattern: PatternID) -> Int32 {
    Int(pattern.rawValue) < wordOfPattern.count ? wordOfPattern[Int(pattern.rawValue)] : -1
  }
}

extension WordClass {
  /// The number of the class among the words.
  var number: Int32 {
    // The order of the cases.
    switch self {
    case .positive: 0
    case .negative: 1
    case .address: 2
    case .mention: 3
    case .number: 4
    }
  }
}
