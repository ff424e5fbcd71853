/// What is known of languages: their common words, their letters, and which of them are taken for each other.
///
/// The files lie in `und/languages`; words stand there as their keys. Within a script, languages are numbered in the order of the file, and a set of languages
/// is a number with a bit for each.
final class LanguageTable: Sendable {
  /// Languages of one script, as a bit each.
  typealias Members = UInt64

  /// Most comments are in Latin script, so it comes first.
  private let groups: [Group]
  private let words: KeyTable
  /// The languages that each word belongs to, the first one being number 1; none for words that speak for no language.
  private let members: [Members]
  /// Characters of simplified Chinese alone and of traditional Chinese alone.
  private let simplified: Set<UInt32>
  private let traditional: Set<UInt32>

  /// The table of the library's own files, read once a process.
  static let embedded: LanguageTable = {
    do { return try LanguageTable(from: .embedded) } catch { preconditionFailure("\(error)") }
  }()

  /// The number of words.
  var wordCount: Int { words.count }

  init(from library: DataLibrary) throws(TextError) {
    var reading = Reading()
    try forEachRow(of: Self.languagesPath, fields: 4, in: library) { _, fields in reading.addLanguage(fields)
    }
    try forEachRow(of: Self.relativesPath, fields: 3, in: library) { _, fields in reading.addRelative(fields)
    }
    var han: [Script: Set<UInt32>] = [:]
    try forEachRow(of: Self.hanPath, fields: 2, in: library) { _, fields in
      guard let script = Script(fields[0]) else { return "expected 'Hans' or 'Hant'" }
      let characters = UnsafeRawBufferPointer(rebasing: fields[1])
      var offset = 0
      while offset < characters.count {
        let (scalar, width) = decodeScalar(characters, at: offset)
        han[script, default: []].insert(scalar)
        offset += width
      }
      return nil
    }
    groups = reading.groups.map { script, rows in
      Group(
        script: script, tags: rows.tags, letters: rows.letters, anyLetters: rows.anyLetters,
        relatives: rows.relatives)
    }.sorted { $0.tags.count > $1.tags.count }
    words = reading.words
    members = reading.members
    simplified = han[Script("Hans")] ?? []
    traditional = han[Script("Hant")] ?? []
  }

  private static let languagesPath = "und/languages/terms.tsv"
  private static let relativesPath = "und/languages/relatives.tsv"
  private static let hanPath = "und/languages/han.tsv"

  /// Letters beyond this are listed nowhere.
  private static let letterLimit = 0x1F00

  // MARK: Look-up

  /// The languages of a script that are told apart; `nil` where there are none.
  func group(of script: Script) -> Group? { groups.first { $0.script == script } }

  /// The languages that are told apart by their words.
  var tags: [String] { groups.flatMap(\.tags) }

  /// What a look-up of short words reads.
  var view: KeyTable.View { words.view }

  /// The number of a word in small letters, from 1 on; 0 when no language lists it.
  func word(_ key: UnsafeRawBufferPointer) -> Int { words.find(key).map { Int($0) + 1 } ?? 0 }

  /// The languages of the word of this number; none when it speaks for no language, and for number 0.
  @inline(__always)
  func languages(ofWord word: Int) -> Members { members[word] }

  /// Whether a character is simplified Chinese alone (1), traditional Chinese alone (-1), or neither (0).
  func chineseScript(of scalar: UInt32) -> Int {
    simplified.contains(scalar) ? 1 : traditional.contains(scalar) ? -1 : 0
  }

  // MARK: Reading

  /// The table while its files are read.
  private struct Reading {
    var groups: [Script: Rows] = [:]
    var words = KeyTable(capacity: 10_000)
    var members: [Members] = [0]

    /// What was read of the languages of a script.
    struct Rows {
      var tags: [String] = []
      var letters: [Members] = []
      var anyLetters: Members = 0
      var relatives: [String: [Group.Relative]] = [:]

      mutating func addLetters(_ field: Slice<UnsafeRawBufferPointer>, _ bit: Members) {
        for letter in String(decoding: field, as: UTF8.self).unicodeScalars where !letter.isASCII {
          for form in [
            letter.value, letter.properties.uppercaseMapping.unicodeScalars.first?.value ?? letter.value,
          ] where Int(form) < LanguageTable.letterLimit {
            while letters.count <= Int(form) { letters.append(0) }
            letters[Int(form)] |= bit
          }
        }
      }
    }

    /// Adds `language`, `script`, `letters` and `words`; returns what is wrong with them.
    mutating func addLanguage(_ fields: [Slice<UnsafeRawBufferPointer>]) -> String? {
      guard let script = Script(fields[1]) else { return "expected a script such as 'Latn'" }
      let tag = String(decoding: fields[0], as: UTF8.self)
      var bit: Members = 0
      // Words of this language are spared: they are no language's.
      if tag != "zxx" {
        var group = groups[script] ?? Rows()
        guard group.tags.count < Members.bitWidth else { return "a script takes at most 64 languages" }
        bit = 1 << Members(group.tags.count)
        group.tags.append(tag)
        if fields[2].elementsEqual("*".utf8) {
          group.anyLetters |= bit
        } else {
          group.addLetters(fields[2], bit)
        }
        groups[script] = group
      }
      forEachPiece(of: fields[3], separatedBy: UInt8(ascii: " ")) { word in
        let number = Int(words.insert(UnsafeRawBufferPointer(rebasing: word))) + 1
        if number == members.count { members.append(0) }
        members[number] |= bit
      }
      return nil
    }

    /// Adds `told`, `relative` and `share`; returns what is wrong with them.
    mutating func addRelative(_ fields: [Slice<UnsafeRawBufferPointer>]) -> String? {
      let (told, relative) = (
        String(decoding: fields[0], as: UTF8.self), String(decoding: fields[1], as: UTF8.self)
      )
      guard let share = Int(String(decoding: fields[2], as: UTF8.self)), 0...100 ~= share else {
        return "expected a share of 0 to 100"
      }
      for (script, group) in groups {
        guard let language = group.tags.firstIndex(of: relative) else { continue }
        groups[script]!.relatives[told, default: []].append((language, share))
      }
      return nil
    }
  }
}
