public import Foundation

/// A headless Chromium that is steered through its debugging pipe, to see pages as their readers do.
///
///     let browser = try Browser()
///     let visit = try browser.visit(file, width: 390)
///     visit.messages      // what the page wrote to the console
///     visit.requests      // the addresses it asked for
///     visit.value(of: "document.documentElement.scrollWidth")
public final class Browser {
  /// What a test says where there is no browser.
  public static let missing = "skipped: chromium is not installed"

  /// Whether Chromium is installed.
  public static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

  private static let path = "/usr/bin/chromium"
  private let process = Process()
  private let folder: TemporaryFolder
  private let commands: FileHandle
  private let answers: FileHandle
  private var received: [UInt8] = []
  private var lastID = 0
  private var events: [(method: String, parameters: [String: Any])] = []

  /// Starts a browser that knows nothing of other runs.
  public init() throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let pipes = ["commands", "answers"].map { folder.url.appendingPathComponent($0).path }
    for pipe in pipes where mkfifo(pipe, 0o600) != 0 { throw POSIXError(.EIO) }
    // The browser reads commands from descriptor 3 and writes answers to descriptor 4.
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c",
      """
      exec "$0" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
        --user-data-dir="$1/profile" --remote-debugging-pipe 3<"$1/commands" 4>"$1/answers"
      """, Self.path, folder.url.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    commands = try FileHandle(forWritingTo: URL(fileURLWithPath: pipes[0]))
    answers = try FileHandle(forReadingFrom: URL(fileURLWithPath: pipes[1]))
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// A page that was opened.
  public struct Visit {
    /// What the page, or the browser about the page, wrote to the console.
    public let messages: [String]
    /// The addresses that were asked for, the page's own first.
    public let requests: [String]
    fileprivate let browser: Browser
    fileprivate let session: String

    /// The value of an expression in the page.
    public func value(of expression: String) throws -> Any? {
      let answer = try browser.send(
        "Runtime.evaluate", ["expression": expression, "returnByValue": true], session: session)
      return (answer["result"] as? [String: Any])?["value"]
    }

    /// The whole page as a PNG.
    public func screenshot() throws -> Data {
      let answer = try browser.send(
        "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true], session: session)
      return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
    }
  }

  /// Opens a file in a window of this width and waits until it is loaded.
  public func visit(_ file: URL, width: Int) throws -> Visit {
    events.removeAll()
    let target = try send("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    let attached = try send("Target.attachToTarget", ["targetId": target, "flatten": true])
    let session = attached["sessionId"] as? String ?? ""
    for domain in ["Page", "Runtime", "Log", "Network"] {
      _ = try send(domain + ".enable", [:], session: session)
    }
    _ = try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600], session: session)
    events.removeAll()
    _ = try send("Page.navigate", ["url": file.absoluteString], session: session)
    while !events.contains(where: { $0.method == "Page.loadEventFired" }) { try receive() }
    return Visit(messages: messages, requests: requests, browser: self, session: session)
  }

  private var messages: [String] {
    events.compactMap { event in
      switch event.method {
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown": "\(event.parameters)"
      case "Log.entryAdded": (event.parameters["entry"] as? [String: Any])?["text"] as? String
      default: nil
      }
    }
  }

  private var requests: [String] {
    events.compactMap { event in
      guard event.method == "Network.requestWillBeSent" else { return nil }
      return (event.parameters["request"] as? [String: Any])?["url"] as? String
    }
  }

  // MARK: Messages, which end with a NUL

  private func send(
    _ method: String, _ parameters: [String: Any], session: String? = nil
  ) throws -> [String: Any] {
    lastID += 1
    let id = lastID
    var message: [String: Any] = ["id": id, "method": method, "params": parameters]
    message["sessionId"] = session
    try commands.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == id else { continue }
      if let error = answer["error"] { throw BrowserError(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  @discardableResult
  private func receive() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = Data(received[..<end])
        received.removeSubrange(...end)
        let object = try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
        if let method = object["method"] as? String {
          events.append((method, object["params"] as? [String: Any] ?? [:]))
        }
        return object
      }
      let chunk = answers.availableData
      guard !chunk.isEmpty else { throw BrowserError(description: "The browser went away") }
      received.append(contentsOf: chunk)
    }
  }
}

/// The browser did not do as it was told.
public struct BrowserError: Error, CustomStringConvertible {
  /// What happened.
  public let description: String
}
