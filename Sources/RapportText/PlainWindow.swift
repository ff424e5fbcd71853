internal import CByteRuns

/// The plain tokens of sixty-four bytes, as bits of machine words.
///
/// A text is judged by its chunks, which are what stands between white space. In a plain chunk, tokens are words of letters
/// and digits, also with an apostrophe between letters; mentions and hashtags; and marks and runs of them. A chunk in which
/// anything may begin that takes more to tell (an address, an emoticon, a number with separators, a character reference,
/// something beyond ASCII) is not plain: it holds a *doubt*. Doubts are told by classes of bytes side by side, so that no
/// byte is looked at by itself.
///
/// - Precondition: The first byte stands at the beginning of a text, or behind white space or a token that white space
///     follows.
struct PlainWindow {
  /// Where tokens begin: those of plain chunks that end in the window, before the first that is not plain.
  let starts: UInt64
  /// Behind the last byte of each token, in the same order; then anything.
  let ends: UInt64
  /// Places in words that begin with a digit, one in each of them.
  let mixed: UInt64
  /// How many bytes are done with.
  let length: Int
  /// Whether something that is not plain stands behind them.
  let isDoubtful: Bool

  /// Looks for the tokens of a window.
  ///
  /// - Parameter mayBeginEmoticon: Whether an emoticon may begin at a byte of the window.
  @inline(__always)
  init(_ bytes: borrowing rapport_window, mayBeginEmoticon: (Int) -> Bool) {
    let (letters, digits, spaces) = (bytes.letters, bytes.digits, bytes.spaces)
    let alphanumerics = letters | digits
    let names = alphanumerics | bytes.underscores
    let inRuns = names | bytes.hyphens
    let signs = bytes.signs

    // A mark on a space is no chunk of its own.
    var doubts = bytes.beyondASCII | bytes.beyondASCII &>> 1
    doubts |= ~(alphanumerics | spaces | bytes.marks | bytes.underscores | bytes.colons | signs)
    // Mentions and hashtags begin with a letter here; what stands before the sign may be part of an address or a mask.
    doubts |= signs & ~(letters &>> 1)
    doubts |= signs & ((inRuns | bytes.stops | bytes.outcries | bytes.stars | signs) &<< 1)
    // A bit that is added at the beginning of a run of ones comes out behind the run.
    let carried = names &+ (names & (signs &<< 1))
    let namesBehindSigns = names & ~carried
    doubts |= bytes.underscores & ~namesBehindSigns
    // A host or an abbreviation.
    doubts |= bytes.stops & (inRuns &<< 1) & (inRuns &>> 1)
    // A scheme, or the name of an emoji.
    doubts |= bytes.colons & ~(spaces &>> 1)
    // A number with a separator.
    doubts |= ~(alphanumerics | spaces) & (digits &<< 1) & (digits &>> 1)
    doubts |= bytes.apostrophes & (digits &<< 1)
    // A masked word.
    doubts |= bytes.stars & (alphanumerics &<< 1)

    let inner = bytes.apostrophes & (letters &<< 1) & (letters &>> 1) & ~(carried & ~names)
    let words = alphanumerics | inner | namesBehindSigns
    let marks = bytes.marks & ~inner | bytes.colons
    let repeated = marks & bytes.repeats | bytes.outcries & (bytes.outcries &<< 1)
    let allStarts = words & ~(words &<< 1) & ~(signs &<< 1) | signs | marks & ~repeated
    ends = (words &<< 1) & ~words | (marks &<< 1) & ~repeated
    // Digits at the beginning of a token, and no end behind them.
    let allMixed = (digits &+ (digits & allStarts)) & ~digits & words

    var faces =
      allStarts
      & (bytes.faceLetters & (bytes.behindFaceLetters &>> 1) | bytes.faceMarks & (bytes.behindFaceMarks &>> 1))
    while faces != 0 {
      let place = faces.trailingZeroBitCount
      if mayBeginEmoticon(place) { doubts |= 1 &<< UInt64(place) }
      faces &= faces &- 1
    }

    guard spaces != 0 else {
      (starts, mixed, length, isDoubtful) = (0, 0, 0, true)
      return
    }
    let lastSpace = 63 &- spaces.leadingZeroBitCount
    doubts &= (2 &<< UInt64(lastSpace)) &- 1
    if doubts == 0 {
      // The space is done with, unless a mark may be on it.
      length =
        lastSpace &+ Int(truncatingIfNeeded: (~bytes.beyondASCII &>> UInt64(lastSpace)) &>> 1 & 1)
      isDoubtful = false
    } else {
      let upToDoubt = (2 &<< UInt64(doubts.trailingZeroBitCount)) &- 1
      let beginnings = (spaces | spaces &<< 1 | 1) & upToDoubt
      length = 63 &- beginnings.leadingZeroBitCount
      isDoubtful = true
    }
    let done = (1 &<< UInt64(length)) &- 1
    (starts, mixed) = (allStarts & done, allMixed & done)
  }
}

extension rapport_window {
  fileprivate var beyondASCII: UInt64 { beyond_ascii }
  fileprivate var faceLetters: UInt64 { face_letters }
  fileprivate var behindFaceLetters: UInt64 { behind_face_letters }
  fileprivate var faceMarks: UInt64 { face_marks }
  fileprivate var behindFaceMarks: UInt64 { behind_face_marks }
}
