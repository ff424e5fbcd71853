import Rapport
import RapportModel

/// Keeps rejected records in a file of JSON lines, and says at the end how many there were.
struct RejectsFile: ~Copyable {
  private var output: ByteOutput?
  private let redactor: Redactor?
  private(set) var count = 0

  /// - Parameters:
  ///   - path: The file; `nil` to count only.
  ///   - redactor: Covers persons in the records; `nil` leaves them as they are.
  init(path: String?, redactor: Redactor?) throws {
    output = try path.map { try ByteOutput(path: $0) }
    self.redactor = redactor
  }

  mutating func add(_ record: RejectedRecord) throws {
    count += 1
    guard output != nil else { return }
    let record = redactor?.redacted(record) ?? record
    var json = JSONWriter()
    json.object { json in
      json.member("file", record.file)
      json.member("record", record.record)
      json.member("line", record.line)
      json.member("byte", record.byte)
      json.member("reason", record.reason)
      json.member("raw", String(decoding: record.raw, as: UTF8.self))
    }
    json.endLine()
    try output?.write(json.bytes)
  }

  /// Completes the file and warns if there is something to warn of.
  consuming func finish(records: Int, path: String?, messages: Messages) throws {
    let count = count
    if let output = output.take() { try output.finish() }
    guard count > 0 else { return }
    let remedy =
      path.map { "\(count == 1 ? "it is" : "they are") kept in '\($0)'" }
      ?? "keep \(count == 1 ? "it" : "them") with '--rejects FILE', or stop at the first with '--strict'"
    messages.warning("\(count) of \(counted(records, "record")) could not be used; \(remedy).")
  }
}
