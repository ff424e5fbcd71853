/// The formats that can be read.
public enum FormatRegistry {
  /// One adapter for each format, the likelier of two that recognise a file equally well first.
  public static let adapters: [any ExportAdapter.Type] = [
    GA4CSVAdapter.self,
    YouTubeDataAdapter.self,
    DisqusAdapter.self,
    WXRAdapter.self,
    YouTubeStudioAdapter.self,
    MatomoAdapter.self,
    MetaPostsAdapter.self,
    GooglePlayAdapter.self,
    RedditDumpAdapter.self,
    YouTubeTakeoutAdapter.self,
    YtDlpAdapter.self,
    TelegramAdapter.self,
    MastodonAdapter.self,
    DiscourseAdapter.self,
    DiscordAdapter.self,
    MetaArchiveAdapter.self,
    TwitterArchiveAdapter.self,
    DelimitedAdapter.self,
    TabSeparatedAdapter.self,
    JSONLinesAdapter.self,
    JSONAdapter.self,
    TextLinesAdapter.self,
  ]

  /// The names of the formats.
  public static var formats: [String] { adapters.map { $0.format } }

  /// The adapter for a format that the user names.
  public static func adapter(named name: String) throws(IngestError) -> any ExportAdapter.Type {
    if let adapter = adapters.first(where: { $0.format == name }) { return adapter }
    throw .unknownFormatName(name, nearest: nearestName(to: name, among: formats), all: formats)
  }

  /// The adapter for a text: that of a name, or the one that recognises it best.
  ///
  /// Where a vendor has left no mark, the columns tell what a file is, so that its first records have to be known whole.
  ///
  /// - Throws: ``IngestError/unknownFormatName(_:nearest:all:)``, ``IngestError/unknownFormat(file:known:)``, and what
  ///   the source throws.
  static func adapter(
    for input: TextStream, named name: String?, maximumRecordLength: Int
  ) throws(IngestError) -> any ExportAdapter.Type {
    let named: (any ExportAdapter.Type)?
    if let name { named = try adapter(named: name) } else { named = nil }
    let first = named ?? adapter(for: input.opening)
    if let first, !isGeneric(first) { return first }
    if try FirstRecords.take(of: input, maximumRecordLength: maximumRecordLength) {
      let isJSON = first?.syntax == .json
      let second = adapter(for: input.opening, among: adapters.filter { ($0.syntax == .json) == isJSON })
      if let adapter = named ?? second { return adapter }
    }
    guard let first else { throw .unknownFormat(file: input.source.name, known: formats) }
    return first
  }

  /// Whether a format is that of no vendor.
  private static func isGeneric(_ adapter: any ExportAdapter.Type) -> Bool {
    switch adapter {
    case is DelimitedAdapter.Type, is TabSeparatedAdapter.Type, is JSONLinesAdapter.Type, is JSONAdapter.Type,
      is TextLinesAdapter.Type:
      true
    default: false
    }
  }

  /// The adapter that recognises a file best, or `nil` when none does.
  public static func adapter(for sample: FileSample) -> (any ExportAdapter.Type)? {
    adapter(for: sample, among: adapters)
  }

  private static func adapter(
    for sample: FileSample, among adapters: [any ExportAdapter.Type]
  ) -> (any ExportAdapter.Type)? {
    var best: (adapter: any ExportAdapter.Type, recognition: Recognition)?
    for adapter in adapters {
      let recognition = adapter.recognition(of: sample)
      if recognition > best?.recognition ?? .none { best = (adapter, recognition) }
    }
    return best?.adapter
  }
}
