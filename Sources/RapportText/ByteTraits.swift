/// What an ASCII byte may do in tokens; one look into a table of 256 answers.
struct ByteTraits: OptionSet {
  let rawValue: UInt16

  static let letter = ByteTraits(rawValue: 1 << 0)
  static let digit = ByteTraits(rawValue: 1 << 1)
  /// White space that no mark can be on.
  static let space = ByteTraits(rawValue: 1 << 2)
  /// A mark that begins nothing but itself, a run of itself, and emoticons.
  static let mark = ByteTraits(rawValue: 1 << 3)
  /// May stand in a scheme, a host or the local part of an e-mail address.
  static let inRun = ByteTraits(rawValue: 1 << 4)
  /// May stand in the user's part of a web address.
  static let inUser = ByteTraits(rawValue: 1 << 5)
  /// May stand in a path.
  static let inPath = ByteTraits(rawValue: 1 << 6)
  /// May end a path.
  static let endsPath = ByteTraits(rawValue: 1 << 7)
  /// Never stands in an address.
  static let notInAddress = ByteTraits(rawValue: 1 << 8)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What each byte may do.
  static func table() -> [ByteTraits] {
    var table = [ByteTraits](repeating: [], count: 256)
    func add(_ traits: ByteTraits, _ members: String) {
      for byte in members.utf8 { table[Int(byte)].formUnion(traits) }
    }
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let digits = "0123456789"
    add(.letter, letters)
    add(.digit, digits)
    add(.space, " \t\n\r")
    add(.mark, ".,;!?\"'()[]{}-/|=~`^*")
    add(.inRun, letters + digits + "._-+%")
    add(.inUser, letters + digits + "-._~!$&'()*+,;=:%")
    add(.inPath, letters + digits + "-._~:/?#@!$&'*+,;=%")
    add(.endsPath, letters + digits + "=_#/+-")
    add(.notInAddress, "\"<>\\^`{|} \u{7F}")
    for control in 0..<0x20 { table[control].formUnion(.notInAddress) }
    return table
  }
}
