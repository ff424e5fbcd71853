internal import RapportText

/// What a term or phrase means to the rules, in a form that is quick to look at.
struct RuleMeaning: Sendable {
  /// What it does.
  enum Role: UInt8, Sendable {
    case none
    /// Says nothing by itself as what is light below; behind a word such as *no* it parts what is not there from the rest.
    case preposition
    /// Light as below, and the term neither has a valence nor answers a question, so that no more need be looked at.
    case filler
    /// It has a valence, and does nothing to others.
    case valence
    /// A negator that joins what it denies to what is denied already: *nor*.
    case furtherNegator
    case negator, verbNegator, absence, exempt, intensifier, afterthought, contrast, concession,
      concessionPhrase, condition,
      boundary,
      cause
    /// A conjunction with the first words of the clause that it opens, which are words like others: *and it was*.
    case coordination
    case sentence, exclamation, question
    case past, until, present, hearsay, holder, supposed, opinion, firstPerson, request, comparison, courtesy
    case sarcasm, asker
    /// What one is glad to be without, and what says that it is over: *bug*, *fixed*.
    case trouble, relief
    /// Stands between the two numbers of a rating: *out of*.
    case ratio
    /// It says nothing by itself: *it*, *was*, *sadly*.
    case light
    /// A comma and other marks that part clauses.
    case mark
    /// A mark that parts clauses where a space stands beside it.
    case dash

    /// Whether there is no more to the term than its role.
    @inline(__always) var isQuick: Bool { rawValue <= Role.filler.rawValue }
    /// Whether a term that ``isQuick`` says nothing by itself.
    @inline(__always) var isFiller: Bool { self != .none }
  }

  static let none = RuleMeaning(role: .none)

  var role: Role
  /// The number of its rule.
  var rule: UInt16 = 0
  /// What it multiplies by, in ten-thousandths.
  var factor = TokenShift.one
  /// Its own valence; 0 without one.
  var valence = 0.0
  var pattern = PatternID(rawValue: .max)
  /// What it says to a question of yes or no besides, and by which rule.
  var answer = Answer.none
  var answerRule: UInt16 = 0

  /// What a word says to a question.
  enum Answer: UInt8, Sendable { case none, yes, no }

  private init(role: Role) { self.role = role }

  /// The role that is all there is to the term where it is ``Role/filler``.
  var quickRole: Role { role == .light && valence == 0 && answer == .none ? .filler : role }

  /// Whether the term has its own valence besides what it does.
  var keepsValence: Bool {
    switch role {
    case .courtesy, .supposed, .sarcasm, .light, .exempt, .trouble, .relief: true
    default: false
    }
  }

  init(valence: Double) {
    role = .valence
    self.valence = valence
  }

  init(_ shifter: Shifter, rule: UInt16) {
    role = Role(shifter.kind)
    self.rule = rule
    let factor = (shifter.kind.isShare ? 1 + shifter.factor : shifter.factor) * Double(TokenShift.one)
    self.factor = Int32(min(max(factor, -100_000), 100_000).rounded())
    if shifter.kind == .answer {
      answer = factor < 0 ? .no : .yes
      answerRule = rule
    }
  }

  /// What the term of a table of clauses does to the rules.
  init(_ role: ClauseRole, rule: UInt16) {
    switch role {
    case .exempt: self.init(role: .exempt)
    case .mark(_, let needsSpace): self.init(role: needsSpace ? .dash : .mark)
    case .conjunction(.cause), .conjunction(.result): self.init(role: .cause)
    case .conjunction(.coordination): self.init(role: .coordination)
    case .conjunction: self.init(role: .boundary)
    }
    self.rule = rule
  }

  /// Adds what a line of a table says to what the term means already.
  ///
  /// Of a line for a shifter and a valence the shifter counts, but an answer may be a shifter too.
  mutating func add(_ other: RuleMeaning) {
    if other.answer != .none {
      (answer, answerRule) = (other.answer, other.answerRule)
      if role == .none || role == .valence { role = .light }
      return
    }
    let known = self
    self = other
    if keepsValence { valence = known.valence }
    (answer, answerRule) = (known.answer, known.answerRule)
  }
}

extension RuleMeaning.Role {
  fileprivate init(_ kind: Shifter.Kind) {
    switch kind {
    case .negator: self = .negator
    case .verbNegator: self = .verbNegator
    case .absence: self = .absence
    case .exempt: self = .exempt
    case .intensifier, .downtoner: self = .intensifier
    case .afterthought: self = .afterthought
    case .contrast: self = .contrast
    case .concession: self = .concession
    case .concessionPhrase: self = .concessionPhrase
    case .condition: self = .condition
    case .sentence: self = .sentence
    case .exclamation: self = .exclamation
    case .question: self = .question
    case .answer: self = .light
    case .past: self = .past
    case .until: self = .until
    case .present: self = .present
    case .hearsay: self = .hearsay
    case .holder: self = .holder
    case .supposed: self = .supposed
    case .opinion: self = .opinion
    case .firstPerson: self = .firstPerson
    case .request: self = .request
    case .comparison: self = .comparison
    case .courtesy: self = .courtesy
    case .sarcasm: self = .sarcasm
    case .asker: self = .asker
    case .trouble: self = .trouble
    case .relief: self = .relief
    case .preposition: self = .preposition
    case .ratio: self = .ratio
    case .light: self = .light
    }
  }
}
