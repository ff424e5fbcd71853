import RapportModel

extension VADERScorer {
  /// The words that make up a score, in reading order: the valence of each by the lexicon, and what is left of it or added
  /// to it where it stands, which is what VADER sums up.
  ///
  /// VADER does not say which word did what, so that there are no shifters, and it knows no clauses. An emoji counts by
  /// the words of its name, each of which stands where the emoji does.
  public func evidence(for text: String) -> [Evidence] {
    var scratch = Scratch()
    _ = score(text, &scratch)
    var text = text
    return text.withUTF8 { bytes in
      var replaced: [UInt8] = []
      var names: [(name: Range<Int>, symbol: Range<Int>)] = []
      let hasEmoji = emoji.replaceEmoji(in: bytes, into: &replaced) { names.append(($0, $1)) }
      let read = hasEmoji ? replaced : Array(bytes)
      return read.withUnsafeBufferPointer { read in
        let ranges = scratch.words.ranges(in: read)
        return scratch.valences.map { placed in
          let word = ranges[placed.word]
          return Evidence(
            range: Self.place(of: word, names),
            term: PythonText.lowercased(String(decoding: read[word], as: UTF8.self)),
            valence: table.valences[Int(scratch.words.words[placed.word].index)], shifters: [],
            contribution: placed.valence, clause: 0)
        }
      }
    }
  }

  private func score(_ text: String, _ scratch: inout Scratch) -> VADERScore {
    var text = text
    return text.withUTF8 { score(UnsafeRawBufferPointer($0), &scratch) }
  }

  /// Where a word stands in the text, of which some symbols were replaced by names.
  private static func place(
    of word: Range<Int>, _ names: [(name: Range<Int>, symbol: Range<Int>)]
  ) -> TextRange {
    /// The place of a byte: that of the symbol for a byte of a name.
    func place(_ offset: Int) -> Range<Int> {
      guard let last = names.last(where: { $0.name.lowerBound <= offset }) else { return offset..<offset + 1 }
      if last.name.contains(offset) { return last.symbol }
      let moved = last.symbol.upperBound + offset - last.name.upperBound
      return moved..<moved + 1
    }
    let (first, last) = (place(word.lowerBound), place(word.upperBound - 1))
    return TextRange(first.lowerBound..<last.upperBound)
  }
}
