import RapportEngagement
import RapportModel

/// The properties that a page shows one by one.
///
/// A browser takes long for a page with thousands of them, and nobody reads it. So of very many the page has those with
/// findings, and then those with the largest share of all visits (else views) or of all comments, whichever is larger.
struct ShownProperties: Hashable, Sendable {
  /// In the order of the matrix.
  let properties: [PropertyID]
  /// How many the matrix has.
  let total: Int
  private let places: [PropertyID: Int]

  /// No page shows more.
  static let most = 500

  init(of matrix: EngagementMatrix, _ findings: [ReportFinding], most: Int = Self.most) {
    total = matrix.properties.count
    properties = total <= most ? matrix.properties : Self.largest(most, of: matrix, findings)
    places = Dictionary(uniqueKeysWithValues: zip(properties, 1...))
  }

  /// The place of a property among them, from 1; `nil` for one that is not shown.
  func place(of property: PropertyID) -> Int? { places[property] }

  /// What a reader has to know where some are left out.
  var note: Markup {
    guard properties.count < total else { return "" }
    return """
      <p class="note">Shown are \(ReaderNumber.count(properties.count)) of \(ReaderNumber.count(total)) properties: first \
      those with findings, then those with the largest share of all visits or comments. All count in every figure and comparison, \
      and the matrix as CSV or JSON has all of them.</p>

      """
  }

  private static func largest(
    _ count: Int, of matrix: EngagementMatrix, _ findings: [ReportFinding]
  ) -> [PropertyID] {
    let found = Set(findings.map(\.property))
    let visits = shares("visits", of: matrix)
    let views = shares("views", of: matrix)
    let comments = shares("comments", of: matrix)
    let ranked = matrix.properties.indices.sorted { left, right in
      func rank(_ index: Int) -> (Int, Double) {
        let attention = visits[index] > 0 ? visits[index] : views[index]
        return (found.contains(matrix.properties[index]) ? 1 : 0, max(attention, comments[index]))
      }
      let (first, second) = (rank(left), rank(right))
      return first == second ? left < right : first > second
    }
    return ranked.prefix(count).sorted().map { matrix.properties[$0] }
  }

  /// What share of the sum over all properties each one has; 0 where nothing was measured.
  private static func shares(_ indicator: String, of matrix: EngagementMatrix) -> [Double] {
    let values = matrix.properties.map { matrix.entry($0, indicator)?.value ?? 0 }
    let sum = values.reduce(0, +)
    return sum > 0 ? values.map { $0 / sum } : values
  }
}
