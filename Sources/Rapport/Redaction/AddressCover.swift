import RapportModel
import RapportText

/// Covers e-mail addresses and handles: what the tokeniser takes for one, and what is one inside a web address.
enum AddressCover {
  /// Covers them.
  ///
  /// - Returns: The places of web addresses in reading order, whose numbers are no telephone numbers.
  static func cover(_ tokens: TokenBatch, in text: inout [UInt8]) -> [Range<Int>] {
    var webAddresses: [Range<Int>] = []
    var mailAddresses: [Range<Int>] = []
    for token in tokens {
      switch token.kind {
      case .email, .mention: text.cover(token.range.offsets)
      case .url where isMailAddress(token.range.offsets, in: text): mailAddresses.append(token.range.offsets)
      case .url: webAddresses.append(token.range.offsets)
      default: break
      }
    }
    webAddresses = whole(webAddresses, in: text)
    coverInside(mailAddresses + webAddresses, in: &text)
    coverForeignAddresses(in: &text)
    coverRedditNames(in: &text, webAddresses)
    return webAddresses
  }

  /// Whether a web address is `mailto:` and an e-mail address.
  private static func isMailAddress(_ place: Range<Int>, in text: [UInt8]) -> Bool {
    text[place].dropFirst(6).first == UInt8(ascii: ":")
      && text.byte(at: place.lowerBound + 7) != UInt8(ascii: "/")
  }

  /// Web addresses with what follows a covered part of them, which the tokeniser does not see as one.
  private static func whole(_ found: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var next = found.makeIterator()
    var token = next.next()
    var offset = 0
    func endOfRun(_ start: Int) -> Int {
      text[start...].firstIndex { $0 <= 0x20 || "\"<>".utf8.contains($0) } ?? text.count
    }
    while offset < text.count {
      if let place = token, place.lowerBound <= offset {
        let isCovered = text.byte(at: place.upperBound) == UInt8(ascii: "*")
        let end = isCovered ? endOfRun(place.upperBound) : place.upperBound
        if end > offset { places.append(offset..<end) }
        offset = max(offset, end)
        token = next.next()
      } else if text[offset] == UInt8(ascii: "*"), offset >= 3,
        text[(offset - 3)..<offset].elementsEqual("://".utf8)
      {
        let end = endOfRun(offset)
        places.append(offset..<end)
        offset = end
      } else {
        offset += 1
      }
    }
    return places
  }

  /// Covers names around `@` in web addresses, also where it is written `%40`.
  private static func coverInside(_ webAddresses: [Range<Int>], in text: inout [UInt8]) {
    for place in webAddresses {
      var offset = place.lowerBound
      // Each byte belongs to the name before one sign at most.
      var limit = offset
      while offset < place.upperBound {
        let isEscape = text[offset] == UInt8(ascii: "%") && text[offset...].starts(with: "%40".utf8)
        guard isEscape || text[offset] == UInt8(ascii: "@") else {
          offset += 1
          continue
        }
        var start = offset
        while start > limit, isLocalByte(text[start - 1]) { start -= 1 }
        let sign = isEscape ? 3 : 1
        var end = min(offset + sign, place.upperBound)
        while end < place.upperBound, isHostByte(text[end]) { end += 1 }
        let isAfterCovered = text.byte(at: start - 1) == UInt8(ascii: "*")
        if end > offset + sign, !isAfterCovered { text.cover(start..<end) }
        offset = end
        limit = end
      }
    }
  }

  /// Covers addresses whose host has letters beyond ASCII, or is a number.
  private static func coverForeignAddresses(in text: inout [UInt8]) {
    var offset = 0
    while let sign = text[offset...].firstIndex(of: UInt8(ascii: "@")) {
      var start = sign
      while start > 0, isLocalByte(text[start - 1]) { start -= 1 }
      var end = sign + 1
      while end < text.count, isHostByte(text[end]) { end += 1 }
      var last = end
      while last > sign + 1, [UInt8(ascii: "."), UInt8(ascii: "-")].contains(text[last - 1]) { last -= 1 }
      let host = text[(sign + 1)..<last]
      if start < sign, host.first != UInt8(ascii: "."), host.contains(UInt8(ascii: ".")) {
        text.cover(start..<last)
      }
      offset = end
    }
  }

  private static func isLocalByte(_ byte: UInt8) -> Bool {
    byte.isNameByte || byte >= 0x80 || "._%+-".utf8.contains(byte)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    byte.isNameByte || byte >= 0x80 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  /// Covers `u/name` and `/u/name`: 3 or more letters, digits, `_` and `-` with a letter among them.
  private static func coverRedditNames(in text: inout [UInt8], _ webAddresses: [Range<Int>]) {
    var places = webAddresses[...]
    var offset = 0
    while offset + 4 < text.count {
      defer { offset += 1 }
      guard text[offset] | 0x20 == UInt8(ascii: "u"), text[offset + 1] == UInt8(ascii: "/") else { continue }
      while let place = places.first, place.upperBound <= offset { places.removeFirst() }
      let isInWebAddress = places.first?.contains(offset) ?? false
      let before = text.byte(at: offset - 1)
      let outer = before == UInt8(ascii: "/") && !isInWebAddress ? text.byte(at: offset - 2) : before
      guard !outer.isNameByte, outer < 0x80, outer != UInt8(ascii: "*"), outer != UInt8(ascii: ".") else {
        continue
      }
      var end = offset + 2
      while end < text.count, text[end].isNameByte || text[end] == UInt8(ascii: "-") { end += 1 }
      let name = text[(offset + 2)..<end]
      guard name.count >= 3, name.contains(where: { ($0 | 0x20) &- 0x61 < 26 }) else {
        continue
      }
      text.cover(offset..<end)
    }
  }
}
