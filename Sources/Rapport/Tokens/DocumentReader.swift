public import RapportIngest
public import RapportModel

/// A comment's text with its name, as token lists and concordances show it.
public struct TextDocument: Hashable, Sendable {
  /// The comment's identifier, else the number of its record.
  public var id: String
  /// The property it belongs to.
  public var property: String
  /// The text; offsets count its bytes.
  public var text: String
  /// The text as it is written out: as it is, or redacted, which keeps offsets.
  public var shownText: String
}

/// Gives the texts of inputs one after the other.
public struct DocumentReader {
  private let input: InputArgument
  private let export: ExportReader
  private let redactor: Redactor?

  /// Opens an input.
  ///
  /// - Parameter redactor: Covers persons in what is written out of the texts; `nil` leaves it as it is.
  public init(
    _ input: InputArgument, format: String? = nil, options: IngestOptions = IngestOptions(),
    redactor: Redactor? = nil
  ) throws(IngestError) {
    self.input = input
    self.redactor = redactor
    export = try ExportReader(path: input.path, format: format, options: options)
  }

  /// Calls `body` for every comment, also one whose text is empty, and `onRejected` for every record that cannot be used.
  public func read(
    onRejected: (RejectedRecord) throws -> Void = { _ in }, _ body: (TextDocument) throws -> Void
  ) throws {
    var resolver = PropertyResolver(input: input)
    var failure: (any Error)?
    do throws(IngestError) {
      try export.read { event throws(IngestError) in
        do {
          switch event {
          case .comments(let batch): try forEachDocument(in: batch, &resolver, body)
          case .rejected(let record): try onRejected(record)
          default: break
          }
        } catch {
          failure = error
          throw .stopped
        }
      }
    } catch {
      throw failure ?? error
    }
  }

  private func forEachDocument(
    in batch: CommentBatch, _ resolver: inout PropertyResolver, _ body: (TextDocument) throws -> Void
  ) throws {
    for row in 0..<batch.count {
      let text = batch.string(.text, of: row) ?? ""
      let resolution = resolver.resolve(
        stated: batch.string(.property, of: row), page: batch.string(.page, of: row))
      try body(
        TextDocument(
          id: batch.string(.id, of: row) ?? String(batch.facts[row].record),
          property: resolution.property.name, text: text, shownText: redactor?.redacted(text) ?? text))
    }
  }
}
