/// HTML or SVG that is harmless by construction.
///
/// Only literals in the source are taken as mark-up; every text put into one is escaped, so that nothing from
/// an input can open a tag or leave an attribute.
///
///     let cell: Markup = "<td title=\"\(name)\">\(name)</td>"
///
/// - Important: Attributes stand in double quotes, and no text goes where a tag's name or an attribute's name
///   would.
package struct Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The mark-up.
  package private(set) var text: String

  package init(stringLiteral literal: String) { text = literal }
  package init(stringInterpolation interpolation: StringInterpolation) { text = interpolation.text }

  /// Puts escaped texts between literals.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ text: String) { self.text += Markup.escaped(text) }
    package mutating func appendInterpolation(_ number: Int) { text += String(number) }
    package mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    package mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { text += part.text } }
  }

  static func + (left: Markup, right: Markup) -> Markup { "\(left)\(right)" }
  static func += (left: inout Markup, right: Markup) { left.text += right.text }

  /// A name that may be broken after its dots, slashes and dashes.
  static func breakable(_ name: String) -> Markup {
    var parts = [""]
    for character in name {
      parts[parts.count - 1].append(character)
      if character == "." || character == "/" || character == "-" { parts.append("") }
    }
    return parts.filter { !$0.isEmpty }.map { "\($0)" as Markup }.joined(separator: "<wbr>")
  }

  /// Whether there is nothing.
  var isEmpty: Bool { text.isEmpty }

  /// A text as content of an element or a quoted attribute; what steers a reader's terminal or turns the order
  /// of reading round becomes `�`.
  private static func escaped(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in SafeText.terminal(text).unicodeScalars {
      switch scalar {
      case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
      case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
      case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
      case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
      case "`": safe.append(contentsOf: "&#96;".unicodeScalars)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }
}

extension Sequence<Markup> {
  /// All parts, with a literal between them.
  func joined(separator: Markup = "") -> Markup {
    var joined: Markup = ""
    for (index, part) in enumerated() {
      if index > 0 { joined += separator }
      joined += part
    }
    return joined
  }
}
