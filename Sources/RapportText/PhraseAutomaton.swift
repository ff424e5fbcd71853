/// One place in a phrase: the number of an exact term or glob, or anything.
typealias PhraseElement = UInt32

/// A tree of phrases over the elements that tokens satisfy.
struct PhraseAutomaton: Sendable {
  /// The element that every token but punctuation satisfies.
  static let anything = PhraseElement.max

  /// A phrase with its pattern.
  struct Phrase {
    var elements: [PhraseElement]
    var pattern: PatternID
  }

  private struct Node {
    var pattern: PatternID?
    var anything: Int32 = -1
    /// Where the node's edges lie, in order of their elements.
    var edges: Range<Int32> = 0..<0
  }

  private var nodes: [Node] = []
  private var edgeElements: [PhraseElement] = []
  private var edgeTargets: [Int32] = []

  /// - Parameter phrases: Each sequence of elements at most once.
  init(_ phrases: [Phrase]) {
    let sorted = phrases.sorted { $0.elements.lexicographicallyPrecedes($1.elements) }
    nodes.append(Node())
    build(sorted[...], depth: 0, node: 0)
  }

  /// Whether there are no phrases.
  var isEmpty: Bool { nodes.count == 1 }

  /// The node where matching begins.
  static let root: Int32 = 0

  /// The phrase that ends at a node.
  func pattern(at node: Int32) -> PatternID? { nodes[Int(node)].pattern }

  /// The node after one more token, whatever it is; negative when there is none.
  func nodeAfterAnything(from node: Int32) -> Int32 { nodes[Int(node)].anything }

  /// The node after a token that satisfies the element.
  func node(after element: PhraseElement, from node: Int32) -> Int32? {
    var low = Int(nodes[Int(node)].edges.lowerBound)
    var high = Int(nodes[Int(node)].edges.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if edgeElements[middle] == element { return edgeTargets[middle] }
      if edgeElements[middle] < element { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Adds the tree of phrases that share their first `depth` elements, which lead to `node`.
  private mutating func build(_ phrases: ArraySlice<Phrase>, depth: Int, node: Int) {
    var children: [(node: Int, phrases: ArraySlice<Phrase>)] = []
    var rest = phrases
    let firstEdge = edgeElements.count
    while let first = rest.first {
      if first.elements.count == depth {
        nodes[node].pattern = first.pattern
        rest.removeFirst()
        continue
      }
      let element = first.elements[depth]
      let end = rest.firstIndex { $0.elements[depth] != element } ?? rest.endIndex
      nodes.append(Node())
      children.append((nodes.count - 1, rest[..<end]))
      if element == Self.anything {
        nodes[node].anything = Int32(nodes.count - 1)
      } else {
        edgeElements.append(element)
        edgeTargets.append(Int32(nodes.count - 1))
      }
      rest = rest[end...]
    }
    nodes[node].edges = Int32(firstEdge)..<Int32(edgeElements.count)
    for child in children { build(child.phrases, depth: depth + 1, node: child.node) }
  }
}
