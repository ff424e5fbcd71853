/// Makes text from files harmless in the place it is shown.
///
/// Names of properties and files come from exports that anyone may have written into.
package enum SafeText {
  /// Without characters that steer a terminal or turn the order of reading round; each becomes `�`.
  package static func terminal(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { safe.append(steers(scalar) ? "\u{FFFD}" : scalar) }
    return String(safe)
  }

  /// As one line of Markdown text without any mark-up, for a cell of a table too.
  package static func markdown(_ text: String) -> String {
    var safe = ""
    for character in terminal(text) {
      switch character {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\\", "|", "`", "*", "_", "[", "]", "#", "~", "!", "$": safe += "\\\(character)"
      default: safe.append(character)
      }
    }
    return safe
  }

  /// As a cell that no spreadsheet takes for a formula: an apostrophe goes before `=`, `+`, `-`, `@`, tab and
  /// carriage return at its start. OWASP, "CSV Injection".
  package static func spreadsheet(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r": "'" + text
    default: text
    }
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
