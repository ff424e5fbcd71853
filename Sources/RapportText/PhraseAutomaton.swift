/// One place in a phrase: an exact term, a glob, or anything.
struct PhraseElement: Hashable, BitwiseCopyable, Sendable {
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
    slots = Self.absentSlots(edgeCount: phrases.reduce(0) { $0 + $1.elements.count })
    slotMask = slots.count - 1
    var edges: [Edge] = []
    edges.reserveCapacity(2 * phrases.count)
    for phrase in phrases {
      var node = 0
      for element in phrase.elements { node = child(of: node, element, &edges) }
      nodes[node].pattern = phrase.pattern
    }
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
    // Phrases that begin alike share edges, so that fewer slots do.
    slots = Self.absentSlots(edgeCount: edges.count)
    slotMask = slots.count - 1
    for edge in edges { slots[place(of: edge.element, edge.node)] = edge }
  }

  private static func absentSlots(edgeCount: Int) -> [Edge] {
    var count = 2
    while count < 2 * edgeCount { count *= 2 }
    return [Edge](repeating: .absent, count: count)
  }

  /// The slot of an edge, or the one where it belongs.
  @inline(__always)
  private func place(of element: PhraseElement, _ node: Int32) -> Int {
    var slot = Self.hash(element, node) & slotMask
    while slots[slot].node >= 0, slots[slot].node != node || slots[slot].element != element {
      slot = (slot &+ 1) & slotMask
    }
    return slot
  }

  /// The node after an element, which is made if there is none.
  private mutating func child(of node: Int, _ element: PhraseElement, _ edges: inout [Edge]) -> Int {
    let next = Int32(nodes.count)
    if element == .anything {
      if nodes[node].anything >= 0 { return Int(nodes[node].anything) }
      nodes[node].anything = next
    } else {
      let slot = place(of: element, Int32(node))
      if slots[slot].node >= 0 { return Int(slots[slot].target) }
      slots[slot] = Edge(node: Int32(node), element: element, target: next)
      edges.append(slots[slot])
    }
    nodes.append(Node())
    return Int(next)
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
    // Where there is no edge, its target is none.
    return slots[place(of: element, node)].target
  }

  @inline(__always)
  private static func hash(_ element: PhraseElement, _ node: Int32) -> Int {
    let both = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(element.rawValue)
    return Int(truncatingIfNeeded: (both &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
