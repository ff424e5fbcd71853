extension TermVariants {
  /// The other ways of writing a term, each once.
  ///
  /// Wildcards stay as they are; a term that ends with one has no plural.
  public func forms(of term: some StringProtocol) -> [String] {
    let term = Array(term.utf8)
    let words = term.split(separator: space)
    var forms = relatedForms(of: term, words)
    for (sign, written) in signs where sign[0] != space || Self.canJoin(words) {
      guard let form = Self.replacing(sign, by: written, in: term) else { continue }
      if !isException(form, of: term) { forms.append(form) }
    }
    if let last = words.last, let plural = plural(of: last) {
      forms.append(term[..<last.startIndex] + plural)
    }
    return forms.enumerated().compactMap { index, form in
      form == term || forms[..<index].contains(form) ? nil : String(decoding: form, as: UTF8.self)
    }
  }

  /// Whether a term may have other forms; most words of small ASCII letters have none, and this is quick to say.
  func mayHaveForms(_ term: some StringProtocol) -> Bool {
    guard plurals.isEmpty else { return true }
    return term.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.contains { $0 &- UInt8(ascii: "a") >= 26 } || group(of: UnsafeRawBufferPointer(bytes)) != nil
    } ?? true
  }

  /// The forms with a related term in the place of one or two words.
  private func relatedForms(of term: [UInt8], _ words: [ArraySlice<UInt8>]) -> [[UInt8]] {
    let key = term.map(\.lowerCased)
    var forms: [[UInt8]] = []
    for start in words.indices {
      for end in start...(start + 1) where end < words.count {
        let range = words[start].startIndex..<words[end].endIndex
        let group = key.withUnsafeBytes { self.group(of: UnsafeRawBufferPointer(rebasing: $0[range])) }
        guard let group else { continue }
        for other in groups[group] where !other.elementsEqual(key[range]) {
          forms.append(term[..<range.lowerBound] + other + term[range.upperBound...])
        }
      }
    }
    return forms
  }

  private func isException(_ form: [UInt8], of term: [UInt8]) -> Bool {
    guard !exceptions.isEmpty, let others = exceptions[term.map(\.lowerCased)] else { return false }
    return others.contains(form.map(\.lowerCased))
  }

  /// Whether words may have hyphens between them; those of longer phrases have none.
  private static func canJoin(_ words: [ArraySlice<UInt8>]) -> Bool {
    (2...3).contains(words.count) && words.allSatisfy { $0.allSatisfy { $0.isLetter || $0 >= 0x80 } }
  }

  /// The term with a sign written in another way; `nil` where it does not stand between letters or digits, or where more
  /// than two words would be written together.
  private static func replacing(_ sign: [UInt8], by written: [UInt8], in term: [UInt8]) -> [UInt8]? {
    guard term.contains(sign[0]) else { return nil }
    var form: [UInt8] = []
    var count = 0
    var offset = 0
    while offset < term.count {
      guard term[offset] == sign[0] && term[offset...].starts(with: sign) else {
        form.append(term[offset])
        offset += 1
        continue
      }
      let end = offset + sign.count
      guard offset > 0, end < term.count, isInWord(term[offset - 1]), isInWord(term[end]) else { return nil }
      form += written
      count += 1
      offset = end
    }
    return count == 0 || (written.isEmpty && count > 1) ? nil : form
  }

  private static func isInWord(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte >= 0x80 }

  private func plural(of word: ArraySlice<UInt8>) -> [UInt8]? {
    guard !plurals.isEmpty,
      String(decoding: word, as: UTF8.self).unicodeScalars.last?.properties.isAlphabetic == true
    else { return nil }
    let key = word.map(\.lowerCased)
    for count in stride(from: min(longestEnding, word.count), through: 0, by: -1) {
      if let plural = plurals[Array(key.suffix(count))] { return word.dropLast(count) + plural }
    }
    return nil
  }
}

private let space = UInt8(ascii: " ")
