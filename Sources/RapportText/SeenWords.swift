/// Which words of a table a text has had so far.
struct SeenWords: ~Copyable {
  /// The number of the text in which each word was seen last.
  private let lastText: UnsafeMutableBufferPointer<UInt32>
  private var text: UInt32 = 0

  /// - Parameter wordCount: The number of words in the table, which are numbered from 1 on; 0 stands for all others.
  init(wordCount: Int) {
    lastText = .allocate(capacity: wordCount + 1)
    lastText.initialize(repeating: 0)
  }

  deinit { lastText.deallocate() }

  /// Begins with a new text.
  mutating func begin() {
    if text == .max {
      lastText.update(repeating: 0)
      text = 0
    }
    text += 1
  }

  /// Notes a word; says whether it is the first time in this text. Number 0 is always new.
  @inline(__always)
  func insert(_ word: Int) -> Bool {
    let isNew = lastText[word] != text
    lastText[word] = text
    lastText[0] = 0
    return isNew
  }
}
