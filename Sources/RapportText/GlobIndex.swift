/// Finds the globs that a key satisfies, through a tree of the literals that they begin with.
struct GlobIndex: Sendable {
  private struct Node {
    var byte: UInt8
    /// The number of the first child, or 0.
    var firstChild: Int32 = 0
    /// The number of the next child of the same node, or 0.
    var nextSibling: Int32 = 0
    /// The number among the prefixes, when a glob that is a prefix and a star ends here.
    var prefix: Int32 = -1
    /// Whether globs begin like this and go on with something else than one last star.
    var hasOthers = false
  }

  private let globs: [Glob]
  private var nodes = [Node(byte: 0)]
  /// The root's children by their bytes, since most of them are there; 0 where there is none.
  private var beginnings = [Int32](repeating: 0, count: 256)
  /// Globs that are no prefixes, by the node where their literal ends.
  private var others: [Int: [UInt32]] = [:]
  /// For each prefix the globs that every key with this prefix satisfies, in order.
  private(set) var prefixes: [[UInt32]] = []
  /// What most words fail at, without a look into the tree.
  let filter: GlobFilter

  /// Whether there are no globs.
  var isEmpty: Bool { globs.isEmpty }

  init(_ globs: [Glob]) {
    self.globs = globs
    filter = GlobFilter(globs)
    // Short prefixes first, so that each one finds those that it extends.
    let order = globs.indices.sorted {
      (globs[$0].literalCount, $0) < (globs[$1].literalCount, $1)
    }
    for index in order { insert(globs[index], UInt32(index)) }
  }

  /// The globs that a key satisfies.
  func matches(of key: UnsafeRawBufferPointer) -> GlobMatches {
    var matches = GlobMatches()
    guard filter.view.mayMatch(machineWord(of: key, from: 0)) else { return matches }
    nodes.withUnsafeBufferPointer { nodes in
      var node = 0
      var offset = 0
      while true {
        if nodes[node].hasOthers {
          for glob in others[node] ?? [] where globs[Int(glob)].matches(key) { matches.others.append(glob) }
        }
        if nodes[node].prefix >= 0 { matches.prefix = nodes[node].prefix }
        guard offset < key.count else { break }
        node = node == 0 ? Int(beginnings[Int(key[offset])]) : Self.child(of: node, key[offset], nodes)
        if node == 0 { break }
        offset += 1
      }
    }
    return matches
  }

  /// The numbers of all globs in a result, in order.
  func globs(of matches: GlobMatches) -> [UInt32] {
    if let prefix = matches.onlyPrefix { return prefixes[prefix] }
    var all = Set(matches.others)
    for prefix in [matches.prefix, matches.tagPrefix] where prefix >= 0 {
      all.formUnion(prefixes[Int(prefix)])
    }
    return all.sorted()
  }

  /// The child of a node that stands for a byte, or 0.
  private static func child(of node: Int, _ byte: UInt8, _ nodes: UnsafeBufferPointer<Node>) -> Int {
    var child = Int(nodes[node].firstChild)
    while child != 0 && nodes[child].byte != byte { child = Int(nodes[child].nextSibling) }
    return child
  }

  private mutating func insert(_ glob: Glob, _ index: UInt32) {
    var node = 0
    var implied: [UInt32] = []
    for byte in glob.pattern[..<glob.literalCount] {
      if nodes[node].prefix >= 0 { implied = prefixes[Int(nodes[node].prefix)] }
      let known = nodes.withUnsafeBufferPointer { Self.child(of: node, byte, $0) }
      if known == 0 {
        nodes.append(Node(byte: byte, nextSibling: nodes[node].firstChild))
        nodes[node].firstChild = Int32(nodes.count - 1)
        if node == 0 { beginnings[Int(byte)] = Int32(nodes.count - 1) }
      }
      node = known == 0 ? nodes.count - 1 : known
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
  /// The longest prefix that is a glob, or -1; those that it extends are implied.
  var prefix: Int32 = -1
  /// The same for a hashtag with its `#`.
  var tagPrefix: Int32 = -1
  /// Globs of other forms.
  var others: [UInt32] = []

  var isEmpty: Bool { prefix < 0 && tagPrefix < 0 && others.isEmpty }

  /// The number of the prefix, when there is nothing else.
  var onlyPrefix: Int? {
    guard others.isEmpty, prefix < 0 || tagPrefix < 0 else { return nil }
    return max(prefix, tagPrefix) < 0 ? nil : Int(max(prefix, tagPrefix))
  }

  /// Adds what a hashtag's key with its `#` satisfies.
  mutating func formUnion(ofTag other: GlobMatches) {
    tagPrefix = other.prefix
    others += other.others
  }
}
