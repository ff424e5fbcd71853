/// A tree of phrases over the elements that tokens satisfy.
///
/// Phrases that begin alike share nodes. The edges are in one table, found by their node and element.
struct PhraseTree: Sendable {
  private struct Node {
    /// The pattern that ends here; negative without one.
    var pattern: Int32 = -1
    var anything: Int32 = -1
  }

  struct Edge {
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
  private var edgeCount = 0

  /// A tree without phrases, and room for as many edges as are expected.
  init(edgeCapacity: Int = 0) {
    var count = 2
    while count < 2 * edgeCapacity { count *= 2 }
    slots = [Edge](repeating: .absent, count: count)
    slotMask = count - 1
  }

  /// The node of a phrase, which is made if there is none.
  mutating func insert(_ phrase: [PhraseElement]) -> Int32 {
    var node: Int32 = 0
    for element in phrase { node = child(of: node, element) }
    return node
  }

  /// The phrase that ends at a node.
  @inline(__always)
  func pattern(at node: Int32) -> PatternID? {
    let number = nodes[Int(node)].pattern
    return number < 0 ? nil : PatternID(rawValue: UInt32(bitPattern: number))
  }

  /// Says which phrase ends at a node.
  mutating func setPattern(_ pattern: PatternID, at node: Int32) {
    nodes[Int(node)].pattern = Int32(pattern.rawValue)
  }

  /// The node after one more token, whatever it is; negative when there is none. Phrases begin at node 0.
  @inline(__always)
  func nodeAfterAnything(from node: Int32) -> Int32 { nodes[Int(node)].anything }

  /// The node after a token that satisfies the element; negative when there is none.
  @inline(__always)
  func node(after element: PhraseElement, from node: Int32) -> Int32 {
    // Where there is no edge, its target is none.
    slots[place(of: element, node)].target
  }

  var nodeCount: Int { nodes.count }

  /// All edges but those that any token satisfies, in no particular order.
  var edges: some Sequence<Edge> { slots.lazy.filter { $0.node >= 0 } }

  /// The slot of an edge, or the one where it belongs.
  @inline(__always)
  private func place(of element: PhraseElement, _ node: Int32) -> Int {
    var slot = element.hash(from: node) & slotMask
    while slots[slot].node >= 0, slots[slot].node != node || slots[slot].element != element {
      slot = (slot &+ 1) & slotMask
    }
    return slot
  }

  /// The node after an element, which is made if there is none.
  private mutating func child(of node: Int32, _ element: PhraseElement) -> Int32 {
    let next = Int32(nodes.count)
    if element == .anything {
      if nodes[Int(node)].anything >= 0 { return nodes[Int(node)].anything }
      nodes[Int(node)].anything = next
    } else {
      let slot = place(of: element, node)
      if slots[slot].node >= 0 { return slots[slot].target }
      slots[slot] = Edge(node: node, element: element, target: next)
      edgeCount += 1
      if 2 * edgeCount > slots.count { growSlots() }
    }
    nodes.append(Node())
    return next
  }

  private mutating func growSlots() {
    let edges = Array(edges)
    slots = [Edge](repeating: .absent, count: 2 * slots.count)
    slotMask = slots.count - 1
    for edge in edges { slots[place(of: edge.element, edge.node)] = edge }
  }
}
