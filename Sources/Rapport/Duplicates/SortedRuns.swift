import Glibc
package import RapportIngest

/// Sorts more sightings than memory should hold: runs of them are sorted and put into a file, and merged when they are
/// read.
///
/// The file has no name from the start, so that it is gone with the process, whatever ends it.
package struct SortedRuns: ~Copyable {
  /// How many sightings are kept in memory.
  private let runLength: Int
  private var current: [RecordSighting] = []
  /// Where each run begins and ends in the file, in sightings.
  private var runs: [Range<Int>] = []
  private var file: Int32 = -1

  /// How many sightings of each run are read at a time.
  private static let pageLength = 1024

  /// - Parameter runLength: How many sightings are kept in memory.
  package init(runLength: Int = 1 << 17) { self.runLength = runLength }

  deinit { if file >= 0 { close(file) } }

  /// - Throws: ``IngestError/unreadable(file:byte:code:)`` when there is no room for a file.
  package mutating func append(_ sighting: RecordSighting) throws(IngestError) {
    current.append(sighting)
    if current.count == runLength { try spill() }
  }

  /// Calls `body` with all sightings in order, once.
  package mutating func forEachSorted(_ body: (RecordSighting) -> Void) throws(IngestError) {
    if runs.isEmpty {
      current.sort()
      for sighting in current { body(sighting) }
      current = []
      return
    }
    if !current.isEmpty { try spill() }
    current = []
    var heads = try runs.map { (run) throws(IngestError) in try Head(run, file) }
    // As many runs as there are make a linear search for the smallest head quick enough: one for 131,072 sightings.
    while let first = heads.indices.min(by: { heads[$0].sighting < heads[$1].sighting }) {
      body(heads[first].sighting)
      if try !heads[first].advance(file) { heads.remove(at: first) }
    }
  }

  /// Puts what is in memory into the file.
  private mutating func spill() throws(IngestError) {
    if file < 0 { file = try Self.openFile() }
    current.sort()
    let start = runs.last?.upperBound ?? 0
    let stride = MemoryLayout<RecordSighting>.stride
    let isWritten = current.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = pwrite(file, bytes.baseAddress! + done, bytes.count - done, off_t(start * stride + done))
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        done += count
      }
      return true
    }
    guard isWritten else { throw Self.failure(errno) }
    runs.append(start..<start + current.count)
    current.removeAll(keepingCapacity: true)
  }

  private static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  private static func openFile() throws(IngestError) -> Int32 {
    var path = Array((folder + "/rapport-XXXXXX").utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw failure(errno) }
    unlink(path)
    return file
  }

  private static func failure(_ code: Int32) -> IngestError {
    .unreadable(file: folder + " (for sorting records on disk)", byte: 0, code: code)
  }

  /// The next sighting of a run, and some behind it.
  private struct Head {
    private var rest: Range<Int>
    private var page: [RecordSighting] = []
    private var next = 0

    init(_ run: Range<Int>, _ file: Int32) throws(IngestError) {
      rest = run
      try fill(file)
    }

    var sighting: RecordSighting { page[next] }

    /// Goes to the next sighting; says whether there is one.
    mutating func advance(_ file: Int32) throws(IngestError) -> Bool {
      next += 1
      if next < page.count { return true }
      if rest.isEmpty { return false }
      try fill(file)
      return true
    }

    private mutating func fill(_ file: Int32) throws(IngestError) {
      let count = min(SortedRuns.pageLength, rest.count)
      let stride = MemoryLayout<RecordSighting>.stride
      let start = rest.lowerBound * stride
      var code: Int32 = 0
      page = [RecordSighting](unsafeUninitializedCapacity: count) { buffer, initialized in
        var done = 0
        while done < count * stride {
          let read = pread(
            file, UnsafeMutableRawPointer(buffer.baseAddress!) + done, count * stride - done,
            off_t(start + done))
          if read < 0 && errno == EINTR { continue }
          if read <= 0 {
            code = read < 0 ? errno : EIO
            return
          }
          done += read
        }
        initialized = count
      }
      if page.isEmpty { throw SortedRuns.failure(code) }
      rest = rest.lowerBound + count..<rest.upperBound
      next = 0
    }
  }
}
