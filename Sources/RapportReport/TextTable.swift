/// A table of text, aligned for a terminal or as Markdown.
struct TextTable {
  /// The titles of the columns.
  var header: [String]
  /// The rows, each with a cell for every column.
  var rows: [[String]]
  /// How many columns at the start hold names: they are aligned to the left and repeated when columns wrap.
  var nameColumns = 1

  /// The table in lines of at most `width` columns of a terminal, as far as the widest cell allows.
  ///
  /// Columns that do not fit beside the others follow in further groups below, each with the names again.
  func terminal(width: Int?) -> String {
    let widths = header.indices.map { column in
      ([header] + rows).map { displayWidth($0[column]) }.max() ?? 0
    }
    return columnGroups(widths, width: width).map { group in
      let columns = Array(0..<nameColumns) + group
      let rule = columns.map { String(repeating: "─", count: widths[$0]) }
      return ([header] + rows).enumerated().map { row, cells in
        let line = columns.map { padded(cells[$0], to: widths[$0], right: $0 >= nameColumns) }
        let text = trimmed(line.joined(separator: "  "))
        return row == 0 ? text + "\n" + rule.joined(separator: "  ") : text
      }.joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// The table in the notation of GitHub's Markdown; cells must be escaped already.
  func markdown() -> String {
    let rule = header.indices.map { $0 < nameColumns ? "---" : "---:" }
    return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private func columnGroups(_ widths: [Int], width: Int?) -> [[Int]] {
    let names = widths[..<nameColumns].reduce(0, +) + 2 * (nameColumns - 1)
    var groups: [[Int]] = [[]]
    var used = names
    for column in nameColumns..<header.count {
      let needed = widths[column] + 2
      if let width, used + needed > width, groups.last?.isEmpty == false {
        groups.append([])
        used = names
      }
      groups[groups.count - 1].append(column)
      used += needed
    }
    return groups
  }

  private func padded(_ text: String, to width: Int, right: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - displayWidth(text)))
    return right ? space + text : text + space
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
