internal import RapportText

/// Cuts a text into parts of which each speaks of its things in one way.
///
/// A part is a clause, with these exceptions:
///
/// * A clause that only names something, as in *the room, the bar and the pool were lovely*, goes with the next clause of its
///   sentence, or with the one before where there is none.
/// * *I loved the room, but not the breakfast*: a clause that only denies says the contrary of the one before.
/// * Between two things of one clause there is a cut where each has sentiment of its own: *lovely room and | cold breakfast*,
///   *the food was great and | the service was slow*.
struct AspectParts {
  /// Some tokens that belong together.
  struct Part {
    var tokens: Range<Int>
    /// The mentions in it, by their places in ``AspectParts/mentions``.
    var mentions: Range<Int>
    /// Its first clause.
    var clause: Int
    /// Whether it speaks against the part before: *but*.
    var opposes = false
    /// Whether it says the contrary of the part before and nothing by itself.
    var isTurned = false
  }

  /// How many words a clause that only names something has for each name, and how many more.
  private static let wordsPerName = 1
  private static let moreWords = 1
  /// How far before a name a word that describes it stands, such as *lovely* in *lovely hotel room*.
  private static let attributeReach = 2

  let tables: RuleTables
  let tokens: TokenBatch
  /// In order of their places.
  let mentions: [AspectMention]
  let contributions: [PolarityScorer.Contribution]
  private(set) var parts: [Part] = []

  /// Cuts the text into parts.
  ///
  /// - Parameter scratch: Holds what the rules found in the text.
  /// - Complexity: O(*n*) in the tokens and mentions.
  init(
    _ mentions: [AspectMention], in tokens: TokenBatch, _ tables: RuleTables,
    _ scratch: borrowing PolarityScorer.Scratch
  ) {
    self.tables = tables
    self.tokens = tokens
    self.mentions = mentions
    contributions = Array(scratch.contributions.elements)
    var groups: [Group] = []
    var nextMention = 0
    var nextContribution = 0
    for (index, range) in scratch.clauseRanges(in: tokens).enumerated() {
      let clause = scratch.clauses[index]
      let firstMention = nextMention
      while nextMention < mentions.count, mentions[nextMention].tokens.lowerBound < range.upperBound {
        nextMention += 1
      }
      let firstContribution = nextContribution
      while nextContribution < contributions.count,
        contributions[nextContribution].tokens.lowerBound < range.upperBound
      {
        nextContribution += 1
      }
      var group = Group(
        part: Part(
          tokens: range, mentions: firstMention..<nextMention, clause: index,
          opposes: clause.opposition != nil),
        contributions: firstContribution..<nextContribution, sentence: clause.sentence)
      judge(&group)
      add(group, to: &groups)
    }
    var joined: [Group] = []
    for group in groups {
      if let last = joined.last, last.sentence == group.sentence, group.isBare, !group.part.isTurned,
        !group.part.opposes
      {
        join(group, to: &joined)
      } else {
        joined.append(group)
      }
    }
    for group in joined { cut(group) }
  }

  /// Clauses on the way to parts.
  private struct Group {
    var part: Part
    var contributions: Range<Int>
    var sentence: Int
    /// Whether it only names something.
    var isBare = false
    /// Whether a negator stands in it.
    var isDenied = false

    /// Whether it does nothing but deny of its things what was said before.
    var isTurning: Bool { isBare && isDenied }
  }

  /// Sees whether a clause only names something.
  private func judge(_ group: inout Group) {
    guard !group.part.mentions.isEmpty, group.contributions.isEmpty else { return }
    var mention = group.part.mentions.lowerBound
    var words = 0
    for token in group.part.tokens where tokens.kinds[token] != .punctuation {
      while mention < group.part.mentions.upperBound, mentions[mention].tokens.upperBound <= token {
        mention += 1
      }
      if mention < group.part.mentions.upperBound, mentions[mention].tokens.contains(token) { continue }
      switch tables.view.role(of: tokens.terms[token]) {
      case .contrast: break
      case .negator, .verbNegator: group.isDenied = true
      // A word that somebody rated, even with 0, may say something of the thing.
      case .valence: return
      default: words += 1
      }
    }
    group.isBare = words <= Self.wordsPerName * group.part.mentions.count + Self.moreWords
  }

  /// Puts a clause behind the others, or together with the last if that only names something.
  private func add(_ group: Group, to groups: inout [Group]) {
    if let last = groups.last, last.sentence == group.sentence, last.isBare, !last.part.isTurned,
      !group.part.opposes, !group.isTurning
    {
      join(group, to: &groups)
    } else {
      groups.append(group)
      groups[groups.count - 1].part.isTurned = group.isTurning
    }
  }

  private func join(_ group: Group, to groups: inout [Group]) {
    let last = groups.count - 1
    groups[last].part.tokens = groups[last].part.tokens.lowerBound..<group.part.tokens.upperBound
    groups[last].part.mentions = groups[last].part.mentions.lowerBound..<group.part.mentions.upperBound
    groups[last].contributions = groups[last].contributions.lowerBound..<group.contributions.upperBound
    groups[last].isBare = groups[last].isBare && group.isBare
  }

  // MARK: Several things in one clause

  /// Cuts between things that have sentiment of their own each.
  private mutating func cut(_ group: Group) {
    var start = group.part
    var firstContribution = group.contributions.lowerBound
    var behind = firstContribution
    for mention in group.part.mentions.dropFirst() {
      let (before, this) = (mentions[mention - 1], mentions[mention])
      while behind < group.contributions.upperBound,
        contributions[behind].tokens.lowerBound < this.tokens.lowerBound
      {
        behind += 1
      }
      let last = behind - 1
      guard before.aspect != this.aspect, last >= firstContribution,
        contributions[last].tokens.lowerBound >= before.tokens.upperBound,
        contributions[last].tokens.upperBound <= this.tokens.lowerBound
      else { continue }
      let next =
        mention + 1 < group.part.mentions.upperBound
        ? mentions[mention + 1].tokens.lowerBound : group.part.tokens.upperBound
      let hasBefore = last > firstContribution
      let hasBehind =
        behind < group.contributions.upperBound && contributions[behind].tokens.lowerBound < next
      let distance = this.tokens.lowerBound - contributions[last].tokens.upperBound
      let place: (token: Int, contribution: Int)
      if hasBefore, distance == 0 || (!hasBehind && distance <= Self.attributeReach) {
        place = (contributions[last].tokens.lowerBound, last)
      } else if hasBehind, distance > 0 {
        place = (contributions[last].tokens.upperBound, last + 1)
      } else {
        continue
      }
      var part = start
      part.tokens = start.tokens.lowerBound..<place.token
      part.mentions = start.mentions.lowerBound..<mention
      parts.append(part)
      start.tokens = place.token..<start.tokens.upperBound
      start.mentions = mention..<start.mentions.upperBound
      start.opposes = false
      firstContribution = place.contribution
    }
    parts.append(start)
  }
}
