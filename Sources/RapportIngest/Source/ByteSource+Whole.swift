extension ByteSource {
  /// All bytes that were not read yet; for small inputs.
  public func readToEnd() throws(IngestError) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Reads on to the end for nothing but ``contentHash``.
  public func drain() throws(IngestError) { try forEachChunk { _ in } }

  private func forEachChunk(_ body: (UnsafeRawBufferPointer) -> Void) throws(IngestError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      if count == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
