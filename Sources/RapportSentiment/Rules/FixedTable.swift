/// Values by their numbers, which never change; quicker to read than an array in a loop over tokens.
struct FixedTable<Element: Sendable>: ~Copyable, @unchecked Sendable {
  private let start: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: some Collection<Element>) {
    count = elements.count
    start = .allocate(capacity: max(count, 1))
    for (index, element) in elements.enumerated() { (start + index).initialize(to: element) }
  }

  deinit {
    start.deinitialize(count: count)
    start.deallocate()
  }

  /// The values, without a reference to the table; valid while it is there.
  @inline(__always) var elements: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: start, count: count)
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    assert((0..<count).contains(index), "there is no such element")
    return start[index]
  }
}
