/// Rules that say where a text may be cut, in the syntax of ICU's break iterators.
///
/// They are data: the library brings its own, so results do not depend on the locale data of the ICU that
/// happens to be installed.
///
///     let rules = try BreakRules(named: "word", from: .embedded)
///     let segmenter = try WordSegmenter(rules: rules)
public struct BreakRules: Hashable, Sendable {
  /// The name that errors use.
  public let name: String
  /// The rules themselves.
  public let text: String

  /// Rules with a name and a text.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The rules in the file `und/break-rules/<name>.rules`.
  ///
  /// The library brings `word` and `grapheme`, which are plain UAX #29, and `token`, which is `word` with the
  /// deviations that comments need and with dictionary words in scripts without spaces.
  ///
  /// - Throws: ``TextError/data(_:)`` when there is no such file.
  public init(named name: String, from library: DataLibrary = .embedded) throws(TextError) {
    let path = "und/break-rules/" + name + ".rules"
    do {
      self.init(name: path, text: String(decoding: try library.contents(of: path), as: UTF8.self))
    } catch {
      throw .data(error)
    }
  }
}
