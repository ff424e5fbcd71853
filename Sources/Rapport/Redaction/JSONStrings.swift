/// The strings in a JSON text that are values, with the names that lead to them.
///
/// The text is known to be JSON, so that only strings, names and depth matter.
struct JSONStrings {
  private let json: [UInt8]
  private var offset = 0
  /// The name of the member that is being read, at each depth; "" in arrays of arrays and before the first name.
  private var names: [String] = [""]

  init(_ json: [UInt8]) { self.json = json }

  /// The place of the next string with its quotes, and the names of the members around it, the outermost first.
  mutating func next() -> (place: Range<Int>, path: [String])? {
    while offset < json.count {
      switch json[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): names.append("")
      case UInt8(ascii: "}"), UInt8(ascii: "]"): if names.count > 1 { names.removeLast() }
      case UInt8(ascii: "\""):
        let place = offset..<stringEnd()
        offset = place.upperBound
        while offset < json.count, json[offset] <= 0x20 { offset += 1 }
        if offset < json.count, json[offset] == UInt8(ascii: ":") {
          let name = json[(place.lowerBound + 1)..<max(place.lowerBound + 1, place.upperBound - 1)]
          names[names.count - 1] = String(decoding: name, as: UTF8.self)
          continue
        }
        return (place, names.filter { !$0.isEmpty })
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// The offset after the string that begins here.
  private func stringEnd() -> Int {
    var end = offset + 1
    while end < json.count, json[end] != UInt8(ascii: "\"") { end += json[end] == UInt8(ascii: "\\") ? 2 : 1 }
    return min(json.count, end + 1)
  }
}
