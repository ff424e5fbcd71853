internal import CICU
internal import Synchronization

/// Break rules compiled once a process: compiling takes milliseconds, a copy takes microseconds.
enum CompiledRules {
  private typealias Iterator = OpaquePointer

  /// Iterators that nobody moves, as bit patterns. They live as long as the process.
  private static let originals = Mutex<[BreakRules: UInt]>([:])

  /// A new iterator of ICU for the rules, which the caller closes.
  static func makeIterator(_ rules: BreakRules) throws(TextError) -> OpaquePointer {
    let bits = try originals.withLock { originals -> Result<UInt, TextError> in
      Result { () throws(TextError) in
        let original: Iterator
        if let bits = originals[rules], let known = Iterator(bitPattern: bits) {
          original = known
        } else {
          original = try compile(rules)
          originals[rules] = UInt(bitPattern: original)
        }
        return UInt(bitPattern: try copy(original))
      }
    }.get()
    return Iterator(bitPattern: bits)!
  }

  private static func copy(_ original: Iterator) throws(TextError) -> Iterator {
    var copy: Iterator?
    try check(rapport_breaks_copy(original, &copy), "copy break rules")
    return copy!
  }

  private static func compile(_ rules: BreakRules) throws(TextError) -> Iterator {
    var text = rules.text
    var iterator: Iterator?
    var line: Int32 = 0
    var column: Int32 = 0
    let status = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        rapport_breaks_open($0.baseAddress, $0.count, &iterator, &line, &column)
      }
    }
    guard status <= 0, let iterator else {
      throw .invalidBreakRules(
        name: rules.name, line: Int(line), column: Int(column), cause: statusName(status))
    }
    return iterator
  }
}
