/// Bytes that a thread of its own makes ahead of the reader, in a few buffers that are used again.
final class ReadAhead: Sendable {
  /// Fills a buffer: how many bytes, 0 at the end.
  typealias Producer = @Sendable (UnsafeMutableRawBufferPointer) -> Result<Int, IngestError>

  private struct Piece: @unchecked Sendable {
    let buffer: UnsafeMutableRawBufferPointer
    var range = 0..<0
  }

  private struct Pieces: Sendable {
    var free: [Piece]
    var filled: [Piece] = []
    /// How it ended: with an error, or none.
    var end: Result<Void, IngestError>?
    var isCancelled = false
  }

  private enum Step {
    case fill(Piece)
    case stop
  }

  private static let pieceSize = 256 << 10
  private static let pieceCount = 4

  private let pieces: Monitor<Pieces>
  private let thread: RunningThread?
  private let produce: Producer

  init(_ produce: @escaping Producer) {
    self.produce = produce
    let pieces = Monitor(
      Pieces(
        free: (0..<Self.pieceCount).map { _ in
          Piece(buffer: .allocate(byteCount: Self.pieceSize, alignment: 16))
        }))
    self.pieces = pieces
    thread = RunningThread { Self.fill(pieces, produce) }
    if thread == nil {
      let noThread = IngestError.damaged(file: "", cause: "the system has no thread left to unpack it")
      pieces.update { $0.end = .failure(noThread) }
    }
  }

  deinit {
    pieces.update { $0.isCancelled = true }
    thread?.join()
    pieces.update { pieces in
      for piece in pieces.free + pieces.filled { piece.buffer.deallocate() }
    }
  }

  private static func fill(_ pieces: Monitor<Pieces>, _ produce: Producer) {
    while true {
      let next = pieces.wait { pieces -> Step? in
        if pieces.isCancelled { return .stop }
        return pieces.free.popLast().map(Step.fill)
      }
      guard case .fill(var piece) = next else { return }
      let result = produce(piece.buffer)
      if case .success(let count) = result, count > 0 {
        piece.range = 0..<count
        pieces.update { $0.filled.append(piece) }
      } else {
        pieces.update {
          $0.free.append(piece)
          $0.end = result.map { _ in }
        }
        return
      }
    }
  }

  /// Fills `buffer` from its start with the next bytes.
  ///
  /// - Returns: The number of bytes, at least 1; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    guard !buffer.isEmpty else { return 0 }
    let result = pieces.wait { pieces -> Result<Int, IngestError>? in
      guard let piece = pieces.filled.first else { return pieces.end?.map { 0 } }
      let count = min(buffer.count, piece.range.count)
      let part = piece.buffer[piece.range.prefix(count)]
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      if count == piece.range.count {
        pieces.free.append(pieces.filled.removeFirst())
      } else {
        pieces.filled[0].range = piece.range.dropFirst(count)
      }
      return .success(count)
    }
    return try result.get()
  }
}
