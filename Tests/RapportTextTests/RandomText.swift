import RapportTestSupport

/// Random scalars, half of them letters, marks and joiners that interact and so come more often than chance would have it.
func randomText(of count: Int, using random: inout SeededGenerator) -> String {
  var text = ""
  for _ in 0..<count {
    let isInteresting = Bool.random(using: &random)
    let scalar =
      isInteresting
      ? interesting.randomElement(using: &random)
      : Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &random))
    if let scalar { text.unicodeScalars.append(scalar) }
  }
  return text
}

private let interesting = Array(
  "aZé1 #@$:).-_/'’،️‍👍🏽🇩🇪ไทย日本カー\u{301}\u{200B}\u{AD}\r\n\"<3한&;*%".unicodeScalars)
