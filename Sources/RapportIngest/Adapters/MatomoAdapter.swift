import RapportModel

/// Matomo's reports as CSV or TSV, with machine names or those of its interface in several languages, and
/// scheduled reports, which hold many tables with a title each.
///
/// Where rows have a day, week or month, it stands in a column of its own; else the file does not tell when its
/// numbers were counted. The title of a table says what its `label` is.
enum MatomoAdapter: ExportAdapter {
  static let format = "matomo"
  static let kinds: Set<RecordKind> = [.metrics]
  static let syntax = RawRecords.Syntax.delimited

  static func recognition(of sample: FileSample) -> Recognition {
    guard let first = sample.firstVisibleByte, first != UInt8(ascii: "{"), first != UInt8(ascii: "["),
      first != UInt8(ascii: "#"), first != UInt8(ascii: "<")
    else { return .none }
    let reader = CSVReader(bytes: sample.text, dialect: CSVDialect(separator: separator(of: sample)))
    var rest = 4
    while rest > 0, let record = try? reader.next() {
      guard !record.isBlank else { continue }
      rest -= 1
      let keys = Set(record.strings.map { HeaderName($0).key })
      if !keys.isDisjoint(with: machineNames) || keys.intersection(ownNames).count >= 2 { return .certain }
    }
    return .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let separator = options.separator ?? separator(of: input.opening)
    var tables = MatomoTables(file: input.source.name, options: options, separator: separator)
    let reader = CSVReader(
      input, dialect: CSVDialect(separator: separator), maximumRecordLength: options.maximumRecordLength)
    try tables.read(reader, emit: emit)
  }

  /// Titles have no separator, so the first line that has one tells.
  private static func separator(of sample: FileSample) -> UInt8 {
    for line in sample.text.split(separator: UInt8(ascii: "\n")).prefix(20) {
      let tabs = line.count { $0 == UInt8(ascii: "\t") }
      let commas = line.count { $0 == UInt8(ascii: ",") }
      let semicolons = line.count { $0 == UInt8(ascii: ";") }
      if max(tabs, commas, semicolons) < 2 { continue }
      if tabs >= commas, tabs >= semicolons { return UInt8(ascii: "\t") }
      return commas >= semicolons ? UInt8(ascii: ",") : UInt8(ascii: ";")
    }
    return UInt8(ascii: ",")
  }

  private static let machineNames: Set<String> = [
    "nbvisits", "nbuniqvisitors", "nbactions", "nbhits", "nbpageviews", "nbactionspervisit",
    "nbvisitsconverted", "nbconversions", "entrynbvisits", "sumvisitlength",
  ]

  /// Names that other products don't give their columns.
  private static let ownNames: Set<String> = Set(
    [
      "Actions per Visit", "Maximum actions in one visit", "Visits with Conversions",
      "Total time spent by visitors (in seconds)", "Avg. Visit Duration (in seconds)",
      "Avg. Time on Website", "Aktionen pro Besuch", "Maximale Aktionen pro Besuch",
      "Besuche mit Konversionen", "Von Besuchern verbrachte Gesamtzeit (in Sekunden)",
      "Durchschn. Besuchszeit (in Sekunden)", "Durchschnittszeit auf der Webseite", "Absprungsrate",
      "Actions par visite", "Nombre maximum d'actions en une visite", "Visites avec conversions",
      "Temps total passé par les visiteurs (en secondes)", "Durée moy. des visites (en secondes)",
      "Temps moyen sur le site web", "Acciones por visita", "Acciones máximas en una visita",
      "Visitas con conversiones", "Tiempo total de los visitantes en el sitio (en segundos)",
      "Promedio de duración de las visitas (en segundos)", "Promedio de tiempo en el sitio",
      "Azioni per visita", "Numero massimo di azioni in una visita", "Visite con Conversioni",
      "Durata totale delle visite (in secondi)", "Durata media delle visite (in secondi)",
      "Tempo medio sul sito", "Ações por Visita", "Número máximo de ações numa visita",
      "Ações máximas em uma visita", "Visitas com Conversões",
      "Tempo total gasto pelos visitantes (em segundos)", "Duração média das visitas (em segundos)",
      "Média da duração das visitas (em segundos)", "Tempo médio no site", "Acties per bezoek",
      "Maximaal aantal acties in een bezoek", "Bezoeken met conversies",
      "Totale bestede tijd door bezoekers (in seconden)", "Gemiddelde duur bezoek (in seconden)",
      "Gemiddelde tijd op website",
    ].map { HeaderName($0).key })
}

/// Goes through the tables of one file.
private struct MatomoTables {
  private let file: String
  private let options: IngestOptions
  private let separator: UInt8
  private var table: ReportTable?
  private var tableCount = 0
  private var records = 0
  private var title: HeaderName?

