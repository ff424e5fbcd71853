/// Memory that grows with what it is used for and is used again.
final class ScratchBuffer<Element: BitwiseCopyable> {
  // Nobody else has it, and it calls nobody.
  @exclusivity(unchecked) private var start: UnsafeMutablePointer<Element>
  @exclusivity(unchecked) private var capacity: Int

  init() {
    capacity = 64
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// Room for so many elements, whose contents mean nothing; valid until more is asked for.
  func room(for count: Int) -> UnsafeMutablePointer<Element> {
    if count > capacity {
      start.deallocate()
      capacity = max(count, 2 * capacity)
      start = .allocate(capacity: capacity)
    }
    return start
  }
}
