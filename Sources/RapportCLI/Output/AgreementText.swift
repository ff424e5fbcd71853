import RapportModel
import RapportSentiment

/// How far lexicons agree, in sentences.
enum AgreementText {
  /// A line for each lexicon beside the first one, and one for all of three or more.
  static func lines(of agreement: LabelAgreement, _ names: [String]) -> [String] {
    var lines = names.indices.dropFirst().map { index in
      let pair = agreement.pair(0, index)
      let lead = "\(names[index]) and \(names[0]): "
      guard pair.count > 0 else { return lead + "no comment was scored by both." }
      return lead
        + "\(counted(pair.count, "comment")) scored by both, \(EvaluationTable.percent(pair.share)) % with the same label, "
        + figure("Cohen's kappa", pair.kappa)
    }
    if names.count > 2, agreement.comparableCount > 0 {
      lines.append(
        "All \(names.count) lexicons: \(counted(agreement.comparableCount, "comment")) scored by two or more, "
          + figure("Krippendorff's alpha", agreement.alpha))
    }
    return lines
  }

  private static func figure(_ name: String, _ value: Double?) -> String {
    value.map { "\(name) \(ExplanationText.places($0))." }
      ?? "\(name) undefined, since there is only one label."
  }
}
