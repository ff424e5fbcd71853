/// One place in a phrase: an exact term, a glob, or anything.
struct PhraseElement: Hashable, Comparable, BitwiseCopyable, Sendable {
  fileprivate let rawValue: UInt32

  private init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A key by its number.
  @inline(__always)
  static func key(_ number: UInt32) -> PhraseElement { PhraseElement(rawValue: number) }

  /// A glob by its number.
  static func glob(_ number: UInt32) -> PhraseElement { PhraseElement(rawValue: globMark | number) }

  /// What every token but punctuation satisfies.
  static let anything = PhraseElement(rawValue: .max)

  private static let globMark: UInt32 = 1 << 31

  /// The number of a key.
  @inline(__always)
  var key: UInt32? { rawValue < Self.globMark ? rawValue : nil }

  /// The number of a glob.
  var glob: UInt32? { rawValue >= Self.globMark && self != .anything ? rawValue & ~Self.globMark : nil }

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A tree of phrases over the elements that tokens satisfy.
struct PhraseAutomaton: Sendable {
  /// A phrase with its pattern.
  struct Phrase {
    var elements: [PhraseElement]
    var pattern: PatternID
  }

  private struct Node {
    var pattern: PatternID?
    var anything: Int32 = -1
  }

  private struct Edge {
    var node: Int32
    var element: PhraseElement
    var target: Int32
    /// What stands where there is no edge.
    static let absent = Edge(node: -1, element: .anything, target: -1)
  }

  private var nodes = [Node()]
  /// The edges, each at or after the slot that its hash says; at least half of the slots are absent.
  private var slots: [Edge]
  private var slotMask: Int
  /// The root's edges by the numbers of keys, since most tokens in phrases begin none; -1 where there is none.
  private var beginnings: [Int32] = []
  /// The elements at a phrase's second place.
  private(set) var secondElements: Set<PhraseElement> = []
  /// The first two elements of each phrase, where both are particular.
  private(set) var firstPairs: [(first: PhraseElement, second: PhraseElement)] = []
  /// Whether a phrase's second element may be any word.
  private(set) var mayGoOnWithAnything = false

  /// - Parameter phrases: Each sequence of elements at most once.
  init(_ phrases: [Phrase]) {
    (slots, slotMask) = ([.absent], 0)
    let sorted = phrases.sorted { $0.elements.lexicographicallyPrecedes($1.elements) }
    var edges: [Edge] = []
    build(sorted[...], depth: 0, node: 0, &edges)
    let keys = edges.lazy.filter { $0.node == 0 }.compactMap { edge in
      edge.element.key.map { (Int($0), edge.target) }
    }
    beginnings = [Int32](repeating: -1, count: (keys.map(\.0).max() ?? -1) + 1)
    for (key, target) in keys { beginnings[key] = target }
    let firstNodes = Set(edges.lazy.filter { $0.node == 0 }.map(\.target) + [nodes[0].anything])
    secondElements = Set(edges.lazy.filter { firstNodes.contains($0.node) }.map(\.element))
    mayGoOnWithAnything = firstNodes.contains { $0 >= 0 && nodes[Int($0)].anything >= 0 }
    let firstOfNode = Dictionary(
      uniqueKeysWithValues: edges.lazy.filter { $0.node == 0 }.map { ($0.target, $0.element) })
    firstPairs = edges.compactMap { edge in firstOfNode[edge.node].map { ($0, edge.element) } }
    var slotCount = 2
    while slotCount < 2 * edges.count { slotCount *= 2 }
    slots = [Edge](repeating: .absent, count: slotCount)
    slotMask = slotCount - 1
    for edge in edges {
      var slot = Self.hash(edge.element, edge.node) & slotMask
      while slots[slot].node >= 0 { slot = (slot + 1) & slotMask }
      slots[slot] = edge
    }
  }

  /// Whether every word begins some phrase.
  var beginsWithAnything: Bool { nodes[0].anything >= 0 }

  /// The phrase that ends at a node.
  @inline(__always)
  func pattern(at node: Int32) -> PatternID? { nodes[Int(node)].pattern }

  /// The node after one more token, whatever it is; negative when there is none. Phrases begin at node 0.
  @inline(__always)
  func nodeAfterAnything(from node: Int32) -> Int32 { nodes[Int(node)].anything }

  /// The node after a token that satisfies the element; negative when there is none.
  @inline(__always)
  func node(after element: PhraseElement, from node: Int32) -> Int32 {
    if node == 0, let key = element.key {
      return Int(key) < beginnings.count ? beginnings[Int(key)] : -1
    }
    var slot = Self.hash(element, node) & slotMask
    while slots[slot].node >= 0 {
      if slots[slot].node == node && slots[slot].element == element { return slots[slot].target }
      slot = (slot &+ 1) & slotMask
    }
    return -1
  }

  @inline(__always)
  private static func hash(_ element: PhraseElement, _ node: Int32) -> Int {
    let both = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(element.rawValue)
    return Int(truncatingIfNeeded: (both &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// Adds the tree of phrases that share their first `depth` elements, which lead to `node`.
  private mutating func build(
    _ phrases: ArraySlice<Phrase>, depth: Int, node: Int, _ edges: inout [Edge]
  ) {
    var rest = phrases
    while let first = rest.first {
      if first.elements.count == depth {
        nodes[node].pattern = first.pattern
        rest.removeFirst()
        continue
      }
      let element = first.elements[depth]
      let end = rest.firstIndex { $0.elements[depth] != element } ?? rest.endIndex
      let child = nodes.count
      nodes.append(Node())
      if element == .anything {
        nodes[node].anything = Int32(child)
      } else {
        edges.append(Edge(node: Int32(node), element: element, target: Int32(child)))
      }
      build(rest[..<end], depth: depth + 1, node: child, &edges)
      rest = rest[end...]
    }
  }
}
