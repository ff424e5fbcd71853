import RapportModel

/// Google Analytics 4: reports, dashboards and explorations saved as CSV.
///
/// One file holds one table or many; each may have a preamble of its own. Blank lines separate them. The
/// number of the table stays with every measurement, since tables of one report count the same visits along
/// different dimensions.
enum GA4CSVAdapter: ExportAdapter {
  static let format = "ga4-csv"
  static let kinds: Set<RecordKind> = [.metrics]
  static let syntax = RawRecords.Syntax.delimited

  static func recognition(of sample: FileSample) -> Recognition {
    let reader = CSVReader(bytes: sample.text)
    var preamble = false
    var days = 0
    for _ in 0..<60 {
      guard let record = try? reader.next() else { break }
      guard !record.isBlank else { continue }
      if record.isComment {
        let text = comment(record)
        let line = HeaderName(text).key
        if GA4Preamble.statedDay(text) != nil { days += 1 }
        preamble =
          preamble || line.hasPrefix("startdate") || days > 1 || line == "reportcsvexport" || isRange(line)
        continue
      }
      let headers = record.strings.map { HeaderName($0) }
      let known = headers.count { MetricColumns.ga4[$0] != nil }
      let own = headers.count { ownColumns.contains($0.key) }
      if headers.contains(where: { foreignColumns.contains($0.key) }) { return .none }
      if preamble && (known > 0 || days > 1) { return .certain }
      // A preamble that was cut off by hand leaves the vendor's own names.
      return headers.first?.key == "nthday" || own >= 2 ? .certain : .none
    }
    return preamble ? .certain : .none
  }

  static func read(
    _ input: TextStream, options: IngestOptions, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    var dialect = CSVDialect(detectedIn: input.sample, separator: options.separator)
    if options.separator == nil, !dialect.hasSeparatorLine, dialect.separator != UInt8(ascii: "\t") {
      dialect.separator = dialect.separator == UInt8(ascii: ";") ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }
    // The tables tell the unit of durations for one another, the later ones for the earlier ones too.
    var ahead = GA4Tables(file: input.source.name, options: options, separator: dialect.separator)
    let sample = CSVReader(bytes: input.sample, dialect: dialect)
    try ahead.read(sample) { _ in }
    var tables = GA4Tables(file: input.source.name, options: options, separator: dialect.separator)
    tables.durationUnit = ahead.durationUnit
    let reader = CSVReader(input, dialect: dialect, maximumRecordLength: options.maximumRecordLength)
    try tables.read(reader, emit: emit)
  }

  /// A preamble's line without its quotes and hash sign, and without the empty cells that a spreadsheet put behind it.
  static func comment(_ record: CSVRecord) -> String {
    var text = record.textWithoutPadding
    if text.hasPrefix("\"") {
      text = text.dropFirst()
      if let close = text.lastIndex(of: "\"") { text = text[..<close] }
    }
    return String(text.drop { $0 == "#" })
  }

  private static func isRange(_ key: String) -> Bool {
    key.utf8.count == 16 && key.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// Names that no other product gives its columns.
  private static let ownColumns: Set<String> = [
    "pagepathandscreenclass", "pagetitleandscreenclass", "activeusers", "engagedsessions", "keyevents",
    "engagementrate", "eventcount", "eventname", "averageengagementtime",
    "averageengagementtimeperactiveuser",
    "averageengagementtimepersession", "engagedsessionsperuser", "engagedsessionsperactiveuser",
    "viewsperactiveuser", "eventcountperuser", "eventcountperactiveuser", "sessionprimarychannelgroup",
    "firstuserprimarychannelgroup", "sessionkeyeventrate", "userkeyeventrate",
    "seitenpfadundbildschirmklasse", "aktivenutzer", "sitzungenmitinteraktionen", "schlüsselereignisse",
    "ereignisanzahl", "chemindelapageetclassedelécran", "utilisateursactifs", "sessionsavecengagement",
    "événementsclés", "nombredévénements", "rutadelapáginayclasedepantalla", "usuariosactivos",
    "sesionesconinteracción", "eventosclave", "númerodeeventos", "percorsopaginaeclasseschermata",
    "utentiattivi", "sessioniconcoinvolgimento", "eventichiave", "conteggioeventi",
    "caminhodapáginaeclassedatela", "usuáriosativos", "sessõesengajadas", "eventosprincipais",
    "contagemdeeventos",
  ]
  /// Names that Universal Analytics gave its columns, whose preamble looks the same.
  private static let foreignColumns: Set<String> = [
    "%newsessions", "pagessession", "avgsessionduration", "goalcompletions", "goalvalue", "uniquepageviews",
    "avgtimeonpage", "%exit",
  ]
}

/// Goes through the tables of one file.
private struct GA4Tables {
  let file: String
  let options: IngestOptions
  let separator: UInt8
  /// What a table told about the unit of durations.
  var durationUnit: ReportContext.DurationUnit?

