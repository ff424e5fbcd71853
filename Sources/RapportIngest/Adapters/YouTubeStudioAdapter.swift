import RapportModel

/// YouTube Studio's advanced mode saved as CSV: `Table data`, `Chart data` and `Totals`.
///
/// The three files of an export tell of the same views by video, by video and day, and by day. A video is a page;
/// its title, day of publication and length describe it and split nothing, so that each file is a breakdown of
/// its own and nothing is added twice. The first row of `Table data` may be a sum with the label `Total`; it
/// differs from the sum of the rows where videos were left out. The channel is not in the files.
enum YouTubeStudioAdapter: ExportAdapter {
  static let format = "youtube-studio-csv"
  static let kinds: Set<RecordKind> = [.metrics]
  static let syntax = RawRecords.Syntax.delimited

  static func recognition(of sample: FileSample) -> Recognition {
    let names = sample.headers().names
    let keys = Set(names.map(\.key))
    guard names.contains(where: { MetricColumns.youTube[$0] != nil }) else { return .none }
    if keys.contains("videotitle"), keys.contains("content") || keys.contains("video") { return .certain }
    if keys.intersection(ownColumns).count >= 2 { return .certain }
    // "Totals.csv" is told by its name: its columns could be anybody's.
    let stem = HeaderName(sample.name.prefix { $0 != "." }).key
    let areKnown = names.dropFirst().allSatisfy { MetricColumns.youTube[$0] != nil }
    return ["totals", "chartdata", "tabledata"].contains(stem) && names.first?.key == "date" && areKnown
      ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let (names, detected) = input.opening.headers()
    let separator = options.separator ?? detected
    let headers = options.separator.map { input.opening.headers(separator: $0) } ?? names
    var context = ReportContext(file: input.source.name, firstDay: options.firstDay, metrics: .youTube)
    context.roles = roles
    context.hasLabelledTotals = true
    context.decimalMark = .point
    var table = MetricTable(headers: headers, separator: separator, context: context, options: options)
    let reader = CSVReader(
      input, dialect: CSVDialect(separator: separator), maximumRecordLength: options.maximumRecordLength)
    try table.read(reader, emit: emit)
  }

  private static let roles: [String: ReportColumns.Role] = [
    "content": .dimension(Dimension.page), "video": .dimension(Dimension.page), "videotitle": .detail,
    "videopublishtime": .detail, "duration": .detail,
  ]

  /// Names that no other product gives its columns.
  private static let ownColumns: Set<String> = [
    "watchtimehours", "impressionsclickthroughrate%", "averageviewduration", "averagepercentageviewed%",
    "endscreenelementsshown", "uniqueviewers", "videopublishtime",
  ]
}
