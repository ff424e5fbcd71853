import RapportIngest
import RapportModel

/// Puts JSON objects into the cells of a table.
enum JSONCells {
  /// The cells of an object under these columns: a text or a number as it is, nothing for `null`, other values as JSON.
  /// Members that the object lacks give empty cells.
  ///
  /// - Returns: `nil` when the record is no object, or has a member of another name than the columns have.
  static func cells(
    of record: UnsafeRawBufferPointer, under columns: [String], _ parser: JSONParser
  ) -> [String]? {
    var cells = Array(repeating: "", count: columns.count)
    let fits = parser.withDocument(record) { object in
      guard object.kind == .object else { return false }
      var fits = true
      object.forEachMember { name, value in
        if let place = columns.firstIndex(where: { $0.utf8.elementsEqual(name) }) {
          cells[place] = cell(value)
        } else {
          fits = false
        }
      }
      return fits
    }
    guard case .success(true) = fits else { return nil }
    return cells
  }

  private static func cell(_ value: JSONValue) -> String {
    if let text = value.stringOrNumber { return text }
    if value.isNull { return "" }
    var json = JSONWriter()
    json.value(value)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
