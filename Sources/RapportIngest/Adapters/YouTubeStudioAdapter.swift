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
    let videos = names.prefix(2).contains { videoNames.contains($0.key) }
    if !keys.isDisjoint(with: titleNames), !keys.isDisjoint(with: videoNames) { return .certain }
    let own = keys.intersection(ownColumns).count
    if own >= 2 || (own == 1 && videos) { return .certain }
    // "Totals.csv" is told by its name: its columns could be anybody's.
    let stem = HeaderName(sample.name.prefix { $0 != "." }).key
    let others = names.drop { dayNames.contains($0.key) || videoNames.contains($0.key) }
    let known = others.count { MetricColumns.youTube[$0] != nil }
    return fileNames.contains(stem) && others.count < names.count && known * 2 > others.count
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

  private static let roles: [String: ReportColumns.Role] = {
    var roles: [String: ReportColumns.Role] = [:]
    for name in videoNames { roles[name] = .dimension(Dimension.page) }
    for name in titleNames.union(details) { roles[name] = .detail }
    return roles
  }()

  // The names in English, German, French, Spanish, Italian and Portuguese, as HeaderName compares them.

  private static let videoNames: Set<String> = [
    "content", "video", "videos", "inhalte", "contenu", "contenido", "contenuti", "conteúdo",
  ]
  private static let titleNames: Set<String> = [
    "videotitle", "videotitel", "titredelavidéo", "títulodelvídeo", "títulodelvideo", "titolovideo",
    "títulodovídeo",
  ]
  /// What else describes a video.
  private static let details: Set<String> = [
    "videopublishtime", "veröffentlichungszeitpunktdesvideos", "heuredepublicationdelavidéo",
    "horadepublicacióndelvídeo", "horadepublicacióndelvideo", "orapubblicazionevideo",
    "horáriodepublicaçãodovídeo", "duration", "dauer", "durée", "duración", "durata", "duração",
  ]
  private static let dayNames: Set<String> = ["date", "datum", "fecha", "data"]
  /// The names of the files in an export.
  private static let fileNames: Set<String> = [
    "totals", "chartdata", "tabledata", "gesamtwerte", "diagrammdaten", "tabellendaten", "datosdelatabla",
  ]

  /// Names that no other product gives its columns.
  private static let ownColumns: Set<String> = [
    "watchtimehours", "impressionsclickthroughrate%", "averageviewduration", "averagepercentageviewed%",
    "endscreenelementsshown", "uniqueviewers", "videopublishtime", "wiedergabezeitstunden",
    "klickratederimpressionen%", "veröffentlichungszeitpunktdesvideos", "duréedevisionnageheures",
    "tauxdeclicsparimpression%", "tiempodevisualizaciónhoras", "porcentajedeclicsdelasimpresiones%",
    "tempodivisualizzazioneore", "tempodeexibiçãohoras", "taxadecliquesdeimpressões%",
  ]
}
