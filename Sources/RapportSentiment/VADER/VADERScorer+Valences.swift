extension VADERScorer {
  /// Finds the valence of each word in its context; words with a valence of 0 are left out.
  func findValences(_ scratch: inout Scratch) {
    scratch.valences.removeAll(keepingCapacity: true)
    let hasMixedCapitals = scratch.words.hasMixedCapitals
    var but: Int?
    scratch.words.words.withUnsafeBufferPointer { words in
      for index in words.indices {
        let roles = words[index].roles
        if but == nil, roles.contains(.but) { but = index }
        guard roles.contains(.inLexicon), !roles.contains(.booster) else { continue }
        if roles.contains(.kind), index + 1 < words.count, words[index + 1].roles.contains(.of) { continue }
        let valence = valence(at: index, in: words, hasMixedCapitals: hasMixedCapitals)
        if valence != 0 { scratch.valences.append(PlacedValence(word: index, valence: valence)) }
      }
    }
    if let but { ButWeights.apply(to: &scratch.valences, but: but) }
  }

  private typealias Words = UnsafeBufferPointer<VADERWords.Word>

  private func valence(at index: Int, in words: Words, hasMixedCapitals: Bool) -> Double {
    func has(_ roles: VADERTable.Roles, _ distance: Int) -> Bool {
      index >= distance && !words[index - distance].roles.isDisjoint(with: roles)
    }
    let own = table.valences[Int(words[index].index)]
    var valence = own
    if has(.no, 0), index + 1 < words.count, words[index + 1].roles.contains(.inLexicon) { valence = 0 }
    if has(.no, 1) || has(.no, 2) || (has(.no, 3) && has(.or, 1)) { valence = own * Self.negationFactor }
    if hasMixedCapitals, has(.capitals, 0) {
      valence += valence > 0 ? Self.capitalsIncrement : -Self.capitalsIncrement
    }
    for distance in 1...3 where index >= distance && !has(.inLexicon, distance) {
      let boost = boost(of: words[index - distance], on: valence, hasMixedCapitals: hasMixedCapitals)
      valence += boost * Self.boosterDecay[distance - 1]
      valence = negated(valence, at: distance, has: has)
      if distance == 3 { valence = withPhrases(valence, at: index, in: words) }
    }
    // "At least" and "very least" compare; "least" alone negates.
    if has(.least, 1), !has(.inLexicon, 1), index == 1 || !has(.atOrVery, 2) {
      valence *= Self.negationFactor
    }
    return valence
  }

  private func boost(of word: VADERWords.Word, on valence: Double, hasMixedCapitals: Bool) -> Double {
    guard word.roles.contains(.booster) else { return 0 }
    var boost = table.boosts[Int(word.index)]
    if valence < 0 { boost = -boost }
    if hasMixedCapitals, word.roles.contains(.capitals) {
      boost += valence > 0 ? Self.capitalsIncrement : -Self.capitalsIncrement
    }
    return boost
  }

  /// The valence after a look at the word `distance` before it.
  private func negated(
    _ valence: Double, at distance: Int, has: (VADERTable.Roles, Int) -> Bool
  ) -> Double {
    switch distance {
    case 2:
      if has(.never, 2), has(.soOrThis, 1) { return valence * Self.neverSoFactor }
      if has(.without, 2), has(.doubt, 1) { return valence }
    case 3:
      // The published condition binds so that "so" or "this" right before the word is enough.
      if (has(.never, 3) && has(.soOrThis, 2)) || has(.soOrThis, 1) { return valence * Self.neverSoFactor }
      if has(.without, 3), has(.doubt, 2) || has(.doubt, 1) { return valence }
    default: break
    }
    return has(.negator, distance) ? valence * Self.negationFactor : valence
  }

  // MARK: Phrases

  /// Replaces the valence by that of an idiom around the word, then adds boosters of several words before it.
  private func withPhrases(_ valence: Double, at index: Int, in words: Words) -> Double {
    let around = words[(index - 3)..<min(index + 3, words.count)]
    guard around.contains(where: { $0.roles.contains(.inPhrase) }) else { return valence }
    var valence = valence
    let before = [(1, 2), (2, 3), (2, 2), (3, 3), (3, 2)]
    for (distance, length) in before {
      if let value = value(of: table.idioms, from: index - distance, length: length, in: words) {
        valence = value
        break
      }
    }
    for length in [2, 3] {
      if let value = value(of: table.idioms, from: index, length: length, in: words) { valence = value }
    }
    for (distance, length) in [(3, 3), (3, 2), (2, 2)] {
      if let value = value(of: table.boosterPhrases, from: index - distance, length: length, in: words) {
        valence += value
      }
    }
    return valence
  }

  private func value(
    of phrases: [VADERTable.Phrase], from start: Int, length: Int, in words: Words
  ) -> Double? {
    guard start + length <= words.count else { return nil }
    return phrases.first { phrase in
      phrase.words.count == length
        && phrase.words.indices.allSatisfy { phrase.words[$0] == words[start + $0].index }
    }?.value
  }
}
