import ArgumentParser

/// Rules that the command line switches off or on: `off=negation.never,contrast`, `on=courtesy`.
struct RuleSwitches: Hashable, Sendable, ExpressibleByArgument {
  /// Whether the rules shall act.
  var isOn: Bool
  /// Their ids as they were given.
  var names: Set<String>

  /// Reads the ids behind `off=` or `on=`; `nil` without them.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "off" || parts[0] == "on" else { return nil }
    let names = parts[1].split(separator: ",", omittingEmptySubsequences: false)
    guard names.allSatisfy({ !$0.isEmpty }) else { return nil }
    isOn = parts[0] == "on"
    self.names = Set(names.map(String.init))
  }
}

extension [RuleSwitches] {
  /// All that are switched in one way.
  func names(on isOn: Bool) -> Set<String> {
    filter { $0.isOn == isOn }.reduce(into: []) { $0.formUnion($1.names) }
  }
}
