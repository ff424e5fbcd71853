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
