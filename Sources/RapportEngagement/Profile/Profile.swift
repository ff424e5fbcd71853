public import RapportModel

/// What an analyst says about the properties: what they are, what counts for them, and how the matrix judges.
///
/// Every part has a default, so that an empty profile is a good start.
///
///     var profile = Profile()
///     profile.properties = [PropertyProfile(name: "shop.example", aliases: ["Shop"], type: "shop")]
///     profile.pillarWeights = PillarWeights(behaviour: 3, perception: 1)
///     try profile.validate()
public struct Profile: Hashable, Sendable {
  /// The properties that something is said about; others get the defaults.
  public var properties: [PropertyProfile]
  /// Targets of metrics, by identifier, for properties that set none of their own.
  public var targets: [String: Target]
  /// Weights of metrics within their facets, by identifier, for properties that set none of their own; from 0 up to
  /// ``largestWeight``.
  public var weights: [String: Double]
  /// How much the pillars count in the engagement index.
  public var pillarWeights: PillarWeights
  /// Attitude from fewer authors than this is withheld.
  public var minimumAuthors: Int
  /// From this many comparable properties on, a value is judged by its rank among them.
  public var minimumPeers: Int
  /// The share of the weight, 0...1, that must have been measured before an index is stated.
  public var minimumCoverage: Double
  /// The language that texts in Latin script are taken to be in where it stays open.
  public var defaultLanguage: String

  /// A profile; behaviour counts twice as much as perception unless told otherwise, since what people do says
  /// more than what they say.
  public init(
    properties: [PropertyProfile] = [], targets: [String: Target] = [:], weights: [String: Double] = [:],
    pillarWeights: PillarWeights = PillarWeights(behaviour: 2, perception: 1), minimumAuthors: Int = 5,
    minimumPeers: Int = 8, minimumCoverage: Double = 0.6, defaultLanguage: String = "en"
  ) {
    self.properties = properties
    self.targets = targets
    self.weights = weights
    self.pillarWeights = pillarWeights
    self.minimumAuthors = minimumAuthors
    self.minimumPeers = minimumPeers
    self.minimumCoverage = minimumCoverage
    self.defaultLanguage = defaultLanguage
  }

  /// What is said about a property; the defaults when nothing is.
  public subscript(property: PropertyID) -> PropertyProfile {
    properties.first { $0.name == property.name } ?? PropertyProfile(name: property.name)
  }

  /// The property that a file means by a name, when the profile knows it by that name or alias.
  ///
  /// Names compare as they stand and as hosts, so that `WWW.Shop.Example` finds `shop.example`.
  public func property(named name: String) -> PropertyID? {
    let host = PropertyID(host: name)
    for property in properties {
      for known in [property.name] + property.aliases where known == name || PropertyID(host: known) == host {
        return PropertyID(property.name)
      }
    }
    return nil
  }

  /// The hash of the names and aliases of the properties, in 32 hexadecimal digits; empty where there are none.
  ///
  /// It tells whether two runs named properties alike, whatever their targets and weights.
  public var namesHash: String {
    guard !properties.isEmpty else { return "" }
    let names = properties.map { property in
      [property.name] + property.aliases.sorted { ByteName($0) < ByteName($1) }
    }
    let ordered = names.sorted { $0.map(ByteName.init).lexicographicallyPrecedes($1.map(ByteName.init)) }
    // Lengths keep names apart whatever they hold.
    let text = ordered.map { $0.map { "\($0.utf8.count):\($0)" }.joined() + "\n" }.joined()
    return ContentHash.hexadecimal(of: Array(text.utf8))
  }

  /// The pages of properties that have cells of their own in ledgers.
  public var pages: [String] { properties.flatMap(\.pages) }

  /// The weight of a metric for a property.
  func weight(of metric: Metric, for property: PropertyProfile) -> Double {
    if let chosen = property.metrics, !chosen.contains(metric.id) { return 0 }
    return property.weights[metric.id] ?? weights[metric.id] ?? metric.weight
  }

  /// The target of a metric for a property.
  func target(of metric: Metric, for property: PropertyProfile) -> Target? {
    property.targets[metric.id] ?? targets[metric.id]
  }
}

/// What is said about one property.
public struct PropertyProfile: Hashable, Sendable {
  /// The name that reports show.
  public var name: String
  /// Other names that files use for it.
  public var aliases: [String]
  /// Pages, by path or address, of which ledgers keep the comments apart.
  public var pages: [String]
  /// What kind of property it is, such as `shop`; only properties of one type are compared by rank.
  public var type: String?
  /// The metrics that count in its indexes; `nil` for all that the registry judges.
  public var metrics: [String]?
  /// Its own targets, by identifier of the metric.
  public var targets: [String: Target]
  /// Its own weights of metrics within their facets, by identifier.
  public var weights: [String: Double]

  /// A property; all that is left out takes the profile's defaults.
  public init(
    name: String, aliases: [String] = [], pages: [String] = [], type: String? = nil,
    metrics: [String]? = nil, targets: [String: Target] = [:], weights: [String: Double] = [:]
  ) {
    self.name = name
    self.aliases = aliases
    self.pages = pages
    self.type = type
    self.metrics = metrics
    self.targets = targets
    self.weights = weights
  }
}

/// Two goalposts: a value at `worst` counts as 0, one at `best` as 1, both in the metric's unit.
public struct Target: Hashable, Sendable {
  /// Where it cannot get worse; may lie above `best` for metrics of which less is better.
  public var worst: Double
  /// Where more brings nothing.
  public var best: Double

  /// Goalposts at two different values.
  public init(worst: Double = 0, best: Double) {
    self.worst = worst
    self.best = best
  }

  /// The place of a value between the posts, 0...1.
  func place(of value: Double) -> Double { min(1, max(0, (value - worst) / (best - worst))) }
}

/// How much the pillars count relative to each other.
public struct PillarWeights: Hashable, Sendable {
  /// What people do.
  public var behaviour: Double
  /// What people feel and say.
  public var perception: Double

  /// Two weights from 0 up to ``Profile/largestWeight``, not both 0.
  public init(behaviour: Double, perception: Double) {
    self.behaviour = behaviour
    self.perception = perception
  }

  subscript(pillar: Pillar) -> Double {
    switch pillar {
    case .behaviour: behaviour
    case .perception: perception
    }
  }
}
