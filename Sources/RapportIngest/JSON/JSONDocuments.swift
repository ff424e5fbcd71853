/// Reads a text document by document, and of one that is cut off what can be kept.
struct JSONDocuments {
  private let splitter: JSONSplitter
  private let parser = JSONParser()
  private let lists: [[String]]

  /// A document, or a part of one, that is no value.
  struct Fault {
    var line: Int
    var byte: Int
    var reason: String
    var raw: UnsafeRawBufferPointer
  }

  /// Where a document begins, and its bytes.
  struct Place {
    var line: Int
    var byte: Int
    var raw: UnsafeRawBufferPointer
  }

  /// - Parameters:
  ///   - layout: How the text is made; `nil` to tell it from its beginning.
  ///   - lists: The lists whose whole elements are kept of a document that is cut off; see ``JSONRepair``.
  init(
    _ input: TextStream, layout: JSONSplitter.Layout? = nil, options: IngestOptions, lists: [[String]] = []
  ) {
    splitter = JSONSplitter(input, layout: layout, maximumLength: options.maximumRecordLength)
    self.lists = lists
  }

  /// Reads the next document.
  ///
  /// - Parameters:
  ///   - value: Receives it; says what is wrong with it where it cannot be used.
  ///   - fault: Receives what is no value.
  /// - Returns: Whether there was one.
  func next(
    value: (JSONValue, Place) throws(IngestError) -> String?, fault: (Fault) throws(IngestError) -> Void
  ) throws(IngestError) -> Bool {
    guard let piece = try splitter.next() else { return false }
    let place = Place(line: piece.line, byte: piece.byteOffset, raw: piece.bytes)
    if let reason = piece.fault {
      let kept = piece.isCutOff ? JSONRepair.closing(piece.bytes, lists: lists) : nil
      if let kept {
        try parse(kept.bytes, place, value: value, fault: fault)
      }
      let end = kept?.end ?? 0
      let lines = piece.bytes[..<end].count { $0 == 0x0A }
      try fault(
        Fault(
          line: piece.line + lines, byte: piece.byteOffset + end, reason: reason,
          raw: UnsafeRawBufferPointer(rebasing: piece.bytes[end...])))
      return true
    }
    let result = try parser.withDocument(piece.bytes, readableCount: piece.readableCount) {
      document throws(IngestError) in try value(document, place)
    }
    try tell(result, place, fault)
    return true
  }

  private func parse(
    _ bytes: [UInt8], _ place: Place,
    value: (JSONValue, Place) throws(IngestError) -> String?, fault: (Fault) throws(IngestError) -> Void
  ) throws(IngestError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { buffer.deallocate() }
    buffer.copyBytes(from: bytes)
    let result = try parser.withDocument(UnsafeRawBufferPointer(buffer)) { document throws(IngestError) in
      try value(document, place)
    }
    try tell(result, place, fault)
  }

  private func tell(
    _ result: Result<String?, JSONSyntaxError>, _ place: Place, _ fault: (Fault) throws(IngestError) -> Void
  ) throws(IngestError) {
    let reason: String?
    switch result {
    case .success(let problem): reason = problem
    case .failure(let error): reason = "\(error.reason), at byte \(error.offset) of the record"
    }
    if let reason { try fault(Fault(line: place.line, byte: place.byte, reason: reason, raw: place.raw)) }
  }

  /// What the user should know of the text; complete at its end.
  var notes: [IngestNote] { [parser.note, splitter.noteOfEnd].compactMap { $0 } }
}
