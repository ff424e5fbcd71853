public import RapportEngagement
public import RapportModel

/// Something worth telling about a property, in sentences with their numbers.
public struct ReportFinding: Hashable, Sendable {
  /// The rule that found it.
  public var rule: FindingRule
  /// The property it is about.
  public var property: PropertyID
  /// One sentence that says it.
  public var headline: String
  /// What it rests on, each sentence with its numbers.
  public var evidence: [String]
  /// Charts of the numbers.
  var charts: [FindingChart] = []
  /// Comments to read beside it.
  var quotes: [QuoteRequest] = []

  init(_ rule: FindingRule, _ property: PropertyID, headline: String, evidence: [String]) {
    self.rule = rule
    self.property = property
    self.headline = headline
    self.evidence = evidence
  }

  /// All findings about a matrix and its ledger, in the order of their rules.
  ///
  /// - Parameters:
  ///   - matrix: With entries for weeks, without which no change is found.
  ///   - ledger: What the matrix was made of.
  ///   - profile: What the matrix was made with.
  public static func all(
    in matrix: EngagementMatrix, of ledger: Ledger, profile: Profile = Profile()
  ) -> [ReportFinding] {
    let context = FindingContext(matrix: matrix, ledger: ledger, profile: profile)
    let findings =
      StandingRules.findings(context) + ChangeRule.findings(context) + SplitTestRule.findings(context)
    // The rules' own order stays among findings of one rule.
    return FindingRule.allCases.flatMap { rule in findings.filter { $0.rule == rule } }
  }
}

/// A chart beside a finding.
enum FindingChart: Hashable, Sendable {
  case line(LineChart)
  case intervals(IntervalChart)
  case strips(StripChart)

  var title: String {
    switch self {
    case .line(let chart): chart.title
    case .intervals(let chart): chart.title
    case .strips(let chart): chart.title
    }
  }

  var svg: Markup {
    switch self {
    case .line(let chart): chart.svg()
    case .intervals(let chart): chart.svg()
    case .strips(let chart): chart.svg()
    }
  }
}
