/// The division of a text's words among languages that fits best.
///
/// The best way to each language at each word is known from the ways to the word before it (Viterbi).
struct SegmentPath {
  /// A language that words may be given to.
  struct State {
    var tag: String
    var script: Script
  }

  /// Words that follow one another in one language.
  struct Run {
    var words: Range<Int>
    /// The index of the language.
    var state: Int
    /// How many points it is ahead of the other languages of its script there.
    var lead: Int
  }

  /// What a change of language costs.
  static let change = 180
  /// What a word is worth for the language that CLD2 gives it to.
  static let chunk = 25
  /// How many languages of a script are tried.
  static let languagesPerScript = 5

  /// What a word in another script is worth: Latin names and brands stand in texts of every script.
  static func foreign(_ script: Script) -> Int { script == .latin ? -50 : -200 }

  private(set) var states: [State] = []
  /// For each language what each word is worth for it.
  private var values: [[Int]] = []
  private let wordCount: Int

  init(wordCount: Int) { self.wordCount = wordCount }

  /// Adds a language.
  mutating func add(_ state: State, value: (_ word: Int) -> Int) {
    states.append(state)
    values.append((0..<wordCount).map(value))
  }

  /// The runs in order; none without words.
  func runs() -> [Run] {
    guard wordCount > 0, !states.isEmpty else { return [] }
    var points = values.map { $0[0] }
    // For each word and language, the language of the word before it on the best way there.
    var origins: [[Int]] = []
    for word in 1..<max(wordCount, 1) {
      let best = bestIndex(points)
      var origin = Array(states.indices)
      var next = points
      for state in states.indices {
        if points[best] - Self.change > points[state] {
          origin[state] = best
          next[state] = points[best] - Self.change
        }
        next[state] += values[state][word]
      }
      origins.append(origin)
      points = next
    }
    var state = bestIndex(points)
    var path = [state]
    for origin in origins.reversed() {
      state = origin[state]
      path.append(state)
    }
    path.reverse()
    return runs(of: path)
  }

  /// The first of those with the most points.
  private func bestIndex(_ points: [Int]) -> Int {
    points.indices.reduce(0) { points[$1] > points[$0] ? $1 : $0 }
  }

  private func runs(of path: [Int]) -> [Run] {
    var runs: [Run] = []
    var start = 0
    for word in path.indices where word + 1 == path.count || path[word + 1] != path[word] {
      let span = start..<word + 1
      func sum(_ state: Int) -> Int { span.reduce(0) { $0 + values[state][$1] } }
      let rivals = states.indices.filter {
        $0 != path[word] && states[$0].script == states[path[word]].script
      }
      let lead = sum(path[word]) - (rivals.map(sum).max() ?? 0)
      runs.append(Run(words: span, state: path[word], lead: max(0, lead)))
      start = word + 1
    }
    return runs
  }
}
