/// A word, phrase or mark that changes the valence of others: a line of a table such as `en/shifters`.
public struct Shifter: Hashable, Sendable {
  /// What a shifter does.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Turns valences behind it in its clause: *never*.
    case negator
    /// Does the same to a verb, and may stand for all that was said: *…, but it was not*.
    case verbNegator = "verb-negator"
    /// A negator that praises where it speaks of trouble: *no*, *without*.
    case absence
    /// Holds the word of a negator or of another shifter but does nothing: *not only*.
    case exempt
    /// Strengthens the valences that follow closely.
    case intensifier
    /// Weakens the valences that follow closely.
    case downtoner
    /// Strengthens what came right before: *love it so much*.
    case afterthought
    /// Starts a clause and outweighs what came before it in the sentence: *but*.
    case contrast
    /// Starts a clause that the other one outweighs: *although*.
    case concession
    /// The same, up to the next word with a valence: *despite*.
    case concessionPhrase = "concession-phrase"
    /// Starts a clause that only supposes something: *if*.
    case condition
    /// Ends a sentence.
    case sentence
    /// Ends a sentence and strengthens it.
    case exclamation
    /// Ends a sentence and weakens it.
    case question
    /// Begins a question that is not one of yes or no: *why*.
    case asker
    /// Answers a question: *no*, *yes*.
    case answer
    /// Speaks of former times: *used to*.
    case past
    /// Starts a clause that ended what came before it in the sentence: *until they*.
    case until
    /// Speaks of today: *now*.
    case present
    /// Tells what goes around: *some people think*.
    case hearsay
    /// Somebody else, whose opinion may follow: *my friends*.
    case holder
    /// The writer, whose opinion may follow: *I*.
    case firstPerson = "first-person"
    /// Speaks of what is not so: *would be*.
    case supposed
    /// A verb for opinions, which a negator before it denies as a whole: *think*.
    case opinion
    /// Asks for something, which is no praise of it: *please*.
    case request
    /// Begins what something is compared with: *than*.
    case comparison
    /// Is said to be polite: *good luck*.
    case courtesy
    /// Is mostly meant the other way round: *yeah right*.
    case sarcasm
    /// What one is glad to be without: *bug*; its factor is the valence of its absence.
    case trouble
    /// Says that the trouble behind it is over: *fixed*; with a factor below 0, that before it: *has been fixed*.
    case relief
    /// Parts what is not there from what that is about: *no word about delays*.
    case preposition
    /// Stands between the two numbers of a rating: *out of*.
    case ratio
    /// Says nothing by itself: *it*, *was*.
    case light

    /// Whether the factor is a share that is added.
    var isShare: Bool {
      switch self {
      case .intensifier, .downtoner, .afterthought, .exclamation, .question: true
      default: false
      }
    }
  }

  /// The word, phrase or mark.
  public var term: String
  /// What it does.
  public var kind: Kind
  /// How strongly; `SOURCE.md` of the table says in what unit.
  public var factor: Double
  /// The id under which its effect is reported and can be switched off, such as `negation.never`.
  public var rule: String

  /// A shifter made of its parts.
  public init(term: String, kind: Kind, factor: Double, rule: String) {
    self.term = term
    self.kind = kind
    self.factor = factor
    self.rule = rule
  }
}

/// A rule by which shifters and the way a text is written change sentiment.
public struct SentimentRule: Hashable, Sendable {
  /// Its id, such as `negation.never`.
  public var id: String
  /// Whether it acts unless it is switched off; a rule that is off acts where it is switched on.
  public var isOn: Bool
  /// What it does, in a few words.
  public var effect: String
}

extension LexiconLibrary {
  /// The shifters of a language.
  ///
  /// - Throws: ``LexiconError`` with every bad line when some line is not as it must be.
  public func shifters(of language: String) throws(LexiconError) -> [Shifter] {
    let kinds = Dictionary(uniqueKeysWithValues: Shifter.Kind.allCases.map { ($0.rawValue, $0) })
    var shifters: [Shifter] = []
    try forEachRow(of: language + "/shifters/terms.tsv") { fields in
      guard fields.count == 4, let kind = kinds[String(decoding: fields[1], as: UTF8.self)],
        let factor = PlainRow.decimal(fields[2]) ?? Double(String(decoding: fields[2], as: UTF8.self))
      else { return .badShifter }
      shifters.append(
        Shifter(
          term: String(decoding: fields[0], as: UTF8.self), kind: kind, factor: factor,
          rule: String(decoding: fields[3], as: UTF8.self)))
      return nil
    }
    return shifters
  }

  /// The rules of a language in order of their ids.
  ///
  /// - Throws: ``LexiconError`` when the table is missing or a line is not as it must be.
  public func rules(of language: String) throws(LexiconError) -> [SentimentRule] {
    var rules: [SentimentRule] = []
    try forEachRow(of: language + "/shifters/rules.tsv") { fields in
      let row = fields.map { String(decoding: $0, as: UTF8.self) }
      guard row.count == 3, row[1] == "on" || row[1] == "off" else { return .badShifter }
      rules.append(SentimentRule(id: row[0], isOn: row[1] == "on", effect: row[2]))
      return nil
    }
    return rules.sorted { $0.id < $1.id }
  }

  /// The words of a language that are known and have no valence.
  public func words(of language: String) throws(LexiconError) -> [String] {
    var words: [String] = []
    try forEachRow(of: language + "/words/terms.tsv") { fields in
      words.append(String(decoding: fields[0], as: UTF8.self))
      return nil
    }
    return words
  }

  /// The words of a language that are of one kind: `identity` for who people are, which says nothing about sentiment, or
  /// `function`.
  func words(of language: String, kind: String) throws(LexiconError) -> Set<String> {
    var words: Set<String> = []
    try forEachRow(of: language + "/words/terms.tsv") { fields in
      if fields.count > 1, fields[1].elementsEqual(kind.utf8) {
        words.insert(String(decoding: fields[0], as: UTF8.self))
      }
      return nil
    }
    return words
  }
}
