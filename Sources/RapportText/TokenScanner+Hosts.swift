/// The host of a web address.
struct WebHost {
  var start: Int
  var end: Int
  var labelCount: Int
  var lastLabel: Range<Int>
  /// Whether the last label is letters of any script.
  var lastLabelIsLetters: Bool
  /// Whether the last label or the one before it holds an underscore, which only names below a domain may.
  var hasUnderscoreInDomain: Bool
  /// Whether there is nothing but digits and full stops.
  var isNumeric: Bool
}

extension TokenScanner {
  /// The host at an offset: labels of letters, digits, hyphens and underscores with full stops between them, which
  /// begin and end with neither sign; `nil` when a label breaks this or is longer than 63 characters.
  ///
  /// Where a script without spaces goes on right after a top-level domain of the table, the host ends.
  func host(from start: Int) -> WebHost? {
    var host = WebHost(
      start: start, end: start, labelCount: 0, lastLabel: start..<start, lastLabelIsLetters: false,
      hasUnderscoreInDomain: false, isNumeric: true)
    var label = start
    var underscoreBefore = false
    while true {
      guard let next = scanLabel(from: label) else { return nil }
      host.labelCount += 1
      host.lastLabel = label..<next.end
      host.end = next.end
      host.lastLabelIsLetters = next.isLetters
      host.isNumeric = host.isNumeric && next.isDigits
      host.hasUnderscoreInDomain = underscoreBefore || next.hasUnderscore
      underscoreBefore = next.hasUnderscore
      if let domain = next.domainEnd, host.labelCount > 1 {
        host.end = domain
        host.lastLabel = label..<domain
        host.lastLabelIsLetters = true
        return host
      }
      guard byte(at: next.end) == UInt8(ascii: "."), mayBeginLabel(at: next.end + 1) else { return host }
      label = next.end + 1
    }
  }

  private struct Label {
    var end: Int
    var isLetters = true
    var isDigits = true
    var hasUnderscore = false
    /// Where a top-level domain ends that a script without spaces follows.
    var domainEnd: Int?
  }

  private func mayBeginLabel(at offset: Int) -> Bool {
    let byte = byte(at: offset)
    return byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || (byte >= 0x80 && traits(at: offset).contains(.host))
  }

  private func scanLabel(from start: Int) -> Label? {
    var label = Label(end: start)
    var length = 0
    while label.end < text.count {
      let (scalar, width) = decodeScalar(text, at: label.end)
      if scalar < 0x80 {
        let byte = UInt8(scalar)
        let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        guard byte.isAlphanumeric || isSign else { break }
        label.hasUnderscore = label.hasUnderscore || byte == UInt8(ascii: "_")
        label.isLetters = label.isLetters && byte.isLetter
        label.isDigits = label.isDigits && byte.isDigit
      } else {
        let traits = tables.breaks.traits(of: scalar)
        guard traits.contains(.host) else { break }
        if label.isLetters && traits.contains(.unspaced) && label.domainEnd == nil && label.end > start
          && text[start..<label.end].allSatisfy(\.isLetter)
        {
          if tables.isBareDomain(text, start..<label.end) != nil { label.domainEnd = label.end }
        }
        label.isLetters = label.isLetters && !traits.isDisjoint(with: [.letter, .mark])
        label.isDigits = false
      }
      label.end += width
      length += 1
      if length > Self.longestLabel { return nil }
    }
    // A sentence's dash or an underscore of emphasis may follow the last label, but no label begins with one.
    guard label.end > start, !Self.isSign(text[start]), !Self.isSign(text[label.end - 1]) else { return nil }
    return label
  }

  private static let longestLabel = 63

  private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
}
