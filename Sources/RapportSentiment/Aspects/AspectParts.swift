internal import RapportText

/// Cuts a passage about several things into parts of which each speaks of its things in one way.
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
    /// The mentions in it, by their places in ``AspectText/mentions``.
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

  /// In reading order; together they are the passage.
  private(set) var parts: [Part] = []
  private var groups: [Group] = []
  private var joined: [Group] = []

  /// Cuts a passage.
  ///
  /// - Complexity: O(*n*) in its tokens and mentions.
  mutating func cut(_ passage: AspectPassages.Passage, of text: AspectText) {
    parts.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    joined.removeAll(keepingCapacity: true)
    var (mentions, contributions) = (
      passage.mentions.lowerBound..<passage.mentions.lowerBound,
      passage.contributions.lowerBound..<passage.contributions.lowerBound
    )
    for index in passage.clauses {
      let range = text.tokens(of: index..<index + 1)
      let clause = text.clauses[index]
      mentions = text.mentions(from: mentions.upperBound, before: range.upperBound)
      contributions = text.contributions(from: contributions.upperBound, before: range.upperBound)
      var group = Group(
        part: Part(tokens: range, mentions: mentions, clause: index, opposes: clause.opposition != nil),
        contributions: contributions, sentence: clause.sentence)
      judge(&group, text)
      add(group)
    }
    for group in groups {
      if let last = joined.last, last.sentence == group.sentence, group.isBare, !group.part.isTurned,
        !group.part.opposes
      {
        joined[joined.count - 1].join(group)
      } else {
        joined.append(group)
      }
    }
    for group in joined { cut(group, text) }
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

    /// Takes in the group behind it.
    mutating func join(_ next: Group) {
      part.tokens = part.tokens.lowerBound..<next.part.tokens.upperBound
      part.mentions = part.mentions.lowerBound..<next.part.mentions.upperBound
      contributions = contributions.lowerBound..<next.contributions.upperBound
      isBare = isBare && next.isBare
    }
  }

  /// Sees whether a clause only names something.
  private func judge(_ group: inout Group, _ text: AspectText) {
    let (tokens, mentions) = (text.tokens, text.mentions)
    guard !group.part.mentions.isEmpty, group.contributions.isEmpty else { return }
    var mention = group.part.mentions.lowerBound
    var words = 0
    for token in group.part.tokens where tokens[token].kind != .punctuation {
      while mention < group.part.mentions.upperBound, mentions[mention].tokens.upperBound <= token {
        mention += 1
      }
      if mention < group.part.mentions.upperBound, mentions[mention].tokens.contains(token) { continue }
      switch text.tables.role(of: tokens[token].term) {
      case .contrast: break
      case .negator, .verbNegator, .absence: group.isDenied = true
      // A word that somebody rated, even with 0, may say something of the thing.
      case .valence, .trouble, .relief: return
      default: words += 1
      }
    }
    group.isBare = words <= Self.wordsPerName * group.part.mentions.count + Self.moreWords
  }

  /// Puts a clause behind the others, or together with the last if that only names something.
  private mutating func add(_ group: Group) {
    if let last = groups.last, last.sentence == group.sentence, last.isBare, !last.part.isTurned,
      !group.part.opposes, !group.isTurning
    {
      groups[groups.count - 1].join(group)
    } else {
      groups.append(group)
      groups[groups.count - 1].part.isTurned = group.isTurning
    }
  }

  // MARK: Several things in one clause

  /// Cuts between things that have sentiment of their own each.
  private mutating func cut(_ group: Group, _ text: AspectText) {
    let (mentions, contributions) = (text.mentions, text.contributions)
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
