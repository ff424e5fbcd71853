/// IP addresses in a text: IPv4 as four numbers up to 255, and IPv6 as RFC 4291 writes it.
enum NetworkAddress {
  /// Covers all of them; what is part of a longer dotted number, such as a version, is none.
  static func coverAll(in text: inout [UInt8]) {
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      guard byte.isNameByte || byte == UInt8(ascii: ":") else {
        offset += 1
        continue
      }
      if let end = version6End(from: offset, in: text) ?? version4End(from: offset, in: text) {
        text.cover(offset..<end)
        offset = end
      } else if byte == UInt8(ascii: ":") {
        // An address may begin behind it: "IP:192.0.2.1".
        offset += 1
      } else {
        offset = text[offset...].firstIndex { !$0.isNameByte && $0 != UInt8(ascii: ".") } ?? text.count
      }
    }
  }

  /// The longest address: eight groups, of which four numbers take the place of the last two.
  private static let longest = 45

  /// The bytes from an offset on that an address may have; a few more than ``longest`` at most.
  private static func run(from start: Int, in text: [UInt8], _ belongs: (UInt8) -> Bool) -> Range<Int> {
    let limit = min(text.count, start + longest + 3)
    return start..<(text[start..<limit].firstIndex { !belongs($0) } ?? limit)
  }

  private static func version6End(from start: Int, in text: [UInt8]) -> Int? {
    guard isBoundary(before: start, in: text) else { return nil }
    if text.byte(at: start - 1) == UInt8(ascii: ":") {
      // Behind "IP:" an address begins, but behind "1:" a list goes on.
      let word = text[max(0, start - 1 - longest)..<(start - 1)].reversed().prefix { $0.isNameByte }
      guard word.contains(where: { !$0.isHexadecimal }) else { return nil }
    }
    let run = run(from: start, in: text) {
      $0.isHexadecimal || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
    }
    return addressEnd(run, in: text, isVersion6)
  }

  private static func version4End(from start: Int, in text: [UInt8]) -> Int? {
    guard isBoundary(before: start, in: text) else { return nil }
    let run = run(from: start, in: text) { $0.isDecimalDigit || $0 == UInt8(ascii: ".") }
    return addressEnd(run, in: text, isVersion4)
  }

  /// Whether no word or number goes on before an address.
  private static func isBoundary(before start: Int, in text: [UInt8]) -> Bool {
    let last = text.byte(at: start - 1)
    return !last.isInWord && !(last == UInt8(ascii: ".") && text.byte(at: start - 2).isInWord)
  }

  /// The end of the address that a run holds, less the punctuation after it.
  private static func addressEnd(
    _ run: Range<Int>, in text: [UInt8], _ isAddress: (ArraySlice<UInt8>) -> Bool
  ) -> Int? {
    var end = run.upperBound
    if end > run.lowerBound, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    if end - run.lowerBound >= 2, text[end - 1] == UInt8(ascii: ":"), text[end - 2] != UInt8(ascii: ":") {
      end -= 1
    }
    let next = text.byte(at: run.upperBound)
    guard !next.isInWord, end - run.lowerBound <= longest, isAddress(text[run.lowerBound..<end]) else {
      return nil
    }
    // "1.2.3.4-beta" is a version.
    let isSuffixed = next == UInt8(ascii: "-") && (text.byte(at: run.upperBound + 1) | 0x20) &- 0x61 < 26
    return isSuffixed ? nil : end
  }

  private static func isVersion4(_ text: ArraySlice<UInt8>) -> Bool {
    let numbers = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return numbers.count == 4
      && numbers.allSatisfy { number in
        (1...3).contains(number.count) && number.allSatisfy(\.isDecimalDigit)
          && number.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
      }
  }

  private static func isVersion6(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.contains(where: \.isDecimalDigit) else { return false }
    var groups = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard groups.count >= 3 else { return false }
    let isOpenAtStart = groups[0].isEmpty && groups[1].isEmpty
    let isOpenAtEnd = groups[groups.count - 1].isEmpty && groups[groups.count - 2].isEmpty
    if isOpenAtStart { groups.removeFirst() }
    if isOpenAtEnd { groups.removeLast() }
    var count = groups.count
    if let last = groups.last, last.contains(UInt8(ascii: ".")) {
      guard isVersion4(last) else { return false }
      groups.removeLast()
      count += 1
    }
    let gaps = groups.count { $0.isEmpty }
    let isWritten = groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isHexadecimal) }
    guard isWritten, gaps == 0 ? count == 8 : gaps == 1 && count <= 8 else { return false }
    // "10::30" is a time with a slip.
    return isOpenAtStart || count > 3
      || groups.contains { $0.count == 4 || $0.contains { !$0.isDecimalDigit } }
  }
}

extension UInt8 {
  /// Whether it is a hexadecimal digit.
  fileprivate var isHexadecimal: Bool { isDecimalDigit || (self | 0x20) &- 0x61 < 6 }
}
