/// What is wrong with a profile, and where.
public struct ProfileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place in the profile, such as `properties[1].targets.visits`.
  public var keyPath: String
  /// What is wrong there.
  public var problem: Problem

  /// What can be wrong.
  public enum Problem: Hashable, Sendable {
    /// There is no such metric.
    case unknownMetric(String, nearest: String?)
    /// The metric is an index, which is computed and has neither weight nor target.
    case indexMetric(String)
    /// A weight is below 0 or no number.
    case badWeight(Double)
    /// All weights are 0.
    case noWeight
    /// The goalposts are equal or no numbers.
    case badTarget(worst: Double, best: Double)
    /// The number is outside its range.
    case outOfRange(Double, allowed: String)
    /// The name is empty.
    case emptyName
    /// Two properties have the same name or alias.
    case repeatedName(String, firstAt: String)
  }

  /// The place, the cause and the remedy.
  public var description: String { "\(keyPath): \(message)" }

  private var message: String {
    switch problem {
    case .unknownMetric(let name, let nearest):
      "Unknown metric '\(name)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
    case .indexMetric(let name):
      "'\(name)' is computed from other metrics. Name one of those."
    case .badWeight(let weight): "The weight \(plain(weight)) is below 0. Use 0 to leave the metric out."
    case .noWeight: "All weights are 0. Give at least one of them a weight above 0."
    case .badTarget(let worst, let best):
      "The target from \(plain(worst)) to \(plain(best)) has no direction. Give 'worst' and 'best' different values."
    case .outOfRange(let value, let allowed): "\(plain(value)) is not allowed. Use \(allowed)."
    case .emptyName: "The name is empty."
    case .repeatedName(let name, let place): "'\(name)' already stands at \(place). Name it once."
    }
  }

  private func plain(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Profile {
  /// The largest weight of a metric or pillar.
  public static let largestWeight = 1_000_000.0

  /// Checks that every part makes sense and that all metrics exist.
  ///
  /// - Throws: The first problem, in the order in which the parts are declared.
  public func validate(against registry: MetricRegistry = .standard) throws(ProfileError) {
    try validateProperties(registry)
    try validate(targets, at: "targets", registry)
    try validate(weights, at: "weights", registry)
    try validate(weight: pillarWeights.behaviour, at: "pillarWeights.behaviour")
    try validate(weight: pillarWeights.perception, at: "pillarWeights.perception")
    if pillarWeights.behaviour + pillarWeights.perception == 0 {
      throw ProfileError(keyPath: "pillarWeights", problem: .noWeight)
    }
    if minimumAuthors < 1 {
      throw ProfileError(
        keyPath: "minimumAuthors", problem: .outOfRange(Double(minimumAuthors), allowed: "1 or more"))
    }
    if minimumPeers < 2 {
      throw ProfileError(
        keyPath: "minimumPeers", problem: .outOfRange(Double(minimumPeers), allowed: "2 or more"))
    }
    if !(0...1).contains(minimumCoverage) {
      throw ProfileError(
        keyPath: "minimumCoverage", problem: .outOfRange(minimumCoverage, allowed: "a share from 0 to 1"))
    }
  }

  private func validateProperties(_ registry: MetricRegistry) throws(ProfileError) {
    var places: [String: String] = [:]
    for (index, property) in properties.enumerated() {
      let path = "properties[\(index)]"
      let names =
        [(property.name, "\(path).name")]
        + property.aliases.enumerated().map { ($1, "\(path).aliases[\($0)]") }
      for (name, place) in names {
        if name.isEmpty { throw ProfileError(keyPath: place, problem: .emptyName) }
        if let first = places[name] {
          throw ProfileError(keyPath: place, problem: .repeatedName(name, firstAt: first))
        }
        places[name] = place
      }
      for (place, metric) in (property.metrics ?? []).enumerated() {
        try validate(metric: metric, at: "\(path).metrics[\(place)]", registry)
      }
      try validate(property.targets, at: "\(path).targets", registry)
      try validate(property.weights, at: "\(path).weights", registry)
    }
  }

  private func validate(
    _ targets: [String: Target], at path: String, _ registry: MetricRegistry
  ) throws(ProfileError) {
    for (metric, target) in targets.sorted(by: { $0.key < $1.key }) {
      try validate(metric: metric, at: "\(path).\(metric)", registry)
      if !((target.best - target.worst).magnitude > 0 && (target.best - target.worst).isFinite) {
        throw ProfileError(
          keyPath: "\(path).\(metric)", problem: .badTarget(worst: target.worst, best: target.best))
      }
    }
  }

  private func validate(
    _ weights: [String: Double], at path: String, _ registry: MetricRegistry
  ) throws(ProfileError) {
    for (metric, weight) in weights.sorted(by: { $0.key < $1.key }) {
      try validate(metric: metric, at: "\(path).\(metric)", registry)
      try validate(weight: weight, at: "\(path).\(metric)")
    }
  }

  /// Weights far beyond any use would make sums that are no numbers.
  private func validate(weight: Double, at path: String) throws(ProfileError) {
    guard weight >= 0 else { throw ProfileError(keyPath: path, problem: .badWeight(weight)) }
    guard weight <= Self.largestWeight else {
      throw ProfileError(
        keyPath: path,
        problem: .outOfRange(weight, allowed: "a weight from 0 to 1000000; only proportions count"))
    }
  }

  private func validate(
    metric name: String, at path: String, _ registry: MetricRegistry
  ) throws(ProfileError) {
    guard let metric = registry[name] else {
      let nearest = registry.metrics.map(\.id).min { editDistance($0, name) < editDistance($1, name) }
      let isClose = nearest.map { editDistance($0, name) <= max(2, name.utf8.count / 3) } ?? false
      throw ProfileError(keyPath: path, problem: .unknownMetric(name, nearest: isClose ? nearest : nil))
    }
    if metric.facet == nil { throw ProfileError(keyPath: path, problem: .indexMetric(name)) }
  }
}

/// How many bytes must be added, removed or replaced to make one name the other.
private func editDistance(_ left: String, _ right: String) -> Int {
  let target = Array(right.utf8)
  var distances = Array(0...target.count)
  for (row, byte) in left.utf8.enumerated() {
    var diagonal = row
    distances[0] = row + 1
    for column in target.indices {
      let replaced = diagonal + (byte == target[column] ? 0 : 1)
      diagonal = distances[column + 1]
      distances[column + 1] = min(replaced, diagonal + 1, distances[column] + 1)
    }
  }
  return distances[target.count]
}
