/// A script whose words are found by looking ahead in a dictionary, and what its characters may do in words: the sets of
/// ICU 72 (`source/common/dictbe.cpp`, Unicode licence).
struct LookaheadScript {
  /// What a character may do.
  struct Roles: OptionSet {
    let rawValue: UInt8

    /// Is one of the script's letters and signs.
    static let member = Roles(rawValue: 1 << 0)
    /// Is left as it is by normalisation.
    static let stable = Roles(rawValue: 1 << 6)
    /// Stays with the character before it.
    static let mark = Roles(rawValue: 1 << 1)
    /// May begin a word that nobody knows the start of.
    static let beginsWord = Roles(rawValue: 1 << 2)
    /// May end a word that nobody knows the end of.
    static let endsWord = Roles(rawValue: 1 << 3)
    /// Says that the word before it is abbreviated.
    static let abbreviates = Roles(rawValue: 1 << 4)
    /// Says that the word before it is to be repeated.
    static let repeats = Roles(rawValue: 1 << 5)
  }

  /// The name of ICU's dictionary.
  let dictionary: String
  /// The block of the script. Characters that it has elsewhere are left to ICU.
  let block: ClosedRange<UInt32>
  private let beginnings: [ClosedRange<UInt32>]
  /// What does not end a word: vowels before their consonant, or a sign that joins consonants.
  private let openings: [ClosedRange<UInt32>]
  private var abbreviation: UInt32?
  private var repetition: UInt32?
  /// A run of this many characters is one word.
  private(set) var longestUncut = 1

  /// What the characters of the block may do, in order.
  func roles(_ breaks: BreakTable) -> [Roles] {
    block.map { scalar in
      let traits = breaks.traits(of: scalar)
      guard traits.contains(.dictionary) else { return [] }
      var roles: Roles = .member
      if traits.contains(.stable) { roles.insert(.stable) }
      if traits.contains(.mark) { roles.insert(.mark) }
      if beginnings.contains(where: { $0.contains(scalar) }) { roles.insert(.beginsWord) }
      if !openings.contains(where: { $0.contains(scalar) }) { roles.insert(.endsWord) }
      if scalar == abbreviation { roles.insert(.abbreviates) }
      if scalar == repetition { roles.insert(.repeats) }
      return roles
    }
  }

  static let thai = LookaheadScript(
    dictionary: "thaidict", block: 0x0E00...0x0E7F, beginnings: [0x0E01...0x0E2E, 0x0E40...0x0E44],
    openings: [0x0E31...0x0E31, 0x0E40...0x0E44], abbreviation: 0x0E2F, repetition: 0x0E46, longestUncut: 4)
  static let lao = LookaheadScript(
    dictionary: "laodict", block: 0x0E80...0x0EFF,
    beginnings: [0x0E81...0x0EAE, 0x0EC0...0x0EC4, 0x0EDC...0x0EDD], openings: [0x0EC0...0x0EC4])
  static let burmese = LookaheadScript(
    dictionary: "burmesedict", block: 0x1000...0x109F, beginnings: [0x1000...0x102A], openings: [])
  static let khmer = LookaheadScript(
    dictionary: "khmerdict", block: 0x1780...0x17FF, beginnings: [0x1780...0x17B3],
    openings: [0x17D2...0x17D2]
  )
}
