/// An array without checks for sharing, for the innermost loops of a reader.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var elements: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = capacity
    elements = .allocate(capacity: capacity)
  }

  deinit { elements.deallocate() }

  /// The elements, valid until the next change.
  var contents: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: elements, count: count) }

  /// Empties the buffer and keeps its memory.
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: capacity * 2) }
    (elements + count).initialize(to: element)
    count += 1
  }

  mutating func append(contentsOf part: UnsafeBufferPointer<Element>) {
    guard let base = part.baseAddress else { return }
    if count + part.count > capacity { grow(to: max(capacity * 2, count + part.count)) }
    (elements + count).initialize(from: base, count: part.count)
    count += part.count
  }

  private mutating func grow(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    larger.moveInitialize(from: elements, count: count)
    elements.deallocate()
    elements = larger
    capacity = newCapacity
  }
}
