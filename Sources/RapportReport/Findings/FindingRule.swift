/// A rule by which a report finds something worth telling.
///
/// Rules know a minimum of evidence and say nothing below it.
public enum FindingRule: String, CaseIterable, Hashable, Sendable {
  /// Most attention of all comparable properties, and comments that are more negative than positive.
  case engagedUnhappy = "engaged-unhappy"
  /// Good behaviour, and comments that are more negative than positive.
  case fineUntilRead = "fine-until-read"
  /// Little attention, and better comments than comparable properties get.
  case smallAndLoved = "small-and-loved"
  /// A week in which a share changed sharply from the weeks before.
  case sharpChange = "sharp-change"
  /// Variants of a split test that differ, or that were not split evenly.
  case splitTest = "split-test"

  /// The name that readers see.
  public var title: String {
    switch self {
    case .engagedUnhappy: "Much visited, unhappy"
    case .fineUntilRead: "Fine until you read the comments"
    case .smallAndLoved: "Small and loved"
    case .sharpChange: "Sharp change"
    case .splitTest: "Split test"
    }
  }

  /// When the rule speaks, in plain words.
  public var explanation: String {
    switch self {
    case .engagedUnhappy:
      "The most visits of at least \(StandingRules.fewestPeers) comparable properties, while the whole 95 % "
        + "interval of net sentiment lies below 0 (at least \(StandingRules.fewestAuthors) authors). Visitors who "
        + "stay although they are unhappy may have no choice yet, which is a risk of losing them."
    case .fineUntilRead:
      "The behaviour index lies in the upper half of at least \(StandingRules.fewestPeers) comparable properties "
        + "and so do conversions per visit, while the whole 95 % interval of net sentiment lies below 0 (at least "
        + "\(StandingRules.fewestAuthors) authors)."
    case .smallAndLoved:
      "The fewest quarter of visits and the best net sentiment of at least \(StandingRules.fewestPeers) "
        + "comparable properties, with its whole 95 % interval above 0 (at least "
        + "\(StandingRules.fewestAuthors) authors)."
    case .sharpChange:
      "A week is compared with all earlier weeks of the same property, at least \(ChangeRule.fewestWeeks) of them. "
        + "A rate must change by a fifth of itself, a share of comments by 10 percentage points; most of the change "
        + "must have come since the week before, of which something must be known; and the false discovery rate over all weeks, properties and "
        + "topics examined (Benjamini and Hochberg) must be below 1 %. Rates are taken to vary as much as they did "
        + "in the weeks before; comments count as much as independent ones that would be as uncertain, and never more "
        + "than there are authors. Which change precedes which says "
        + "nothing about cause."
    case .splitTest:
      "Each variant is compared with the first by name: shares with Newcombe's interval of their difference and a "
        + "false discovery rate below 5 % over all variants and properties examined. At least "
        + "\(SplitTestRule.fewestVisits) visits or \(SplitTestRule.fewestAuthors) authors in each. Every author "
        + "counts as one: negative comments per author are the mean over authors of the share of their comments that is "
        + "negative. Where visits "
        + "are not split evenly among all variants that have a name (chi-squared test, p below 0.001) none are "
        + "compared."
    }
  }
}
