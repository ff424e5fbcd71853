import Foundation

/// Measures `rapport matrix` as a whole: against other tools on the same bytes, against itself with more threads, and
/// how time and memory grow. What it prints is also written to `docs/performance.md`.
struct PipelineBenchmark {
  /// The size of the tables that are compared.
  var megabytes = 200
  /// The size of the largest table of the growth measurements.
  var largestMegabytes = 1_000
  /// How often each pair is run.
  var rounds = 7

  private let rapport: String
  private let python: String?
  private let folder: URL
  private var page = Page()

  private static let package = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../..")
    .standardized

  init() throws {
    rapport = Self.package.appendingPathComponent(".build/release/rapport").path
    let own = Self.package.appendingPathComponent("Benchmarks/.venv/bin/python").path
    let stated = ProcessInfo.processInfo.environment["RAPPORT_BENCH_PYTHON"] ?? own
    python = FileManager.default.isExecutableFile(atPath: stated) ? stated : nil
    folder = Self.package.appendingPathComponent("Benchmarks/.build/corpora")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Runs everything and writes the page.
  mutating func run() throws {
    page.add(
      """
      # Performance

      Made by `make bench-pipeline`, on tables of invented comments that it writes itself (the same bytes every time). \
      Times of different programs are measured in turn on the same file; figures are median (smallest–largest) of \
      \(rounds) rounds. Compare ratios, not seconds: they depend on the machine.
      """)
    try compareReaders()
    try compareScorers()
    try measureThreads()
    try measureGrowth()
    try page.text.write(
      to: Self.package.appendingPathComponent("docs/performance.md"), atomically: true, encoding: .utf8)
  }

  // MARK: Against other tools

  private mutating func compareReaders() throws {
    guard python != nil else {
      return page.add("Python's tools are not installed: `scripts/bench-peers` does it.")
    }
    page.add(
      """
      ## CSV to matrix, against readers that only count

      DuckDB and Polars read the table and group it by property; `rapport matrix` reads, tokenises, identifies languages, \
      scores, tags topics and draws the matrix. Both with two threads, \(megabytes) MB; the peers' times include the start of Python.

      | comments | peer | wall time of rapport / peer | processor time / peer | rapport MB/s | peer MB/s |
      | --- | --- | ---: | ---: | ---: | ---: |
      """)
    for kind in CorpusWriter.Kind.allCases {
      let path = try corpus(kind, megabytes)
      for peer in ["duckdb", "polars"] {
        var own: [Run] = []
        var other: [Run] = []
        for _ in 0..<rounds {
          own.append(try matrix(path, threads: 2))
          other.append(try self.peer(peer, path, "2"))
        }
        let wall = Spread(zip(own, other).map { $0.wall / $1.wall })
        let cpu = Spread(zip(own, other).map { $0.cpu / $1.cpu })
        func speed(_ runs: [Run]) -> String {
          Spread(runs.map { Double(megabytes) / $0.wall }).median.rounded(0)
        }
        page.row([kind.rawValue, peer, wall.text(2), cpu.text(2), speed(own), speed(other)])
      }
    }
  }

  private mutating func compareScorers() throws {
    guard python != nil else { return }
    page.add(
      """
      ## Comments a second, against Python's sentiment tools

      The tools score texts that are in memory already; `rapport matrix` starts from the file. One thread each, and \
      rapport also with two.

      | comments | vaderSentiment | TextBlob | AFINN | rapport | rapport, two threads | two threads / vaderSentiment |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: |
      """)
    for kind in CorpusWriter.Kind.allCases {
      let path = try corpus(kind, megabytes)
      let rows = try Double(Self.lineCount(path) - 1)
      let speeds = try ["vader", "textblob", "afinn"].map { try scoringSpeed($0, path) }
      let one = Spread(try (0..<3).map { _ in rows / (try matrix(path, threads: 1).wall) }).median
      let two = Spread(try (0..<3).map { _ in rows / (try matrix(path, threads: 2).wall) }).median
      page.row(
        [kind.rawValue] + (speeds + [one, two]).map { $0.rounded(0) } + [(two / speeds[0]).rounded(0)])
    }
  }

  private func scoringSpeed(_ tool: String, _ path: String) throws -> Double {
    let answer = folder.appendingPathComponent("speed.txt").path
    var speeds: [Double] = []
    for _ in 0..<3 {
      _ = try peer(tool, path, answer)
      let text = try String(contentsOfFile: answer, encoding: .utf8).trimmingCharacters(
        in: .whitespacesAndNewlines)
      speeds.append(Double(text) ?? 0)
    }
    return Spread(speeds).median
  }

  // MARK: Against itself

  private mutating func measureThreads() throws {
    page.add(
      """
      ## Two threads

      What two threads gain over one, beside what two processes gain that only count, in the same rounds.

      | comments | gain of rapport | gain of two independent processes | share |
      | --- | ---: | ---: | ---: |
      """)
    for kind in [CorpusWriter.Kind.english, .mixed] {
      let path = try corpus(kind, megabytes)
      var gains: [Double] = []
      var limits: [Double] = []
      for _ in 0..<rounds {
        gains.append(try matrix(path, threads: 1).wall / matrix(path, threads: 2).wall)
        limits.append(try Spin.gain())
      }
      let shares = Spread(zip(gains, limits).map { $0 / $1 })
      page.row([kind.rawValue, Spread(gains).text(2), Spread(limits).text(2), shares.text(2)])
    }
  }

  private mutating func measureGrowth() throws {
    page.add(
      """
      ## Growth

      English comments, two threads.

      | MB | properties | sentences a comment | seconds | MB/s | peak memory, MB |
      | ---: | ---: | ---: | ---: | ---: | ---: |
      """)
    var points: [(size: Double, time: Double)] = []
    for size in [10, 25, 50, 100, 200, 400, 1_000, 2_500, 5_000] where size <= largestMegabytes {
      let run = try growthRow(size, CorpusWriter(kind: .english, byteCount: size * 1_000_000))
      points.append((Double(size), run.wall))
    }
    for properties in [10, 1_000, 10_000, 100_000] {
      _ = try growthRow(100, CorpusWriter(kind: .english, byteCount: 100_000_000, properties: properties))
    }
    for sentences in [1, 5, 25, 125] {
      _ = try growthRow(
        100, CorpusWriter(kind: .english, byteCount: 100_000_000, sentences: sentences...sentences))
    }
    page.add(
      "\nTime against size is a line with R² = \(Self.determination(points).rounded(4)).")
  }

  private mutating func growthRow(_ size: Int, _ writer: CorpusWriter) throws -> Run {
    let sentences = writer.sentences.map { "\($0.lowerBound)" } ?? "1–3"
    let path = folder.appendingPathComponent("growth-\(size)-\(writer.properties)-\(sentences).csv").path
    try writer.write(to: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let runs = try (0..<(size > 400 ? 1 : 3)).map { _ in try matrix(path, threads: 2) }
    let run = runs.sorted { $0.wall < $1.wall }[runs.count / 2]
    page.row([
      "\(size)", "\(writer.properties)", sentences, run.wall.rounded(2), (Double(size) / run.wall).rounded(0),
      run.megabytes.rounded(0),
    ])
    return run
  }

  /// The share of the variance of times that a line through them explains.
  private static func determination(_ points: [(size: Double, time: Double)]) -> Double {
    let count = Double(points.count)
    let meanSize = points.reduce(0) { $0 + $1.size } / count
    let meanTime = points.reduce(0) { $0 + $1.time } / count
    let covariance = points.reduce(0) { $0 + ($1.size - meanSize) * ($1.time - meanTime) }
    let sizes = points.reduce(0) { $0 + ($1.size - meanSize) * ($1.size - meanSize) }
    let times = points.reduce(0) { $0 + ($1.time - meanTime) * ($1.time - meanTime) }
    return covariance * covariance / (sizes * times)
  }

  // MARK: Runs

  private func corpus(_ kind: CorpusWriter.Kind, _ megabytes: Int) throws -> String {
    let path = folder.appendingPathComponent("\(kind.rawValue)-\(megabytes).csv").path
    try CorpusWriter(kind: kind, byteCount: megabytes * 1_000_000).write(to: path)
    return path
  }

  private func matrix(_ path: String, threads: Int) throws -> Run {
    try Run([rapport, "matrix", path, "--to", "csv", "--quiet", "--threads", String(threads)])
  }

  private func peer(_ task: String, _ path: String, _ more: String) throws -> Run {
    let script = Self.package.appendingPathComponent("Benchmarks/pipeline_peers.py").path
    return try Run([python ?? "python3", script, task, path, more])
  }

  private static func lineCount(_ path: String) throws -> Int {
    try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped).reduce(0) {
      $1 == 0x0A ? $0 + 1 : $0
    }
  }
}

/// Work that shares nothing, which shows what a second processor is worth at this moment.
enum Spin {
  /// How much longer two of them take one after the other than side by side.
  static func gain() throws -> Double {
    let start = Run.now()
    for _ in 0..<2 { wait([try begin(on: 0)]) }
    let middle = Run.now()
    wait(try [0, 1].map { try begin(on: $0) })
    return (middle - start) / (Run.now() - middle)
  }

  private static func begin(on processor: Int) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/taskset")
    process.arguments = ["-c", "\(processor)", CommandLine.arguments[0], "spin"]
    try process.run()
    return process
  }

  private static func wait(_ processes: [Process]) {
    for process in processes { process.waitUntilExit() }
  }

  /// Counts for a while.
  static func work() {
    var random = SplitMix(state: 1)
    var sum: UInt64 = 0
    for _ in 0..<400_000_000 { sum &+= random.next() }
    print(sum, to: &nowhere)
  }

  nonisolated(unsafe) private static var nowhere = Nowhere()

  private struct Nowhere: TextOutputStream {
    var length = 0
    mutating func write(_ text: String) { length += text.utf8.count }
  }
}

/// A Markdown page, printed as it grows.
private struct Page {
  private(set) var text = ""

  mutating func add(_ paragraph: String) {
    if !text.isEmpty { text += "\n" }
    text += paragraph + "\n"
    print("\n" + paragraph)
    fflush(nil)
  }

  mutating func row(_ cells: [String]) {
    let line = "| " + cells.joined(separator: " | ") + " |"
    text += line + "\n"
    print(line)
    fflush(nil)
  }
}
