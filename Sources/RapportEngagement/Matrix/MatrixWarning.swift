public import RapportModel

/// Something about the inputs of a matrix that an analyst should look into.
public enum MatrixWarning: Hashable, Sendable, CustomStringConvertible {
  /// A property has comments and no measurements, often since files name it differently.
  case noMeasurements(PropertyID)
  /// A property has measurements and no comments.
  case noComments(PropertyID)
  /// A metric follows different definitions in different properties, which are not compared.
  case differentDefinitions(metric: String, definitions: [String])

  /// The cause and the remedy.
  public var description: String {
    switch self {
    case .noMeasurements(let property):
      "'\(property)' has comments and no measurements. If another name means the same property, add an alias."
    case .noComments(let property):
      "'\(property)' has measurements and no comments. If another name means the same property, add an alias."
    case .differentDefinitions(let metric, let definitions):
      "'\(metric)' is defined in \(definitions.count) ways (\(definitions.joined(separator: ", "))). "
        + "Properties are compared only where the definition is the same."
    }
  }
}

extension Sequence<MatrixWarning> {
  /// The warnings in a few sentences: what many properties have in common is said once, with the first of them.
  public var summary: [String] {
    var unmeasured: [PropertyID] = []
    var silent: [PropertyID] = []
    var others: [MatrixWarning] = []
    for warning in self {
      switch warning {
      case .noMeasurements(let property): unmeasured.append(property)
      case .noComments(let property): silent.append(property)
      case .differentDefinitions: others.append(warning)
      }
    }
    return Self.sentences(unmeasured, MatrixWarning.noMeasurements, "comments and no measurements")
      + Self.sentences(silent, MatrixWarning.noComments, "measurements and no comments")
      + others.map(\.description)
  }

  private static func sentences(
    _ properties: [PropertyID], _ warning: (PropertyID) -> MatrixWarning, _ holding: String
  ) -> [String] {
    let named = 3
    guard properties.count > named + 1 else { return properties.map { warning($0).description } }
    let names = properties.prefix(named).map { "'\($0)'" }.joined(separator: ", ")
    return [
      "\(properties.count) properties have \(holding): \(names) and \(properties.count - named) more. "
        + "If another name means the same property, add an alias."
    ]
  }
}
