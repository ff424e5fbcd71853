import RapportIngest
import RapportModel

/// Which of several records with one identifier counts: the one that was changed last, and of equally old ones
/// the first.
///
/// Some exports list a record again when it was edited, in a later file or on a later page. Their adapters say so,
/// and then all inputs of one format are looked through before the first record is counted.
struct RepeatedRecords {
  private struct Key: Hashable {
    var format: String
    var id: String
  }

  private struct Place: Equatable {
    var input: Int
    var record: Int
    var changedAt: Timestamp?
  }

  private var counted: [Key: Place] = [:]

  /// Looks through an input whose format repeats records; it is at its end afterwards.
  ///
  /// - Parameter number: The place of the input among all that are read together.
  mutating func add(_ reader: ExportReader, number: Int) throws(IngestError) {
    try reader.read { event in
      guard case .comments(let batch) = event else { return }
      for row in 0..<batch.count {
        guard let id = batch.string(.id, of: row) else { continue }
        let facts = batch.facts[row]
        let place = Place(
          input: number, record: facts.record, changedAt: facts.editedAt ?? facts.createdAt)
        let key = Key(format: reader.adapter.format, id: id)
        if let other = counted[key], !Self.isNewer(place, than: other) { continue }
        counted[key] = place
      }
    }
  }

  private static func isNewer(_ place: Place, than other: Place) -> Bool {
    guard let changedAt = place.changedAt else { return false }
    return other.changedAt.map { $0 < changedAt } ?? true
  }

  /// Whether another record with the identifier counts instead of this one.
  func isRepeated(_ id: String, format: String, input: Int, record: Int) -> Bool {
    guard let place = counted[Key(format: format, id: id)] else { return false }
    return place.input != input || place.record != record
  }
}
