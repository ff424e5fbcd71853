import RapportEngagement
import RapportModel

/// Picks the comments to show from those that the caller could read, none of them twice on one card.
struct QuotePicker {
  let choice: QuoteChoice
  let quotes: [RecordReference: Quote]
  private var shown: Set<RecordReference> = []

  /// Shorter comments are shown only where there is nothing else.
  private static let fewestCharacters = 20

  init(choice: QuoteChoice, quotes: [RecordReference: Quote]) {
    self.choice = choice
    self.quotes = quotes
  }

  /// The comments for a request.
  mutating func pick(_ request: QuoteRequest) -> Markup {
    guard !quotes.isEmpty else { return "" }
    let found = choice.candidates(for: request).filter { !shown.contains($0) && quotes[$0] != nil }
    let long = found.filter { (quotes[$0]?.text.count ?? 0) >= Self.fewestCharacters }
    let picked = (long + found.filter { !long.contains($0) }).prefix(request.count)
    shown.formUnion(picked)
    return picked.compactMap { quotes[$0] }.map { $0.markup(label: request.label) }.joined()
  }
}

extension Quote {
  private static let widest = 280
  private static let mostScalars = 1200

  /// The comment, cut to a readable length and kept apart from the direction of the text around it.
  func markup(label known: SentimentLabel) -> Markup {
    let label = label ?? known
    let day = writtenAt.map { ", \($0.day.inWords)" } ?? ""
    return """
      <blockquote class="is-\(label.rawValue)" lang=""><bdi>\(Self.excerpt(text))</bdi>\
      <footer lang="en">\(label.rawValue)\(day)</footer></blockquote>

      """
  }

  /// On one line, cut between characters as readers see them.
  ///
  /// A single character may be made of thousands of scalars, so that these are counted too.
  static func excerpt(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var width = 0
    var scalars = 0
    var end = line.startIndex
    for index in line.indices {
      width += displayWidth(String(line[index]))
      scalars += line[index].unicodeScalars.count
      guard width <= widest, scalars <= mostScalars else { return String(line[..<end]) + "…" }
      end = line.index(after: index)
    }
    return line
  }
}
