internal import CICU

/// Why text could not be cut or normalised.
public enum TextError: Error, Hashable, Sendable {
  /// The break rules have a fault, found at this line and column, both counted from 1.
  case invalidBreakRules(name: String, line: Int, column: Int, cause: String)
  /// ICU could not do what was asked; it gives only the name of a status.
  case icu(operation: String, status: String)
  /// A data file that the tokeniser needs is missing or cannot be read.
  case data(DataLibraryError)
  /// An entry of a data file is not what its column demands.
  case invalidEntry(path: String, line: Int, cause: String)
}

extension TextError: CustomStringConvertible {
  /// The cause and the remedy, in one sentence each.
  public var description: String {
    switch self {
    case .invalidBreakRules(let name, let line, let column, let cause):
      "Invalid break rules '\(name)' at line \(line), column \(column): \(cause). "
        + "See the section 'Break Rules' of ICU's user guide."
    case .icu(let operation, let status):
      "ICU could not \(operation): \(status). Check that ICU and its data are installed completely."
    case .data(let error):
      error.description
    case .invalidEntry(let path, let line, let cause):
      "Invalid entry in '\(path)', line \(line): \(cause). Correct the entry or remove it."
    }
  }
}

/// Turns a status of ICU into an error; the only place where that happens.
func check(_ status: Int32, _ operation: String) throws(TextError) {
  guard status > 0 else { return }
  throw .icu(operation: operation, status: statusName(status))
}

/// ICU's name of a status, such as `U_MEMORY_ALLOCATION_ERROR`.
func statusName(_ status: Int32) -> String { String(cString: rapport_icu_status_name(status)) }
