internal import CICU

/// The normalisation forms of Unicode.
public enum NormalizationForm {
  /// Whether a text is in normalisation form C, in which characters are composed as far as possible.
  ///
  ///     NormalizationForm.isComposed("caf\u{E9}")      // true
  ///     NormalizationForm.isComposed("cafe\u{301}")    // false
  public static func isComposed(_ text: String) -> Bool {
    // Every scalar below U+0300 is composed, and none of them combines.
    if text.utf8.allSatisfy({ $0 < 0xCC }) { return true }
    let units = Array(text.utf16)
    return rapport_is_nfc(units, units.count)
  }
}
