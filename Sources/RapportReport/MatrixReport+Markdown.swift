import RapportEngagement
import RapportModel

extension MatrixReport {
  /// The report as a Markdown document: matrix, notes, warnings, counts, mapping and manifest.
  public func markdown() -> String {
    var text = "# Engagement matrix\n"
    for table in matrix.tables {
      let notes = Notes(table)
      text += table.period == .all ? "\n" : "\n## \(table.period)\n\n"
      text += table.text(safe: SafeText.markdown, notes: notes).markdown()
      for line in [table.unmeasuredLine].compactMap({ $0 }) + notes.lines { text += "\n\(line)\n" }
    }
    if !matrix.warnings.isEmpty {
      text += "\n## Warnings\n\n"
      for warning in matrix.warnings { text += "- \(SafeText.markdown(warning.description))\n" }
    }
    if !counts.isEmpty {
      text += "\n## Records\n\n" + SummaryTables.counts(counts, safe: SafeText.markdown).markdown()
    }
    if !mapping.isEmpty {
      text += "\n## Properties\n\n" + SummaryTables.mapping(mapping, safe: SafeText.markdown).markdown()
    }
    if let manifest { text += "\n## Made with\n\n" + Self.markdown(manifest) }
    return text
  }

  private static func markdown(_ manifest: Manifest) -> String {
    var lines = [
      "rapport \(manifest.toolVersion), scoring \(manifest.scoringVersion)",
      "ICU \(manifest.icuVersion), Unicode \(manifest.unicodeVersion)",
      "author key \(manifest.authorKeyID)",
    ]
    lines += manifest.lexicons.map { "lexicon \($0.name) \($0.version), \($0.licence), \($0.hash)" }
    lines += manifest.options.map { "option \($0.name): \($0.value)" }
    lines += manifest.inputs.map { "input \($0.format), \($0.hash)" }
    return lines.map { "- \(SafeText.markdown($0))\n" }.joined()
  }
}
