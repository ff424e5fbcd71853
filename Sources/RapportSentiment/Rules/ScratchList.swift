/// A list that keeps its memory when it is emptied.
///
/// What an array adds, that is counting who refers to it and checking each index, costs more than most rules do.
struct ScratchList<Element>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private var capacity = 16
  private(set) var count = 0

  init() { start = .allocate(capacity: capacity) }

  deinit {
    start.deinitialize(count: count)
    start.deallocate()
  }

  @inline(__always) var isEmpty: Bool { count == 0 }
  @inline(__always) var indices: Range<Int> { 0..<count }
  @inline(__always) var last: Element? { isEmpty ? nil : start[count - 1] }
  /// The elements; valid until the list changes.
  @inline(__always) var elements: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: start, count: count)
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(indices.contains(index), "there is no such element")
      return start[index]
    }
    _modify {
      assert(indices.contains(index), "there is no such element")
      yield &start[index]
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    (start + count).initialize(to: element)
    count += 1
  }

  mutating func append(_ element: Element, times: Int) {
    if count + times > capacity { grow(to: count + times) }
    (start + count).initialize(repeating: element, count: times)
    count += times
  }

  /// Replaces all elements by one value so many times.
  mutating func refill(_ element: Element, times: Int) {
    removeAll()
    append(element, times: times)
  }

  /// Removes the last element, of which there has to be one.
  mutating func removeLast() {
    count -= 1
    (start + count).deinitialize(count: 1)
  }

  /// Removes the last element of which something is true, if there is one.
  mutating func removeLast(where matches: (Element) -> Bool) {
    guard let place = elements.lastIndex(where: matches) else { return }
    for next in place + 1..<count { start[next - 1] = start[next] }
    removeLast()
  }

  @inline(__always)
  mutating func removeAll() {
    start.deinitialize(count: count)
    count = 0
  }

  /// Replaces all elements by those that `body` puts into the memory that it is given; it returns their number.
  @inline(__always)
  mutating func refill(atMost most: Int, _ body: (UnsafeMutablePointer<Element>) -> Int) {
    removeAll()
    if most > capacity { grow(to: most) }
    count = body(start)
    assert(count <= most, "there is no room for so many elements")
  }

  private mutating func grow(to needed: Int) {
    capacity = max(2 * capacity, needed)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