  init(file: String, options: IngestOptions, separator: UInt8) {
    self.file = file
    self.options = options
    self.separator = separator
  }

  mutating func read(
    _ reader: CSVReader, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    while let record = try reader.next() {
      if record.fault != nil {
        try append(record, emit)
      } else if record.isEmpty {
        try endTable(emit)
        try keep(.blank, record, emit)
      } else if table != nil {
        try append(record, emit)
      } else if isHeader(record) {
        try beginTable(record, emit)
      } else {
        title = HeaderName(record.textWithoutPadding)
        try keep(.preamble, record, emit)
      }
    }
    try endTable(emit)
  }

  /// Whether a record outside a table names columns, rather than a table or the want of data.
  private func isHeader(_ record: CSVRecord) -> Bool {
    let names = record.strings.map { HeaderName($0) }
    if names.contains(where: { MetricColumns.matomo[$0] != nil || $0.key == "label" }) { return true }
    // Below a title anything with several names is a header, known or not.
    return title != nil && names.count > 1 && !names.contains { $0.text.isEmpty }
  }

  private mutating func beginTable(
    _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    let headers = record.strings.map { HeaderName($0) }
    try emit(
      .header(
        TableHeader(
          table: tableCount, columns: headers.map(\.text), raw: Array(record.rawBytes), separator: separator))
    )
    try keep(.header, record, emit)
    var context = ReportContext(file: file, firstDay: options.firstDay, metrics: .matomo)
    context.table = tableCount
    context.roles = roles(headers)
    table = ReportTable(headers: headers, context: context, options: options)
    tableCount += 1
    title = nil
  }

  /// What the label is, and which columns are neither counts nor means: largest values, shares and changes.
  private func roles(_ headers: [HeaderName]) -> [String: ReportColumns.Role] {
    var roles: [String: ReportColumns.Role] = [:]
    for header in headers where Self.isDetail(header) { roles[header.key] = .detail }
    for name in Self.labelNames { roles[name] = labelRole(headers) }
    return roles
  }

  private func labelRole(_ headers: [HeaderName]) -> ReportColumns.Role {
    guard let title else {
      let isPages = headers.contains { $0.key == "nbhits" || $0.key == "avgtimeonpage" }
      return .dimension(isPages ? Dimension.page : "label")
    }
    switch title.key {
    case "allwebsitesdashboard", "allwebsites": return .property
    case "pageurls", "pages": return .dimension(Dimension.page)
    default: return .dimension(title.text.lowercased())
    }
  }

  private static let labelNames = [
    "label", "bezeichnung", "nom", "etiqueta", "etichetta", "rótulo", "waarde",
  ]

  private static func isDetail(_ header: HeaderName) -> Bool {
    let name = header.text.lowercased()
    return name.hasSuffix("_evolution") || name.hasSuffix("_percentage") || name.hasSuffix("_percent")
      || name.hasPrefix("metadata") || name.hasPrefix("metadaten") || name.hasPrefix("métadonnées")
      || largest.contains(header.key)
  }

  private static let largest: Set<String> = Set(
    [
      "max_actions", "Maximum actions in one visit", "Maximale Aktionen pro Besuch",
      "Nombre maximum d'actions en une visite", "Acciones máximas en una visita",
      "Numero massimo di azioni in una visita", "Número máximo de ações numa visita",
      "Ações máximas em uma visita", "Maximaal aantal acties in een bezoek",
    ].map { HeaderName($0).key })

  private mutating func append(
    _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    records += 1
    guard let fault = record.fault else {
      try table?.append(record, number: records, emit: emit)
      return
    }
    let raw = Array(record.rawBytes)
    if options.keepsRawRecords {
      let number = max(0, tableCount - 1)
      try deliver(
        .line(ReportLine(kind: .rejected, raw: raw, table: number, record: records, dimensions: [])), emit)
    }
    try deliver(
      .rejected(
        RejectedRecord(
          file: file, record: records, line: record.line, byte: record.byteOffset, reason: fault.description,
          raw: raw)), emit)
  }

  private mutating func endTable(_ emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    title = nil
    guard var ending = table else { return }
    table = nil
    _ = try ending.finish(emit: emit)
  }

  /// Hands a line that is no record to writers that give the file back.
  private mutating func keep(
    _ kind: ReportLine.Kind, _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    guard options.keepsRawRecords else { return }
    try deliver(
      .line(ReportLine(kind: kind, raw: Array(record.rawBytes), table: tableCount, dimensions: [])), emit)
  }

  /// Keeps events in the order of the file: they wait while rows before them do.
  private mutating func deliver(
    _ event: IngestEvent, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    if table != nil { table?.hold([event]) } else { try emit(event) }
  }
}
