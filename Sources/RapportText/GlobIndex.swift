/// Finds the globs that a key satisfies, through a tree of the literals that they begin with.
struct GlobIndex: Sendable {
  private struct Node {
    var byte: UInt8
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    /// The number among the prefixes, when a glob that is a prefix and a star ends here.
    var prefix: Int32 = -1
    /// Whether globs begin like this and go on with something else than one last star.
    var hasOthers = false
  }

  private let globs: [Glob]
  private var nodes = [Node(byte: 0)]
  /// Globs that are no prefixes, by the node where their literal ends.
  private var others: [Int: [UInt32]] = [:]
  /// For each prefix the globs that every key with this prefix satisfies, in order.
  private(set) var prefixes: [[UInt32]] = []

  /// Whether there are no globs.
  var isEmpty: Bool { globs.isEmpty }

  init(_ globs: [Glob]) {
    self.globs = globs
    // Short prefixes first, so that each one finds those that it extends.
    let order = globs.indices.sorted {
      (globs[$0].literalCount, $0) < (globs[$1].literalCount, $1)
    }
    for index in order { insert(globs[index], UInt32(index)) }
  }

  /// The globs that a key satisfies.
  func matches(of key: UnsafeRawBufferPointer) -> GlobMatches {
    var matches = GlobMatches()
    var node = 0
    var offset = 0
    var prefix: Int32 = -1
    while true {
      if nodes[node].hasOthers {
        for glob in others[node] ?? [] where globs[Int(glob)].matches(key) { matches.others.append(glob) }
      }
      if nodes[node].prefix >= 0 { prefix = nodes[node].prefix }
      guard offset < key.count, let next = child(of: node, key[offset]) else { break }
      node = next
      offset += 1
    }
    if prefix >= 0 { matches.prefixes.append(prefix) }
    return matches
  }

  /// The numbers of all globs in a result, in order.
  func globs(of matches: GlobMatches) -> [UInt32] {
    if let prefix = matches.onlyPrefix { return prefixes[prefix] }
    var all = Set(matches.others)
    for prefix in matches.prefixes { all.formUnion(prefixes[Int(prefix)]) }
    return all.sorted()
  }

  private func child(of node: Int, _ byte: UInt8) -> Int? {
    var child = nodes[node].firstChild
    while child >= 0 {
      if nodes[Int(child)].byte == byte { return Int(child) }
      child = nodes[Int(child)].nextSibling
    }
    return nil
  }

  private mutating func insert(_ glob: Glob, _ index: UInt32) {
    var node = 0
    var implied: [UInt32] = []
    for byte in glob.pattern[..<glob.literalCount] {
      if nodes[node].prefix >= 0 { implied = prefixes[Int(nodes[node].prefix)] }
      if let next = child(of: node, byte) {
        node = next
      } else {
        nodes.append(Node(byte: byte, nextSibling: nodes[node].firstChild))
        nodes[node].firstChild = Int32(nodes.count - 1)
        node = nodes.count - 1
      }
    }
    if glob.isPrefix {
      nodes[node].prefix = Int32(prefixes.count)
      prefixes.append((implied + [index]).sorted())
    } else {
      nodes[node].hasOthers = true
      others[node, default: []].append(index)
    }
  }
}

/// The globs that a key satisfies, as the tree tells them.
struct GlobMatches {
  /// The longest prefix that is a glob; those that it extends are implied. Two for a hashtag with and without `#`.
  var prefixes: [Int32] = []
  /// Globs of other forms.
  var others: [UInt32] = []

  var isEmpty: Bool { prefixes.isEmpty && others.isEmpty }

  /// The number of the prefix, when there is nothing else.
  var onlyPrefix: Int? { others.isEmpty && prefixes.count == 1 ? Int(prefixes[0]) : nil }

  mutating func formUnion(_ other: GlobMatches) {
    prefixes += other.prefixes
    others += other.others
  }
}
