public import RapportEngagement
import RapportIngest
public import RapportModel
public import RapportReport

/// Reads any number of inputs into one ledger, with all processors, and draws the matrix from it.
///
///     var analysis = Analysis(annotator: annotator, profile: profile)
///     try analysis.absorb([
///       InputArgument(path: "reviews.csv"), InputArgument(path: "ga4.csv", property: PropertyID("shop")),
///     ])
///     print(analysis.report().terminal())
public struct Analysis {
  /// What was absorbed.
  public internal(set) var ledger: Ledger
  /// How each input was read, in the order of absorption.
  public internal(set) var inputs: [InputReport] = []
  let annotator: Annotator
  let profile: Profile
  let threads: Int
  var sources: [Source] = []
  var pages: PageIndex

  /// An input with all that is needed to read it again.
  struct Source {
    var id: InputID
    var argument: InputArgument
    var format: String?
    var options: IngestOptions
  }

  /// An analysis of nothing yet.
  ///
  /// - Parameters:
  ///   - pseudonymizer: Makes the pseudonyms of the comments' authors, as the options for reading say.
  ///   - threads: How many threads annotate; the result does not depend on it.
  public init(
    annotator: Annotator, profile: Profile = Profile(), pseudonymizer: AuthorPseudonymizer = .builtIn,
    threads: Int = processorCount
  ) {
    self.annotator = annotator
    self.profile = profile
    self.threads = max(1, threads)
    ledger = Ledger(annotator.ledgerOptions(profile: profile, pseudonymizer: pseudonymizer))
    pages = PageIndex(profile)
  }

  /// Takes over what a ledger holds that was made before.
  ///
  /// - Throws: ``LedgerMergeError`` when it was made in another way or shares an input.
  public mutating func merge(_ other: Ledger) throws(LedgerMergeError) { try ledger.merge(other) }

  /// The matrix with all that belongs beside it.
  public func report(periods: EngagementMatrix.Periods = .wholeTime) -> MatrixReport {
    MatrixReport(ledger, profile: profile, periods: periods)
  }
}

/// Why inputs cannot be analysed together.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The same bytes were named twice, which would count them twice.
  case repeatedInput(name: String)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .repeatedInput(let name):
      "'\(name)' has the same content as an earlier input and would count twice. Name it once."
    }
  }
}
