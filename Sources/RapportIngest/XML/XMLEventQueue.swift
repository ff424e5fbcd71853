import CXML

/// The events that the parser found in the bytes fed last.
final class XMLEventQueue {
  private var events: [XMLReader.Event] = []
  private var ends: [Int] = []
  private var index = 0
  private var depth = 0
  private var hasRoot = false
  private var knownPrefixes: [UnsafePointer<CChar>: String?] = [:]
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
    if case .text(var text)? = events.last {
      // Taken out first, so that appending copies nothing.
      events.removeLast()
      let start = text.count
      text.append(contentsOf: bytes)
      XMLBareAmpersands.restore(in: &text, from: start)
      events.append(.text(text))
    } else {
      var text = Array(bytes)
      XMLBareAmpersands.restore(in: &text)
      append(.text(text))
    }
  }

  private func end(at offset: Int) {
    depth -= 1
    append(.end, end: offset)
  }

  private static func queue(_ context: UnsafeMutableRawPointer?) -> XMLEventQueue {
    Unmanaged<XMLEventQueue>.fromOpaque(context!).takeUnretainedValue()
  }

  private func name(
    _ prefix: UnsafePointer<CChar>?, _ namespace: UnsafePointer<CChar>?, _ name: UnsafePointer<CChar>?
  ) -> String {
    let local = name.map { String(cString: $0) } ?? ""
    let known = namespace.flatMap { knownPrefix($0) }
    return (known ?? prefix.map { String(cString: $0) }).map { $0 + ":" + local } ?? local
  }

  /// What ``XMLNamespace`` knows of an address, looked up once: the parser keeps one copy of each as long as it lives.
  private func knownPrefix(_ address: UnsafePointer<CChar>) -> String? {
    if let known = knownPrefixes[address] { return known }
    let prefix = XMLNamespace.prefix(of: String(cString: address))
    knownPrefixes[address] = .some(prefix)
    return prefix
  }

  static var handlers: rapport_xml_handlers {
    rapport_xml_handlers(
      start: { context, prefix, namespace, name, offset, line in
        let queue = XMLEventQueue.queue(context)
        queue.start(queue.name(prefix, namespace, name), byteOffset: offset, line: Int(line))
      },
      attribute: { context, prefix, namespace, name, value, count in
        let value = UnsafeRawBufferPointer(start: value, count: count)
        var bytes = Array(value)
        XMLBareAmpersands.restore(in: &bytes)
        let queue = XMLEventQueue.queue(context)
        queue.attribute(queue.name(prefix, namespace, name), String(decoding: bytes, as: UTF8.self))
      },
      text: { context, bytes, count in
        XMLEventQueue.queue(context).text(UnsafeRawBufferPointer(start: bytes, count: count))
      },
      end: { context, offset in XMLEventQueue.queue(context).end(at: offset) })
  }
}
