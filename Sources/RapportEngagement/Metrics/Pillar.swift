/// One of the two sides of engagement.
public enum Pillar: String, CaseIterable, Hashable, Sendable {
  /// What people do.
  case behaviour
  /// What people feel and say.
  case perception

  /// The facets that make up the pillar, in the order of reports.
  public var facets: [Facet] { Facet.allCases.filter { $0.pillar == self } }
}

/// A part of a pillar that one or more metrics speak for.
public enum Facet: String, CaseIterable, Hashable, Sendable {
  /// How many people look, and how long.
  case attention
  /// How people react and take part.
  case interaction
  /// Whether attention leads to what the property is for.
  case action
  /// How people feel about it.
  case experience

  /// The pillar that it is part of.
  public var pillar: Pillar {
    switch self {
    case .attention, .interaction, .action: .behaviour
    case .experience: .perception
    }
  }
}
