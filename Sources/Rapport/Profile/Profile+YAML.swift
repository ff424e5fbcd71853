public import RapportEngagement

extension Profile {
  /// Reads a profile in YAML.
  ///
  ///     properties:
  ///       - name: shop.example
  ///         aliases: [Shop, www.shop.example]
  ///         pages: [/, /checkout]
  ///         type: shop
  ///         metrics: [visits, attention_to_action, net_sentiment]
  ///         targets: {attention_to_action: {worst: 0, best: 0.05}}
  ///     pillars: {behaviour: 2, perception: 1}
  ///     minimum_authors: 5
  ///
  /// All keys may be left out: `properties`, `targets`, `weights`, `pillars`, `minimum_authors`,
  /// `minimum_peers`, `minimum_coverage`, `default_language`.
  ///
  /// - Throws: ``ProfileFileError`` with the line of a key that is not known or a value of another type, and
  ///   what ``Profile/validate(against:)`` finds.
  public init(yaml: String, file: String) throws {
    self.init()
    let document: YAMLDocument
    do {
      document = try YAMLDocument(yaml)
    } catch {
      throw ProfileFileError(
        file: file, line: error.line, reason: "It is no well-formed YAML: \(error.reason).")
    }
    if let root = document.root { try ProfileReader(file: file).fill(&self, from: root) }
    try validate()
  }
}

/// Why a profile file cannot be used.
public struct ProfileFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The line, counted from 1, where it is known.
  public let line: Int?
  /// The cause and, where there is one, the remedy.
  public let reason: String

  /// The place and the cause.
  public var description: String {
    "The profile '\(file)' cannot be used" + (line.map { " (line \($0))" } ?? "") + ". \(reason)"
  }
}

/// Turns the nodes of a YAML document into a profile, and says where something is amiss.
private struct ProfileReader {
  let file: String

  private typealias Node = YAMLDocument.Node

  func fill(_ profile: inout Profile, from node: YAMLDocument.Node) throws {
    for (key, value) in try members(of: node) {
      switch key.name {
      case "properties": profile.properties = try items(of: value).map(property)
      case "targets": profile.targets = try targets(value)
      case "weights": profile.weights = try numbers(value)
      case "pillars":
        let weights = try numbers(value, allowed: ["behaviour", "perception"])
        profile.pillarWeights = PillarWeights(
          behaviour: weights["behaviour"] ?? profile.pillarWeights.behaviour,
          perception: weights["perception"] ?? profile.pillarWeights.perception)
      case "minimum_authors": profile.minimumAuthors = try integer(value)
      case "minimum_peers": profile.minimumPeers = try integer(value)
      case "minimum_coverage": profile.minimumCoverage = try number(value)
      case "default_language": profile.defaultLanguage = try text(value)
      default:
        throw unknown(
          key,
          among: [
            "properties", "targets", "weights", "pillars", "minimum_authors", "minimum_peers",
            "minimum_coverage", "default_language",
          ])
      }
    }
  }

  private func property(_ node: Node) throws -> PropertyProfile {
    var property = PropertyProfile(name: "")
    for (key, value) in try members(of: node) {
      switch key.name {
      case "name": property.name = try text(value)
      case "aliases": property.aliases = try items(of: value).map(text)
      case "pages": property.pages = try items(of: value).map(text)
      case "type": property.type = try text(value)
      case "metrics": property.metrics = try items(of: value).map(text)
      case "targets": property.targets = try targets(value)
      case "weights": property.weights = try numbers(value)
      default:
        throw unknown(key, among: ["name", "aliases", "pages", "type", "metrics", "targets", "weights"])
      }
    }
    guard !property.name.isEmpty else { throw error(at: node, "A property needs a 'name'.") }
    return property
  }

  private func targets(_ node: Node) throws -> [String: Target] {
    var targets: [String: Target] = [:]
    for (key, value) in try members(of: node) {
      let posts = try numbers(value, allowed: ["worst", "best"])
      guard let best = posts["best"] else { throw error(at: value, "A target needs the value 'best'.") }
      targets[key.name] = Target(worst: posts["worst"] ?? 0, best: best)
    }
    return targets
  }

  private func numbers(_ node: Node, allowed: [String]? = nil) throws -> [String: Double] {
    var numbers: [String: Double] = [:]
    for (key, value) in try members(of: node) {
      if let allowed, !allowed.contains(key.name) { throw unknown(key, among: allowed) }
      numbers[key.name] = try number(value)
    }
    return numbers
  }

  // MARK: Nodes

  private struct Key {
    let name: String
    let node: Node
  }

  private func members(of node: Node) throws -> [(Key, Node)] {
    guard case .mapping(let mapping) = node.content else {
      throw error(at: node, "Expected keys with values here.")
    }
    let members = try mapping.map { (Key(name: try text($0.key), node: $0.key), $0.value) }
    var names: Set<String> = []
    for (key, _) in members where !names.insert(key.name).inserted {
      throw error(at: key.node, "The key '\(key.name)' stands here twice.")
    }
    return members
  }

  private func items(of node: Node) throws -> [Node] {
    guard case .sequence(let items) = node.content else { throw error(at: node, "Expected a list here.") }
    return items
  }

  /// Text as it is written: YAML would take `NO` and `1.10` for something else.
  private func text(_ node: Node) throws -> String {
    guard case .scalar(let text) = node.content else { throw error(at: node, "Expected a text here.") }
    return text
  }

  private func number(_ node: Node) throws -> Double {
    guard let number = Double(try text(node)), number.isFinite else {
      throw error(at: node, "Expected a number here.")
    }
    return number
  }

  private func integer(_ node: Node) throws -> Int {
    guard let integer = Int(try text(node)) else { throw error(at: node, "Expected a whole number here.") }
    return integer
  }

  private func unknown(_ key: Key, among names: [String]) -> ProfileFileError {
    error(at: key.node, "Unknown key '\(key.name)'. Known keys: \(names.joined(separator: ", ")).")
  }

  private func error(at node: Node, _ reason: String) -> ProfileFileError {
    ProfileFileError(file: file, line: node.line, reason: reason)
  }
}
