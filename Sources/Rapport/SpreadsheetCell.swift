import RapportReport

/// Makes cells from files harmless for spreadsheets.
enum SpreadsheetCell {
  /// The text, with an apostrophe before what a spreadsheet would take for a formula. Numbers such as `-12.5` stay numbers.
  static func text(_ cell: String) -> String {
    let safe = SafeText.spreadsheet(cell)
    return safe.utf8.count == cell.utf8.count || Double(cell) != nil ? cell : safe
  }
}
