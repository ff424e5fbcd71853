import CBenchmarks

/// Ways of doing the same work, measured in turns, so that what disturbs the machine disturbs all of them.
struct Measurements {
  private struct Candidate {
    var name: String
    var run: () -> Int
    var speeds: [Double] = []
  }

  let title: String
  let byteCount: Int
  private var candidates: [Candidate] = []
  /// What the work counted, so that no compiler leaves it out.
  private var checksum = 0

  init(_ title: String, byteCount: Int) {
    self.title = title
    self.byteCount = byteCount
  }

  /// Adds a way; the first one is what the others are compared with.
  mutating func add(_ name: String, _ run: @escaping () -> Int) {
    candidates.append(Candidate(name: name, run: run))
  }

  /// Runs all ways in turns and prints speeds in MB/s and ratios to the first way, as min/median/max of the rounds.
  ///
  /// - Returns: The median speed of the first way.
  @discardableResult
  mutating func print(rounds: Int = 9) -> Double {
    for round in 0...rounds {
      for index in candidates.indices {
        let start = bench_thread_time()
        checksum &+= candidates[index].run()
        let time = Double(max(bench_thread_time() - start, 1))
        // The first round warms the caches.
        if round > 0 { candidates[index].speeds.append(Double(byteCount) / time * 1_000) }
      }
    }
    Swift.print("\(title), \(byteCount / 1_000) kB, \(rounds) rounds")
    for candidate in candidates {
      let ratios = zip(candidate.speeds, candidates[0].speeds).map { $0 / $1 }
      Swift.print(
        "  \(candidate.name.padded(44)) \(summary(candidate.speeds, 0)) MB/s   \(summary(ratios, 2)) ×")
    }
    let sorted = candidates[0].speeds.sorted()
    return sorted[sorted.count / 2]
  }

  private func summary(_ values: [Double], _ places: Int) -> String {
    let sorted = values.sorted()
    return [sorted[0], sorted[sorted.count / 2], sorted[sorted.count - 1]].map { $0.rounded(places) }
      .joined(separator: " / ")
  }
}

extension String {
  func padded(_ count: Int) -> String { self + String(repeating: " ", count: max(0, count - self.count)) }
}

extension Double {
  /// The number with a fixed number of decimal places.
  func rounded(_ places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int((self * scale).rounded())
    guard places > 0 else { return "\(scaled)" }
    let fraction = "\(scaled % Int(scale))"
    return "\(scaled / Int(scale))." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
