import RapportEngagement
import RapportModel

extension MatrixReport {
  /// Everything as one JSON object on one line: indicators, the tidy entries, the wide tables, warnings, counts,
  /// mapping and manifest.
  ///
  /// Members stand in a fixed order; numbers have all their digits; `null` is *not measured*.
  public func json() -> String {
    var json = JSONWriter()
    json.object { json in
      json.list("indicators", matrix.indicators) { $0.indicator($1) }
      json.list("tidy", matrix.entries) { $0.entry($1) }
      json.list("wide", matrix.tables) { $0.table($1) }
      json.list("warnings", matrix.warnings) { $0.value($1.description) }
      json.list("counts", counts) { $0.counts($1) }
      json.list("properties", mapping) { $0.mapping($1) }
      json.key("manifest")
      if let manifest { json.manifest(manifest) } else { json.null() }
    }
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  mutating func list<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array { json in for element in elements { write(&json, element) } }
  }

  fileprivate mutating func member(_ name: String, optional number: Double?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  fileprivate mutating func member(_ name: String, optional number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  fileprivate mutating func member(_ name: String, optional text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  fileprivate mutating func indicator(_ metric: Metric) {
    object { json in
      json.member("id", metric.id)
      json.member("title", metric.title)
      json.member("formula", metric.formula)
      json.member("unit", metric.unit.rawValue)
      json.member("direction", metric.direction.rawValue)
      json.member("pillar", optional: metric.facet?.pillar.rawValue)
      json.member("facet", optional: metric.facet?.rawValue)
    }
  }

  fileprivate mutating func entry(_ entry: MatrixEntry) {
    object { json in
      json.member("property", entry.property.name)
      json.member("period", entry.period.description)
      json.member("indicator", entry.indicator)
      json.member("value", optional: entry.value)
      json.member("n", optional: entry.n)
      json.member("low", optional: entry.interval?.low)
      json.member("high", optional: entry.interval?.high)
      json.member("normalised", optional: entry.normalised)
      json.member("percentile", optional: entry.percentile)
      json.member("coverage", optional: entry.coverage)
      json.member("definition", optional: entry.definition)
      json.list("flags", entry.flags.names) { $0.value($1) }
    }
  }

  fileprivate mutating func table(_ table: WideMatrix) {
    object { json in
      json.member("period", table.period.description)
      json.list("rows", table.rows) { json, row in
        json.object { json in
          json.member("property", row.property.name)
          json.key("values")
          json.object { json in
            for cell in row.cells { json.member(cell.indicator, optional: cell.value) }
          }
        }
      }
    }
  }

  fileprivate mutating func counts(_ counts: InputCounts) {
    object { json in
      json.member("file", counts.file)
      json.member("format", counts.format)
      json.member("records", counts.records.records)
      json.member("scored", counts.records.scored)
      json.key("unscored")
      json.object { json in
        for reason in UnscoredReason.allCases {
          if let count = counts.records.unscored[reason], count > 0 { json.member(reason.rawValue, count) }
        }
      }
      json.member("measured", counts.records.measured)
      json.member("unmeasured", counts.records.unmeasured)
      json.member("totals", counts.records.totals)
      json.member("rejected", counts.records.rejected)
    }
  }

  fileprivate mutating func mapping(_ mapping: PropertyMapping) {
    object { json in
      json.member("file", mapping.file)
      json.member("property", mapping.property.name)
      json.member("alias", optional: mapping.alias)
      json.member("because", mapping.origin.rawValue)
    }
  }
}
