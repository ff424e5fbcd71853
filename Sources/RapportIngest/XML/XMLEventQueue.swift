import CXML

/// The events that the parser found in the bytes fed last.
final class XMLEventQueue {
  private var events: [XMLReader.Event] = []
  private var ends: [Int] = []
  private var index = 0
  private var depth = 0
  private var hasRoot = false
  /// The offset after the element that ended last, of those handed out.
  private(set) var lastEnd = 0

  /// Whether all events were handed out.
  var isEmpty: Bool { index == events.count }

  /// Whether the root element was closed.
  var isComplete: Bool { hasRoot && depth == 0 }

  func next() -> XMLReader.Event? {
    guard index < events.count else {
      events.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
      index = 0
      return nil
    }
    defer { index += 1 }
    lastEnd = max(lastEnd, ends[index])
    return events[index]
  }

  private func append(_ event: XMLReader.Event, end: Int = 0) {
    events.append(event)
    ends.append(end)
  }

  private func start(_ name: String, byteOffset: Int, line: Int) {
    hasRoot = true
    depth += 1
    append(.start(XMLTag(name: name, line: line, byteOffset: byteOffset)))
  }

  private func attribute(_ name: String, _ value: String) {
    guard case .start(var tag)? = events.last else { return }
    tag.attributes.append((name, value))
    events[events.count - 1] = .start(tag)
  }

  private func text(_ bytes: UnsafeRawBufferPointer) {
    let bytes = XMLBareAmpersands.restore(in: bytes)
    if case .text(var text)? = events.last {
      // Taken out first, so that appending copies nothing.
      events.removeLast()
      text.append(contentsOf: bytes)
      events.append(.text(text))
    } else {
      append(.text(bytes))
    }
  }

  private func end(at offset: Int) {
    depth -= 1
    append(.end, end: offset)
  }

  private static func queue(_ context: UnsafeMutableRawPointer?) -> XMLEventQueue {
    Unmanaged<XMLEventQueue>.fromOpaque(context!).takeUnretainedValue()
  }

  private static func name(
    _ prefix: UnsafePointer<CChar>?, _ namespace: UnsafePointer<CChar>?, _ name: UnsafePointer<CChar>?
  ) -> String {
    let local = name.map { String(cString: $0) } ?? ""
    let known = namespace.flatMap { XMLNamespace.prefix(of: String(cString: $0)) }
    return (known ?? prefix.map { String(cString: $0) }).map { $0 + ":" + local } ?? local
  }

  static var handlers: rapport_xml_handlers {
    rapport_xml_handlers(
      start: { context, prefix, namespace, name, offset, line in
        XMLEventQueue.queue(context).start(
          XMLEventQueue.name(prefix, namespace, name), byteOffset: offset, line: Int(line))
      },
      attribute: { context, prefix, namespace, name, value, count in
        let value = UnsafeRawBufferPointer(start: value, count: count)
        XMLEventQueue.queue(context).attribute(
          XMLEventQueue.name(prefix, namespace, name),
          String(decoding: XMLBareAmpersands.restore(in: value), as: UTF8.self))
      },
      text: { context, bytes, count in
        XMLEventQueue.queue(context).text(UnsafeRawBufferPointer(start: bytes, count: count))
      },
      end: { context, offset in XMLEventQueue.queue(context).end(at: offset) })
  }
}
