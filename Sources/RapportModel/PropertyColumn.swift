/// The property of each comment of a batch, each name held once.
///
/// Ledgers look every name up once a batch and then work on numbers.
///
///     var column = PropertyColumn()
///     column.append(PropertyID("shop"))
///     column.append(PropertyID("shop"))
///     column.names.count   // 1
///     column[1].name       // "shop"
public struct PropertyColumn: Sendable {
  /// The properties that occur, in the order of their first comment.
  public private(set) var names: [PropertyID] = []
  /// For each comment, the place of its property in ``names``.
  public private(set) var indexes: [UInt32] = []
  /// The places of the names, as far as somebody appended to the column.
  private var known: [PropertyID: UInt32] = [:]

  /// The column of no comments yet.
  public init() {}

  /// The column of comments that belong to these properties.
  public init(_ properties: some Sequence<PropertyID>) {
    for property in properties { append(property) }
  }

  /// The column of comments of which it is known which belong together.
  ///
  /// - Parameters:
  ///   - names: The properties that occur, each once.
  ///   - indexes: For each comment, the place of its property among them.
  public init(names: [PropertyID], indexes: [UInt32]) {
    self.names = names
    self.indexes = indexes
  }

  /// The number of comments.
  public var count: Int { indexes.count }

  /// The property of a comment.
  public subscript(row: Int) -> PropertyID { names[Int(indexes[row])] }

  /// Adds the property of the next comment.
  ///
  /// - Complexity: O(1); least where comments of one property follow each other.
  public mutating func append(_ property: PropertyID) {
    if let last = indexes.last, names[Int(last)] == property {
      indexes.append(last)
      return
    }
    for index in known.count..<names.count { known[names[index]] = UInt32(index) }
    if let index = known[property] {
      indexes.append(index)
    } else {
      let index = UInt32(names.count)
      known[property] = index
      names.append(property)
      indexes.append(index)
    }
  }
}
