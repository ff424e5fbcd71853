/// A part of a sentence that says one thing: "although it was slow", "but it works".
public struct Clause: Hashable, Sendable {
  /// Its tokens. Marks that close a clause are its last tokens, a bracket that opens one its first.
  public var tokens: Range<Int>
  /// What opened it, and so what it is to the clause before.
  public var kind: ClauseKind
  /// The conjunction or mark that opened it: "even though", ";"; empty where nothing did. A mark that closed the clause
  /// before stands in that one.
  public var marker: Range<Int>

  /// A clause made of its parts.
  public init(tokens: Range<Int>, kind: ClauseKind, marker: Range<Int>) {
    self.tokens = tokens
    self.kind = kind
    self.marker = marker
  }
}

/// What opens a clause, and so what it is to the one before or, at the start of a sentence, after it.
public enum ClauseKind: String, CaseIterable, Hashable, Sendable {
  /// The sentence begins, and no conjunction with it.
  case sentence
  /// It stands beside the other: *and it*, *nor*.
  case coordination
  /// It speaks against the other and outweighs it: *but*, *however*.
  case contrast
  /// It gives in, and the other one outweighs it: *although*, *despite*.
  case concession
  /// It must hold for the other: *if*, *unless*.
  case condition
  /// It says why: *because*.
  case cause
  /// It follows from the other: *therefore*, *so it*.
  case result
  /// It says what for: *so that*.
  case purpose
  /// It says when: *until*.
  case time
  /// It speaks of a thing in the other: *which*.
  case relative
  /// It says like what: *as if*.
  case comparison
  /// It is what somebody says, thinks or asks: *whether*.
  case complement
  /// A weak mark stands before it: a comma.
  case pause
  /// A strong mark stands before it, or begins it: a semicolon, a bracket, a dash between spaces.
  case mark
}