  private var preamble = GA4Preamble()
  private var table: ReportTable?
  private var tableCount = 0
  private var records = 0
  /// Whether the table is over unless its rows go on after a blank line.
  private var isPaused = false

  init(file: String, options: IngestOptions, separator: UInt8) {
    self.file = file
    self.options = options
    self.separator = separator
  }

  mutating func read(
    _ reader: CSVReader, emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    while let record = try reader.next() {
      if record.fault == nil, record.isBlank {
        isPaused = true
        try keep(.blank, record, emit)
      } else if record.isComment {
        try endTable(emit)
        preamble.take(GA4CSVAdapter.comment(record))
        try keep(.preamble, record, emit)
      } else if record.isEmpty {
        // Rows of separators only part tables where a spreadsheet went over the file.
        isPaused = true
        try keep(.blank, record, emit)
      } else if table != nil, !isPaused || continuesTable(record) {
        isPaused = false
        try append(record, emit)
      } else if record.fault != nil {
        try append(record, emit)
      } else {
        try endTable(emit)
        try beginTable(record, emit)
      }
    }
    try endTable(emit)
  }

  /// Whether a record after a blank line is another row: it has numbers where the table's metrics are.
  private func continuesTable(_ record: CSVRecord) -> Bool {
    guard let table, record.fault == nil, record.count >= table.columnCount else { return false }
    return (0..<record.count).contains { index in
      switch NumberColumn().read(record[index]) {
      case .value, .ambiguous: true
      case .missing, .unreadable: false
      }
    }
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
    var context = ReportContext(file: file, metrics: .ga4)
    context.property = preamble.property
    context.segment = preamble.segment
    context.firstDay = options.firstDay ?? preamble.firstDay
    context.lastDay = preamble.lastDay
    context.table = tableCount
    context.mayHoldMilliseconds = true
    context.durationUnit = durationUnit
    table = ReportTable(headers: headers, context: context, options: options)
    tableCount += 1
    isPaused = false
    preamble.endAtTable()
  }

  private mutating func append(
    _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    records += 1
    guard let fault = record.fault else {
      try table?.append(record, number: records, emit: emit)
      return
    }
    let raw = Array(record.rawBytes)
    var events: [IngestEvent] = [
      .rejected(
        RejectedRecord(
          file: file, record: records, line: record.line, byte: record.byteOffset, reason: fault.description,
          raw: raw))
    ]
    if options.keepsRawRecords {
      let line = ReportLine(
        kind: .rejected, raw: raw, table: max(0, tableCount - 1), record: records, dimensions: [])
      events.insert(.line(line), at: 0)
    }
    try deliver(events, emit)
  }

  /// Keeps events in the order of the file: they wait while rows before them do.
  private mutating func deliver(
    _ events: [IngestEvent], _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    if table != nil {
      table?.hold(events)
    } else {
      for event in events { try emit(event) }
    }
  }

  private mutating func endTable(_ emit: (IngestEvent) throws(IngestError) -> Void) throws(IngestError) {
    isPaused = false
    guard var ending = table else { return }
    table = nil
    durationUnit = try ending.finish(emit: emit) ?? durationUnit
  }

  /// Hands a line that is no record to writers that give the file back.
  private mutating func keep(
    _ kind: ReportLine.Kind, _ record: CSVRecord, _ emit: (IngestEvent) throws(IngestError) -> Void
  ) throws(IngestError) {
    guard options.keepsRawRecords else { return }
    let line = ReportLine(kind: kind, raw: Array(record.rawBytes), table: tableCount, dimensions: [])
    try deliver([.line(line)], emit)
  }
}
