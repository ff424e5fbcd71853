import RapportEngagement
import RapportModel

/// The pages of which a ledger keeps comments apart: those that the profile or a measurement names.
///
/// Pages are compared by their path, as ``PageKey`` says; the property decides about the host.
struct PageIndex: Sendable {
  /// The paths.
  private(set) var paths: [String] = []
  private var indexes: [String: Int] = [:]
  /// What addresses mean that were looked up before, by their hash.
  private var known: [UInt64: Int?] = [:]
  private static let mostKnown = 1 << 16

  init(_ profile: Profile) {
    for page in profile.pages { add(page) }
  }

  mutating func add(_ address: String) {
    let path = PageKey(address).path
    guard indexes[path] == nil else { return }
    indexes[path] = paths.count
    paths.append(path)
    known.removeAll(keepingCapacity: true)
  }

  /// For each comment the index of its page in ``paths``; empty where no page has cells.
  mutating func indexes(of comments: CommentBatch) -> [Int?] {
    guard !paths.isEmpty else { return [] }
    return (0..<comments.count).map { row in
      comments.withBytes(of: .page, in: row) { page in page.flatMap { index(of: $0) } }
    }
  }

  private mutating func index(of address: UnsafeRawBufferPointer) -> Int? {
    let hash = ContentHash.short(of: address)
    if let index = known[hash] { return index }
    let index = indexes[PageKey(String(decoding: address, as: UTF8.self)).path]
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[hash] = .some(index)
    return index
  }
}
