public import ArgumentParser
public import Rapport
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
