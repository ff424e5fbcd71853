/// One place in a phrase: an exact term, a glob, or anything.
struct PhraseElement: Hashable, Comparable, BitwiseCopyable, Sendable {
  private let rawValue: UInt32

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
    /// Where the node's edges lie, in order of their elements.
    var edges: Range<Int32> = 0..<0
  }

  private struct Edge {
    var element: PhraseElement
    var target: Int32
  }

  private var nodes: [Node] = []
  private var edges: [Edge] = []
  /// The root's edges by the numbers of keys, since most tokens in phrases begin none; -1 where there is none.
  private var beginnings: [Int32] = []

  /// - Parameter phrases: Each sequence of elements at most once.
  init(_ phrases: [Phrase]) {
    let sorted = phrases.sorted { $0.elements.lexicographicallyPrecedes($1.elements) }
    nodes.append(Node())
    build(sorted[...], depth: 0, node: 0)
    let first = edges[Int(nodes[0].edges.lowerBound)..<Int(nodes[0].edges.upperBound)]
    let keys = first.prefix { $0.element.key != nil }
    beginnings = [Int32](repeating: -1, count: keys.last?.element.key.map { Int($0) + 1 } ?? 0)
    for edge in keys { beginnings[Int(edge.element.key!)] = edge.target }
  }

  /// Whether there are no phrases.
  var isEmpty: Bool { nodes.count == 1 }

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
    return search(element, node)
  }

  private func search(_ element: PhraseElement, _ node: Int32) -> Int32 {
    var low = Int(nodes[Int(node)].edges.lowerBound)
    var high = Int(nodes[Int(node)].edges.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].element == element { return edges[middle].target }
      if edges[middle].element < element { low = middle + 1 } else { high = middle }
    }
    return -1
  }

  /// Adds the tree of phrases that share their first `depth` elements, which lead to `node`.
  private mutating func build(_ phrases: ArraySlice<Phrase>, depth: Int, node: Int) {
    var children: [(node: Int, phrases: ArraySlice<Phrase>)] = []
    var rest = phrases
    let firstEdge = edges.count
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
      if element == .anything {
        nodes[node].anything = Int32(nodes.count - 1)
      } else {
        edges.append(Edge(element: element, target: Int32(nodes.count - 1)))
      }
      rest = rest[end...]
    }
    nodes[node].edges = Int32(firstEdge)..<Int32(edges.count)
    for child in children { build(child.phrases, depth: depth + 1, node: child.node) }
  }
}
