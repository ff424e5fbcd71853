public import RapportModel

/// What a file is and holds, told without scoring anything.
public struct Inspection: Hashable, Sendable {
  /// The file's name as given.
  public var file: String
  /// The format; `nil` when no adapter recognises the file.
  public var format: String?
  /// What it holds, in the order comments, metrics; empty when unknown.
  public var kinds: [RecordKind] = []
  /// The comments it holds.
  public var comments = 0
  /// The rows of reports, by how they ended.
  public var counts = RecordCounts()
  /// What the user should know, in the order of the file.
  public var notes: [IngestNote] = []

  /// All records, rejected ones included.
  public var records: Int { comments + counts.records }
  /// The records that could not be used.
  public var rejected: Int { counts.rejected }

  /// Reads a file to its end.
  ///
  /// - Throws: ``IngestError`` when the file is missing or cannot be read. A file of unknown format, or
  ///   without a usable column, is a result with an explaining note.
  public init(
    of source: ByteSource, format: String? = nil, options: IngestOptions = IngestOptions()
  ) throws(IngestError) {
    file = source.name
    do {
      let reader = try ExportReader(source, format: format, options: options)
      self.format = reader.adapter.format
      var found = Inspection(file: file)
      try reader.read { event throws(IngestError) in found.take(event) }
      kinds = RecordKind.allCases.filter { reader.kinds.contains($0) }
      (comments, counts, notes) = (found.comments, found.counts, found.notes)
    } catch {
      switch error {
      case .emptyFile, .unknownFormat, .noUsableColumn:
        kinds = []
        notes.append(IngestNote("unusable", String(error.description.dropLast())))
      default: throw error
      }
    }
  }

  private init(file: String) { self.file = file }

  private mutating func take(_ event: IngestEvent) {
    switch event {
    case .comments(let batch): comments += batch.count
    case .measurements(let measurements):
      var last: Int?
      for measurement in measurements where measurement.record != last {
        last = measurement.record
        counts.measured += 1
      }
    case .total: counts.totals += 1
    case .unmeasured: counts.unmeasured += 1
    case .rejected: counts.rejected += 1
    case .note(let note): notes.append(note)
    case .header, .line: break
    }
  }

  /// Writes the inspection as one JSON object.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("file", file)
      json.key("format")
      if let format { json.value(format) } else { json.null() }
      json.key("kinds")
      json.array { json in for kind in kinds { json.value(kind.rawValue) } }
      json.member("records", records)
      json.member("rejected", rejected)
      json.key("notes")
      json.array { json in for note in notes { json.value(note.message) } }
    }
  }
}
