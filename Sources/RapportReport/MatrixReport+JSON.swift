import RapportEngagement
import RapportModel

extension MatrixReport {
  /// Everything as one JSON object on one line: indicators, the tidy entries, the wide tables, warnings, counts,
  /// mapping and manifest.
  ///
  /// Members stand in a fixed order; numbers have all their digits; `null` is *not measured*.
  public func json() -> String {
    var bytes: [UInt8] = []
    writeJSON { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Gives away the bytes of ``json()`` piece by piece, so that they are never all in memory.
  public func writeJSON(_ write: ([UInt8]) throws -> Void) rethrows {
    var json = JSONWriter()
    func flush(_ json: inout JSONWriter) throws {
      if json.bytes.count >= 1 << 16 { try write(json.takeBytes()) }
    }
    try json.object { json in
      json.list("indicators", matrix.indicators) { $0.indicator($1) }
      try json.list("tidy", matrix.entries) { json, entry in
        json.entry(entry)
        try flush(&json)
      }
      try json.list("wide", matrix.tables) { json, table in try json.table(table, flush) }
      json.list("warnings", matrix.warnings) { $0.value($1.description) }
      json.list("counts", counts) { $0.counts($1) }
      try json.list("properties", mapping) { json, mapping in
        json.mapping(mapping)
        try flush(&json)
      }
      json.key("manifest")
      if let manifest { json.manifest(manifest) } else { json.null() }
    }
    json.endLine()
    try write(json.bytes)
  }
}

extension JSONWriter {
  mutating func list<Elements: Sequence>(
    _ name: String, _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) throws -> Void
  ) rethrows {
    key(name)
    try array { json in for element in elements { try write(&json, element) } }
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

  fileprivate mutating func table(
    _ table: WideMatrix, _ flush: (inout JSONWriter) throws -> Void
  ) rethrows {
    try object { json in
      json.member("period", table.period.description)
      try json.list("rows", table.rows) { json, row in
        json.object { json in
          json.member("property", row.property.name)
          json.key("values")
          json.object { json in
            for cell in row.cells { json.member(cell.indicator, optional: cell.value) }
          }
        }
        try flush(&json)
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
