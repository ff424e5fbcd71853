/// All phrases of a vocabulary, and what tells quickly that none begins somewhere.
struct PhraseAutomaton: Sendable {
  private let tree: PhraseTree
  /// The root's edges by the numbers of keys, since most tokens in phrases begin none; -1 where there is none.
  private var beginnings: [Int32] = []
  /// The elements at a phrase's second place.
  private(set) var secondElements = PhraseElementSet()
  /// The first two elements of each phrase, where both are particular.
  private(set) var firstPairs: [(first: PhraseElement, second: PhraseElement)] = []

  /// - Complexity: O(*n*) in the edges of the tree.
  init(_ tree: PhraseTree) {
    self.tree = tree
    // The element that leads to each node right behind the root.
    var firstElements = [PhraseElement?](repeating: nil, count: tree.nodeCount)
    for edge in tree.edges where edge.node == 0 {
      firstElements[Int(edge.target)] = edge.element
      guard let key = edge.element.key.map(Int.init) else { continue }
      if key >= beginnings.count {
        beginnings.append(
          contentsOf: repeatElement(-1, count: max(key + 1, 2 * beginnings.count) - beginnings.count))
      }
      beginnings[key] = edge.target
    }
    for edge in tree.edges {
      if let first = firstElements[Int(edge.node)] {
        firstPairs.append((first, edge.element))
        secondElements.insert(edge.element)
      } else if edge.node == tree.nodeAfterAnything(from: 0) {
        secondElements.insert(edge.element)
      }
    }
  }

  /// Whether every word begins some phrase.
  var beginsWithAnything: Bool { tree.nodeAfterAnything(from: 0) >= 0 }

  /// The phrase that ends at a node.
  @inline(__always)
  func pattern(at node: Int32) -> PatternID? { tree.pattern(at: node) }

  /// The node after one more token, whatever it is; negative when there is none. Phrases begin at node 0.
  @inline(__always)
  func nodeAfterAnything(from node: Int32) -> Int32 { tree.nodeAfterAnything(from: node) }

  /// The node after a token that satisfies the element; negative when there is none.
  @inline(__always)
  func node(after element: PhraseElement, from node: Int32) -> Int32 {
    if node == 0, let key = element.key {
      return Int(key) < beginnings.count ? beginnings[Int(key)] : -1
    }
    return tree.node(after: element, from: node)
  }
}
