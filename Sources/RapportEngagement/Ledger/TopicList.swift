/// The topics of one comment, without memory of their own while there are no more than four.
public struct TopicList: Hashable, Sendable, Sequence {
  /// Four topics, the first in the lowest bits; `none` where there are fewer.
  private var few = UInt64.max
  /// All topics, where there are more than four.
  private var many: [UInt16]?

  private static let none = UInt16.max

  /// A list of topics; the largest number stands for no topic and is left out.
  init(_ topics: some Collection<UInt16>) {
    guard topics.count <= 4 else {
      many = topics.filter { $0 != Self.none }
      return
    }
    var shift: UInt64 = 0
    for topic in topics {
      few ^= UInt64(~topic) &<< shift
      shift += 16
    }
  }

  /// The topics in their order.
  public func makeIterator() -> Iterator { Iterator(few: few, many: many, place: 0) }

  /// Walks through the topics.
  public struct Iterator: IteratorProtocol {
    fileprivate var few: UInt64
    fileprivate var many: [UInt16]?
    fileprivate var place: Int

    /// The next topic.
    public mutating func next() -> UInt16? {
      if let many {
        defer { place += 1 }
        return place < many.count ? many[place] : nil
      }
      let topic = UInt16(truncatingIfNeeded: few)
      few = few &>> 16 | UInt64(TopicList.none) &<< 48
      return topic == TopicList.none ? nil : topic
    }
  }
}
