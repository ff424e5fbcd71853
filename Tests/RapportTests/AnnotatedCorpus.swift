import Foundation
import Rapport
import RapportEngagement
import RapportModel
import RapportTestSupport
import Testing

/// Inputs that were read and annotated once, to be absorbed in many ways.
struct AnnotatedCorpus {
  var options: LedgerOptions
  var profile: Profile
  var inputs: [Input] = []

  struct Input {
    var name: String
    var stamp: InputStamp
    var counts: RecordCounts
    var mapping: Set<PropertyAssignment>
    var batches: [AnnotatedComments]
    var measurements: [(measurement: RapportModel.Measurement, property: PropertyID)]
  }

  /// The files of the demo corpus, each with its property, by their names.
  static func demoInputs() throws -> [InputArgument] {
    let folder = SharedData.packageFolder.appendingPathComponent("corpora/demo")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().compactMap { path in
      var isFolder: ObjCBool = false
      let file = folder.appendingPathComponent(path).path
      guard let site = path.split(separator: "/").first, site.hasSuffix(".example"),
        FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue
      else { return nil }
      return InputArgument(path: file, property: PropertyID(String(site)))
    }
  }

  static func demo() throws -> AnnotatedCorpus {
    let folder = SharedData.packageFolder.appendingPathComponent("corpora/demo")
    let profile = try Profile(
      yaml: String(contentsOf: folder.appendingPathComponent("profile.yaml"), encoding: .utf8),
      file: "profile.yaml")
    let annotator = try Annotator()
    var corpus = AnnotatedCorpus(options: annotator.ledgerOptions(profile: profile), profile: profile)
    for input in try demoInputs() {
      let path = String(input.path.dropFirst(folder.path.count + 1))
      let reader = try InputReader(input, profile: profile)
      var batches: [AnnotatedComments] = []
      var measurements: [(measurement: RapportModel.Measurement, property: PropertyID)] = []
      var report = try reader.read { found in
        switch found {
        case .comments(let comments): batches.append(annotator.annotate(comments))
        case .measurements(let found): measurements += found
        case .header, .line, .rejected: break
        }
      }
      for batch in batches {
        for annotation in batch.annotations.rows { report.counts.count(annotation.status) }
      }
      corpus.inputs.append(
        Input(
          name: path, stamp: report.stamp, counts: report.counts, mapping: report.assignments,
          batches: batches, measurements: measurements))
    }
    #expect(corpus.inputs.count > 30)
    return corpus
  }

  /// The ledger of everything, absorbed in order.
  func ledger() throws -> Ledger {
    var all = Ledger(options)
    for input in inputs {
      var part = Ledger(options)
      for batch in input.batches {
        part.absorb(
          batch.comments, batch.annotations, properties: batch.properties, input: .pending,
          format: input.stamp.format)
      }
      for (measurement, property) in input.measurements {
        part.absorb(measurement, property: property, source: .pending)
      }
      part.resolveInput(as: ledgerInput(input, input.counts))
      try all.merge(part)
    }
    return all
  }

  /// Some ledgers that hold every record once between them.
  func parts(_ count: Int, using random: inout SeededGenerator) throws -> [Ledger] {
    var parts = Array(repeating: Ledger(options), count: count)
    for input in inputs.shuffled(using: &random) {
      // What no range of comments tells is counted with one part.
      var rest = input.counts
      rest.scored = 0
      rest.unscored = [:]
      var pieces = [piece(input, rest)]
      for batch in input.batches {
        var row = 0
        while row < batch.comments.count {
          let longest = Bool.random(using: &random) ? 40 : 4000
          let end = min(batch.comments.count, row + Int.random(in: 1...longest, using: &random))
          pieces.append(piece(input, batch, row..<end))
          row = end
        }
      }
      var row = 0
      while row < input.measurements.count {
        let end = min(input.measurements.count, row + Int.random(in: 1...200, using: &random))
        var ledger = Ledger(options)
        for (measurement, property) in input.measurements[row..<end] {
          ledger.absorb(measurement, property: property, source: .pending)
        }
        ledger.resolveInput(as: ledgerInput(input, RecordCounts()))
        pieces.append(ledger)
        row = end
      }
      for piece in pieces.shuffled(using: &random) {
        try parts[Int.random(in: 0..<count, using: &random)].merge(piece, sharedInputs: .allow)
      }
    }
    return parts
  }

  private func piece(_ input: Input, _ counts: RecordCounts) -> Ledger {
    var ledger = Ledger(options)
    ledger.resolveInput(as: ledgerInput(input, counts))
    return ledger
  }

  private func piece(_ input: Input, _ batch: AnnotatedComments, _ rows: Range<Int>) -> Ledger {
    var ledger = Ledger(options)
    ledger.absorb(
      batch.comments, batch.annotations, properties: batch.properties, rows: rows, input: .pending,
      format: input.stamp.format)
    var counts = RecordCounts()
    for row in rows { counts.count(batch.annotations.rows[row].status) }
    ledger.resolveInput(as: ledgerInput(input, counts))
    return ledger
  }

  private func ledgerInput(_ input: Input, _ counts: RecordCounts) -> LedgerInput {
    LedgerInput(stamp: input.stamp, name: input.name, counts: counts, mapping: input.mapping)
  }

  static func merged(_ parts: [Ledger], using random: inout SeededGenerator) throws -> Ledger {
    var ledgers = parts
    while ledgers.count > 1 {
      let one = ledgers.remove(at: Int.random(in: 0..<ledgers.count, using: &random))
      try ledgers[Int.random(in: 0..<ledgers.count, using: &random)].merge(one, sharedInputs: .allow)
    }
    return ledgers[0]
  }
}
