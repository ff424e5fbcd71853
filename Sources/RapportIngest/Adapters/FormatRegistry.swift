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

  /// The adapter that recognises a file best, or `nil` when none does.
  public static func adapter(for sample: FileSample) -> (any ExportAdapter.Type)? {
    var best: (adapter: any ExportAdapter.Type, recognition: Recognition)?
    for adapter in adapters {
      let recognition = adapter.recognition(of: sample)
      if recognition > best?.recognition ?? .none { best = (adapter, recognition) }
    }
    return best?.adapter
  }
}
