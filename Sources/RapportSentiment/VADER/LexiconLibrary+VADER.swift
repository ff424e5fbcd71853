extension LexiconLibrary {
  /// VADER's boosters, negators and idioms.
  func vaderShifters() throws(LexiconError) -> [VADERShifter] {
    var shifters: [VADERShifter] = []
    try forEachRow(of: "en/vader/shifters.tsv") { fields in
      let row = fields.map { String(decoding: $0, as: UTF8.self) }
      guard row.count == 3, let kind = VADERShifter.Kind(rawValue: row[1]), let value = Double(row[2]) else {
        return .badNumber
      }
      shifters.append(VADERShifter(term: row[0], kind: kind, value: value))
      return nil
    }
    return shifters
  }

  /// The names of emoji.
  func vaderEmoji() throws(LexiconError) -> [Unicode.Scalar: String] {
    var names: [Unicode.Scalar: String] = [:]
    try forEachRow(of: "en/vader/emoji.tsv") { fields in
      let row = fields.map { String(decoding: $0, as: UTF8.self) }
      guard row.count == 2, let symbol = row[0].unicodeScalars.first, row[0].unicodeScalars.count == 1 else {
        return .emptyTerm
      }
      names[symbol] = row[1]
      return nil
    }
    return names
  }
}
