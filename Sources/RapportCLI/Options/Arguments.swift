public import ArgumentParser
public import Rapport
public import RapportIngest
public import RapportSentiment

// Values of the library that stand on the command line as they are.

extension LexiconFormat: ExpressibleByArgument {}
extension RowFormat: ExpressibleByArgument {}
extension Scorer: ExpressibleByArgument {}
extension DuplicateRule: ExpressibleByArgument {}

extension JoinKeys: ExpressibleByArgument {
  /// Reads names separated by commas.
  public init?(argument: String) { self.init(names: argument) }
}
extension OffsetUnit: ExpressibleByArgument {}

extension DateOrder: ExpressibleByArgument {}

extension DecimalMark: ExpressibleByArgument {
  /// The names of the marks.
  public static var allValueStrings: [String] { ["point", "comma"] }

  /// Reads the name of a mark.
  public init?(argument: String) {
    switch argument {
    case "point": self = .point
    case "comma": self = .comma
    default: return nil
    }
  }
}
