import RapportEngagement
import RapportIngest
import RapportModel

/// Inputs that are to be read one after the other, recognised and as far as possible open.
///
/// To recognise a file takes as long as to read some hundred kilobytes of it, so that it is done once, though files are opened
/// again that must be looked through beforehand or are too many to stay open.
struct OpenedInputs {
  /// The order in which to read: reports before comments, since the pages that they name have cells of their own.
  let order: [Int]
  /// Which records count of those that repeat one another.
  let repeated: RepeatedRecords
  private let inputs: [InputArgument]
  private let options: IngestOptions
  private var readers: [Int: ExportReader] = [:]
  /// The formats that inputs were found to have.
  private var formats: [String] = []

  /// How many files that can be opened again stay open, each with some hundred kilobytes of memory.
  private static let mostOpen = 16

  /// - Throws: ``IngestError`` when an input cannot be opened or recognised.
  init(
    _ inputs: [InputArgument], format: String?, _ options: IngestOptions, duplicates: DuplicateRule?,
    _ profile: Profile
  ) throws(IngestError) {
    self.inputs = inputs
    self.options = options
    var repeated = RepeatedRecords(duplicates)
    var runs = SortedRuns()
    var reports: [Int] = []
    var comments: [Int] = []
    for (number, input) in inputs.enumerated() {
      let reader = try ExportReader(path: input.path, format: format, options: options)
      formats.append(reader.adapter.format)
      if reader.kinds == [.metrics] { reports.append(number) } else { comments.append(number) }
      if try repeated.look(through: reader, input, number: number, profile, &runs) { continue }
      if !input.canBeReadAgain || readers.count < Self.mostOpen {
        readers[number] = reader
      }
    }
    try repeated.finish(&runs)
    order = reports + comments
    self.repeated = repeated
  }

  /// The reader of an input, which is the caller's from now on.
  mutating func take(_ number: Int) throws(IngestError) -> ExportReader {
    if let reader = readers.removeValue(forKey: number) { return reader }
    return try ExportReader(path: inputs[number].path, format: formats[number], options: options)
  }
}
