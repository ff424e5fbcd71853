public import RapportModel

/// What decides how a ledger counts.
public struct LedgerOptions: Hashable, Sendable {
  /// The names of the topics, in the order of the annotator's indexes.
  public var topics: [String]
  /// The names of the signals, in the order of the annotator's indexes.
  public var signals: [String]
  /// How many authors, and how many threads, of a property are sampled; fewer where there are very many
  /// properties.
  public var sampledAuthors: Int
  /// The most comments kept of one sampled author or thread; fewer where there are many properties.
  public var commentsPerAuthor: Int
  /// How many authors are sampled for what they write across properties.
  public var sampledJourneys: Int
  /// Up to how many authors of a property are counted exactly.
  public var countedAuthors: Int
  /// Up to how many authors of a property and source in one week are counted exactly.
  public var countedAuthorsInWeeks: Int
  /// Up to how many authors of a topic, signal, variant or page in one week are counted exactly.
  public var countedAuthorsInSlices: Int
  /// What the annotations were made with.
  public var provenance: LedgerProvenance

  /// The options; the defaults keep all samples of a kind below 20 MB.
  public init(
    topics: [String] = [], signals: [String] = [], sampledAuthors: Int = 512, commentsPerAuthor: Int = 64,
    sampledJourneys: Int = 1024, countedAuthors: Int = 1024, countedAuthorsInWeeks: Int = 256,
    countedAuthorsInSlices: Int = 64, provenance: LedgerProvenance = LedgerProvenance()
  ) {
    self.topics = topics
    self.signals = signals
    self.sampledAuthors = sampledAuthors
    self.commentsPerAuthor = commentsPerAuthor
    self.sampledJourneys = sampledJourneys
    self.countedAuthors = countedAuthors
    self.countedAuthorsInWeeks = countedAuthorsInWeeks
    self.countedAuthorsInSlices = countedAuthorsInSlices
    self.provenance = provenance
  }

  func requireEqual(to other: LedgerOptions) throws(LedgerMergeError) {
    if self == other { return }
    for (left, right) in zip(capacities, other.capacities) where left.value != right.value {
      throw .differentOption(name: left.name, "\(left.value)", "\(right.value)")
    }
    for (left, right) in zip(provenance.versions, other.provenance.versions) where left.value != right.value {
      throw .differentOption(name: left.name, left.value, right.value)
    }
    let (ours, theirs) = (provenance.parts, other.provenance.parts)
    for name in Set(ours.keys).union(theirs.keys).sorted(by: { ByteName($0) < ByteName($1) })
    where ours[name] != theirs[name] {
      throw .differentOption(name: name, ours[name] ?? "", theirs[name] ?? "")
    }
    // Last, since other topics mostly come of another dictionary, which has a name.
    for (name, left, right) in [("topics", topics, other.topics), ("signals", signals, other.signals)]
    where left != right {
      throw .differentOption(name: name, left.joined(separator: ", "), right.joined(separator: ", "))
    }
  }

  /// How much is kept, in the order of the file format.
  var capacities: [(name: String, value: Int)] {
    [
      ("sampled authors", sampledAuthors), ("comments per author", commentsPerAuthor),
      ("sampled journeys", sampledJourneys), ("counted authors", countedAuthors),
      ("counted authors in weeks", countedAuthorsInWeeks),
      ("counted authors in slices", countedAuthorsInSlices),
    ]
  }
}

/// What the annotations in a ledger were made with; equal in ledgers that merge.
public struct LedgerProvenance: Hashable, Sendable {
  /// Changes whenever scores change for the same text and lexicons.
  public var scoringVersion: String
  /// The version of ICU that cut the text into words.
  public var icuVersion: String
  /// The version of Unicode that ICU implements.
  public var unicodeVersion: String
  /// The key that authors' pseudonyms were made with.
  public var authorKeyID: String
  /// The hash of the names and aliases in the profile; empty without a profile that has any.
  public var profileHash: String
  /// The lexicons and dictionaries, in order of their names.
  public var lexicons: [LexiconStamp]
  /// Options that differ from their defaults, in order of their names.
  public var options: [Manifest.Option]

  /// A provenance made of its parts; lists are put in their order.
  public init(
    scoringVersion: String = "", icuVersion: String = "", unicodeVersion: String = "",
    authorKeyID: String = "", profileHash: String = "", lexicons: [LexiconStamp] = [],
    options: [Manifest.Option] = []
  ) {
    self.scoringVersion = scoringVersion
    self.icuVersion = icuVersion
    self.unicodeVersion = unicodeVersion
    self.authorKeyID = authorKeyID
    self.profileHash = profileHash
    self.lexicons = lexicons.sorted { ByteName($0.name) < ByteName($1.name) }
    self.options = options.sorted { ByteName($0.name) < ByteName($1.name) }
  }

  /// The parts that there is one of, in the order of the file format.
  var versions: [(name: String, value: String)] {
    [
      ("scoring version", scoringVersion), ("ICU", icuVersion), ("Unicode", unicodeVersion),
      ("author key", authorKeyID), ("profile", profileHash),
    ]
  }

  /// The parts that go by names.
  var parts: [String: String] {
    var parts: [String: String] = [:]
    for lexicon in lexicons { parts[lexicon.name] = lexicon.hash }
    for option in options { parts["--" + option.name] = option.value }
    return parts
  }
}

/// Why two ledgers cannot be merged.
public enum LedgerMergeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// They were made in different ways.
  case differentOption(name: String, String, String)
  /// Both hold the same input, which would count twice.
  case sharedInput(LedgerInput)

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .differentOption("profile", let left, let right):
      "The ledgers differ in the names and aliases of their profiles: \(Self.named(left)) and \(Self.named(right)). "
        + "Make both with the same '--profile'."
    case .differentOption("author key", let left, let right):
      "The ledgers differ in the key of their authors' pseudonyms: \(Self.named(left)) and \(Self.named(right)). "
        + "Make both with the same key."
    case .differentOption(let name, let left, let right):
      "The ledgers differ in '\(name)': \(Self.named(left)) and \(Self.named(right)). "
        + "Make both with the same version and options of Rapport."
    case .sharedInput(let input):
      "Both ledgers hold the input with the hash \(input.stamp.hash)\(input.name.isEmpty ? "" : " ('\(input.name)')"), "
        + "which would count twice. Leave one of them out."
    }
  }

  private static func named(_ value: String) -> String { value.isEmpty ? "none" : "'\(value)'" }
}
