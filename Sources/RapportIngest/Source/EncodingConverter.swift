import CICU

/// Turns an encoding that only ICU knows into UTF-8, piece by piece.
final class EncodingConverter {
  /// The number of ill-formed parts replaced so far.
  private(set) var replacements = 0
  private let converter: OpaquePointer

  /// `nil` when ICU knows no encoding of this name.
  init?(named name: String) {
    var converter: OpaquePointer?
    let status = rapport_converter_open(name, &converter)
    guard status <= 0, !name.isEmpty, let converter else { return nil }
    self.converter = converter
  }

  deinit { rapport_converter_close(converter) }

  /// Decodes as much of `input` as fits into `output`.
  ///
  /// - Returns: The bytes taken and the bytes written; both can be 0 while a sequence is incomplete.
  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> (taken: Int, written: Int) {
    guard let target = output.baseAddress?.assumingMemoryBound(to: CChar.self) else { return (0, 0) }
    // A pointer is wanted even where there is nothing left to take.
    var nothing: CChar = 0
    return withUnsafePointer(to: &nothing) { nothing in
      let source = input.baseAddress?.assumingMemoryBound(to: CChar.self) ?? nothing
      var next: UnsafePointer<CChar>? = source
      var end: UnsafeMutablePointer<CChar>? = target
      // The status only says whether there is more to write, which the next call does.
      _ = rapport_converter_convert(
        converter, &next, source + input.count, &end, target + output.count, isLast, &replacements)
      return (next.map { $0 - source } ?? 0, end.map { $0 - target } ?? 0)
    }
  }
}
