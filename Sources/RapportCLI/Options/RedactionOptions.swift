import ArgumentParser
import Rapport
import RapportIngest
import RapportModel

/// Whether persons are covered in what is written out; the same wherever comments are shown.
struct RedactionOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Replace e-mail addresses, handles, telephone numbers, bank cards and IP addresses with '*', a '*' for each byte, "
        + "in all text that is written out. Scores and offsets stay."))
  var redact = false

  /// What covers them; `nil` where nothing is asked for.
  func redactor(for input: InputOptions? = nil) throws -> Redactor? {
    guard redact else { return nil }
    return try input.map { try Redactor(columns: $0.ingest.columns) } ?? Redactor()
  }

  /// What the manifest says of it.
  var manifestOptions: [Manifest.Option] { redact ? [.init(name: "redact", value: "on")] : [] }
}
