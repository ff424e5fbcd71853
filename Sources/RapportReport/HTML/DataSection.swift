import RapportEngagement
import RapportModel

/// What was read: how the records of each file ended, and which property each file was taken to be about.
struct DataSection {
  let report: MatrixReport

  var section: PageSection { PageSection(id: "data", title: "Data", body: body) }

  private var body: Markup {
    """
    <h3>How every record ended</h3>
    <p>Each record is in exactly one count, and the counts of a row add up to its records. Comments are scored or \
    not scored for a reason; rows of analytics exports are measured, hold no number that is known, or repeat the \
    sum of others (totals); what could not be read is rejected.</p>
    \(report.counts.isEmpty ? "<p>No counts were given.</p>\n" : counts)<h3>How properties were named</h3>
    \(report.mapping.isEmpty ? "<p>No mapping was given.</p>\n" : mapping)
    """
  }

  private var counts: Markup {
    SummaryTables.counts(report.counts, safe: { $0 }).html("Records by file")
  }

  private var mapping: Markup {
    SummaryTables.mapping(report.mapping, safe: { $0 }).html("Files and their properties")
  }
}

extension TextTable {
  /// The table with a caption, in a container that scrolls by itself.
  func html(_ caption: String) -> Markup {
    """
    <div class="scroll" role="region" aria-label="\(caption)" tabindex="0"><table>
    <caption>\(caption)</caption>
    <thead><tr>\(header.enumerated().map { column, title -> Markup in
      let kind: Markup = column >= nameColumns ? " class=\"number\"" : ""
      return "<th scope=\"col\"\(kind)>\(title)</th>"
    })</tr></thead>
    <tbody>
    \(rows.map { "<tr>\($0.enumerated().map(cell))</tr>\n" as Markup })</tbody>
    </table></div>

    """
  }

  private func cell(_ column: Int, _ text: String) -> Markup {
    switch column {
    case 0: "<th scope=\"row\"><bdi>\(text)</bdi></th>"
    case ..<nameColumns: "<td><bdi>\(text)</bdi></td>"
    default: "<td class=\"number\">\(text)</td>"
    }
  }
}
