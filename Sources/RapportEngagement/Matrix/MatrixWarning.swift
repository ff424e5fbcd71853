public import RapportModel

/// Something about the inputs of a matrix that an analyst should look into.
public enum MatrixWarning: Hashable, Sendable, CustomStringConvertible {
  /// A property has comments and no measurements, often since files name it differently.
  case noMeasurements(PropertyID)
  /// A property has measurements and no comments.
  case noComments(PropertyID)
  /// A metric follows different definitions in different properties, which are not compared.
  case differentDefinitions(metric: String, definitions: [String])
  /// Totals of properties cover different lengths of time, in days.
  case differentSpans(shortest: Int, longest: Int)
  /// Properties have amounts of money each in several currencies, which are not added; one of them counts.
  case severalCurrencies(metric: String, currencies: [String], of: [PropertyID])

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
    case .differentSpans(let shortest, let longest):
      "What was measured covers \(shortest) days of some properties and \(longest) of others. Totals are compared per day, "
        + "people only among properties with as many days. Give all properties the same time to compare them as they stand."
    case .severalCurrencies(let metric, let currencies, let properties):
      "'\(metric)' of \(properties.named) is stated in several currencies (\(currencies.joined(separator: ", "))), which "
        + "are not added: only the one that most properties have counts. Convert the amounts to count all."
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
      case .differentDefinitions, .severalCurrencies, .differentSpans: others.append(warning)
      }
    }
    return Self.sentences(unmeasured, MatrixWarning.noMeasurements, "comments and no measurements")
      + Self.sentences(silent, MatrixWarning.noComments, "measurements and no comments")
      + others.map(\.description)
  }

  private static func sentences(
    _ properties: [PropertyID], _ warning: (PropertyID) -> MatrixWarning, _ holding: String
  ) -> [String] {
    guard properties.count > [PropertyID].mostNamed + 1 else {
      return properties.map { warning($0).description }
    }
    return [
      "\(properties.count) properties have \(holding): \(properties.named). "
        + "If another name means the same property, add an alias."
    ]
  }
}

extension [PropertyID] {
  fileprivate static let mostNamed = 3

  /// The first names, and how many more there are.
  fileprivate var named: String {
    guard count > Self.mostNamed + 1 else { return map { "'\($0)'" }.joined(separator: ", ") }
    let names = prefix(Self.mostNamed).map { "'\($0)'" }.joined(separator: ", ")
    return "\(names) and \(count - Self.mostNamed) more"
  }
}
