/// The plain text of a piece of HTML, as readers see it.
///
///     HTMLText.plain("Good <b>light</b>,<br>isn&#39;t it?")   // "Good light,\nisn't it?"
///
/// Tags vanish, `<br>` and the ends of paragraphs become line breaks, the named entities of ``HTMLEntities`` and all
/// numeric ones become their characters. What is no tag or entity stays as it is. Scripts and styles vanish with
/// their content.
///
/// - Complexity: O(*n*): no byte is looked at more than a constant number of times.
package enum HTMLText {
  package static func plain(_ html: some StringProtocol) -> String {
    var html = String(html)
    return html.withUTF8 { String(decoding: plain(UnsafeRawBufferPointer($0)), as: UTF8.self) }
  }

  /// - Parameter html: Well-formed UTF-8.
  package static func plain(_ html: UnsafeRawBufferPointer) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(html.count)
    var index = 0
    // Once no tag closes any more, later `<` need no look-ahead.
    var lastTagEnd = html.count - 1
    while lastTagEnd >= 0, html[lastTagEnd] != UInt8(ascii: ">") { lastTagEnd -= 1 }
    var hidden: StaticString?
    while index < html.count {
      let byte = html[index]
      if byte == UInt8(ascii: "<"), let tag = tag(html, at: index, lastTagEnd: lastTagEnd) {
        index = tag.end
        if let name = hidden {
          if tag.isEnd, tag.isNamed(name) { hidden = nil }
          continue
        }
        if !tag.isEnd, !tag.isEmpty { hidden = hiddenTags.first { tag.isNamed($0) } }
        if tag.isNamed("br") || lineTags.contains(where: { tag.isNamed($0) && !(text.isEmpty) }) {
          if tag.isNamed("br") || text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        }
      } else {
        if hidden == nil, byte == UInt8(ascii: "&"), let (scalar, end) = entity(html, at: index) {
          text.append(contentsOf: UTF8.encode(scalar)!)
          index = end
          continue
        }
        if hidden == nil { text.append(byte) }
        index += 1
      }
    }
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    return text
  }

  /// The text with its entities as characters and everything else, tags too, as it is.
  package static func decodingEntities(_ text: some StringProtocol) -> String {
    var text = String(text)
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      var decoded: [UInt8] = []
      decoded.reserveCapacity(bytes.count)
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "&"), let (scalar, end) = entity(bytes, at: index) {
          decoded.append(contentsOf: UTF8.encode(scalar)!)
          index = end
        } else {
          decoded.append(bytes[index])
          index += 1
        }
      }
      return String(decoding: decoded, as: UTF8.self)
    }
  }

  private static let hiddenTags: [StaticString] = ["script", "style"]
  private static let lineTags: [StaticString] = ["p", "div", "li", "tr", "blockquote"]

  // MARK: - Tags

  private struct Tag {
    var name: UnsafeRawBufferPointer
    var isEnd: Bool
    var isEmpty: Bool
    /// The offset after its `>`.
    var end: Int

    func isNamed(_ other: StaticString) -> Bool {
      other.withUTF8Buffer { other in
        name.count == other.count && zip(name, other).allSatisfy { $0 | 0x20 == $1 }
      }
    }
  }

  /// The tag or comment that begins at `<`, if one does.
  private static func tag(_ html: UnsafeRawBufferPointer, at open: Int, lastTagEnd: Int) -> Tag? {
    guard open < lastTagEnd else { return nil }
    var index = open + 1
    let isEnd = html[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let start = index
    // "<3" is a heart.
    guard !(html[start] &- 0x30 < 10) else { return nil }
    while index <= lastTagEnd, isNameByte(html[index]) { index += 1 }
    guard index > start || html[start] == UInt8(ascii: "!") else { return nil }
    let name = UnsafeRawBufferPointer(rebasing: html[start..<index])
    let close = firstOffset(of: UInt8(ascii: ">"), in: html, from: index)
    guard close < html.count else { return nil }
    return Tag(name: name, isEnd: isEnd, isEmpty: html[close - 1] == UInt8(ascii: "/"), end: close + 1)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  // MARK: - Entities

  /// The character of the entity that begins at `&`, and the offset after it.
  private static func entity(_ html: UnsafeRawBufferPointer, at start: Int) -> (Unicode.Scalar, Int)? {
    // `&#x10FFFF;` may have zeros in front.
    let limit = min(html.count, start + 2 + max(HTMLEntities.longestName, 16))
    var end = start + 1
    while end < limit, html[end] != UInt8(ascii: ";") { end += 1 }
    guard end < limit, end > start + 1 else { return nil }
    let name = String(decoding: html[start + 1..<end], as: UTF8.self)
    if name.hasPrefix("#") {
      let isHexadecimal = name.dropFirst().first == "x" || name.dropFirst().first == "X"
      let digits = name.dropFirst(isHexadecimal ? 2 : 1)
      guard digits.first?.isHexDigit == true, let value = UInt32(digits, radix: isHexadecimal ? 16 : 10)
      else {
        return nil
      }
      return (value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", end + 1)
    }
    return HTMLEntities.character(named: name).map { ($0, end + 1) }
  }
}
