import RapportModel
import RapportSentiment

/// What each rule is worth on labelled texts: every one switched off in turn.
///
///     let ablation = try RuleAblation(of: [gold], options)
///     ablation.effects[0].worsened     // right with the rule off, wrong with it: what the rule costs
public struct RuleAblation: Sendable {
  /// What a rule does to a set of texts.
  public struct Effect: Hashable, Sendable {
    /// The id of the rule.
    public var rule: String
    /// The name of the set.
    public var set: String
    /// The macro-F1 with all rules; `nil` without texts.
    public var macroF1: Double?
    /// The macro-F1 without the rule.
    public var macroF1Without: Double?
    /// How many texts get another label by the rule.
    public var changed: Int
    /// How many of them are right by the rule and wrong without it.
    public var corrected: Int
    /// How many of them are wrong by the rule and right without it.
    public var worsened: Int
  }

  /// Each rule's effect on each set, rules in order of their ids, then sets as they were given.
  public let effects: [Effect]

  /// Scores all texts once with all rules and once more without each.
  ///
  /// - Parameter options: With ``SentimentClasses/all``, sets without neutral texts get two classes, others three.
  /// - Throws: As ``Annotator/init(_:)``.
  /// - Complexity: O(*r* · *n*) for *r* rules and texts of *n* bytes.
  public init(of sets: [GoldFile], _ options: ScoringOptions) throws {
    var effects: [Effect] = []
    for set in sets {
      var options = options
      if options.classes == .all { options.classes = set.hasNeutral ? .three : .two }
      let full = try Annotator(options)
      let labels = set.labels(by: full)
      for rule in full.rules {
        options.disabledRules.insert(rule)
        let others = set.labels(by: try Annotator(options))
        options.disabledRules.remove(rule)
        var effect = Effect(
          rule: rule, set: set.name, macroF1: set.macroF1(of: labels),
          macroF1Without: set.macroF1(of: others),
          changed: 0, corrected: 0, worsened: 0)
        for (index, item) in set.items.enumerated() where labels[index] != others[index] {
          effect.changed += 1
          if labels[index] == item.label { effect.corrected += 1 }
          if others[index] == item.label { effect.worsened += 1 }
        }
        effects.append(effect)
      }
    }
    let order = Dictionary(
      uniqueKeysWithValues: Set(effects.map(\.rule)).sorted().enumerated().map { ($1, $0) })
    let places = effects.enumerated().sorted {
      (order[$0.element.rule] ?? 0, $0.offset) < (order[$1.element.rule] ?? 0, $1.offset)
    }
    self.effects = places.map(\.element)
  }
}

extension GoldFile {
  fileprivate func labels(by annotator: Annotator) -> [SentimentLabel] {
    items.map { annotator.annotation(of: $0.text).score?.label ?? .neutral }
  }

  fileprivate func macroF1(of labels: [SentimentLabel]) -> Double? {
    var evaluation = Evaluation()
    for (item, label) in zip(items, labels) { evaluation.add(gold: item.label, predicted: label) }
    return evaluation.macroF1
  }
}
