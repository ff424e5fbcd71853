internal import CICU

/// The versions that decide what a word is; they belong in every manifest.
public enum TextVersions {
  /// The version of the ICU that is loaded, such as `72.1`.
  public static var icu: String { version(rapport_icu_version) }
  /// The version of Unicode that it implements, such as `15.0`.
  public static var unicode: String { version(rapport_unicode_version) }

  private static func version(_ write: (UnsafeMutablePointer<CChar>) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: RAPPORT_VERSION_CAPACITY) {
      write($0.baseAddress!)
      return String(cString: $0.baseAddress!)
    }
  }
}
