public import RapportEngagement
public import RapportModel

/// Decides which property a record belongs to.
///
/// The first that applies: the name on the command line; an alias in the profile; the property in the file, or
/// the host of the record's page (lower-cased, without `www.`); the file's name, which is flagged.
public struct PropertyResolver: Sendable {
  /// A property and how it came by its name.
  public struct Resolution: Hashable, Sendable {
    /// The property.
    public let property: PropertyID
    /// How it came by its name.
    public let origin: PropertyAssignment.Origin
    /// The name that the file uses, where it differs.
    public let alias: String?
  }

  private let fixed: Resolution?
  private let fallback: Resolution
  private let profile: Profile
  private var known: [String: Resolution] = [:]

  /// The resolver for one input.
  ///
  /// - Parameter profile: Knows properties by other names.
  public init(input: InputArgument, profile: Profile = Profile()) {
    fixed = input.property.map { Resolution(property: $0, origin: .commandLine, alias: nil) }
    self.profile = profile
    fallback = Self.resolution(of: input.fileStem, in: profile) {
      Resolution(property: PropertyID($0), origin: .fileName, alias: nil)
    }
  }

  /// The property of a record that says of itself that it belongs to `stated` and is about `page`.
  public mutating func resolve(stated: String?, page: String?) -> Resolution {
    if let fixed { return fixed }
    guard let name = stated.flatMap({ $0.isEmpty ? nil : $0 }) ?? page.flatMap(Self.host(of:)) else {
      return fallback
    }
    if let resolution = known[name] { return resolution }
    let resolution = Self.resolution(of: name, in: profile) { name in
      let property = Self.host(of: name).map(PropertyID.init(host:)) ?? PropertyID(name)
      return Resolution(property: property, origin: .file, alias: nil)
    }
    known[name] = resolution
    return resolution
  }

  private static func resolution(
    of name: String, in profile: Profile, otherwise: (String) -> Resolution
  ) -> Resolution {
    guard let property = profile.property(named: name) ?? host(of: name).flatMap(profile.property(named:))
    else {
      return otherwise(name)
    }
    return Resolution(property: property, origin: .profile, alias: property.name == name ? nil : name)
  }

  /// The host of an address with a scheme, or of a bare host name such as `www.shop.example`.
  static func host(of address: String) -> String? {
    var rest = Substring(address)
    if let scheme = address.range(ofFirst: "://") {
      rest = address[scheme.upperBound...]
    } else if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
    } else if !rest.looksLikeHost {
      return nil
    }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    if let colon = rest.lastIndex(of: ":"), rest[rest.index(after: colon)...].allSatisfy(\.isNumber) {
      rest = rest[..<colon]
    }
    return rest.isEmpty ? nil : PropertyID(host: String(rest)).name
  }
}

extension Substring {
  /// Whether this reads as `name.tld`, perhaps with a path: no space, a dot, and letters after the last dot.
  fileprivate var looksLikeHost: Bool {
    let host = prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let dot = host.lastIndex(of: "."), dot != host.startIndex else { return false }
    let lastLabel = host[host.index(after: dot)...]
    return lastLabel.count >= 2 && lastLabel.allSatisfy(\.isLetter)
      && host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" }
  }
}

extension String {
  /// The first place where `needle` stands, by UTF-8 bytes.
  func range(ofFirst needle: String) -> Range<Index>? {
    let needle = Array(needle.utf8)
    var start = utf8.startIndex
    while start != utf8.endIndex {
      if utf8[start...].starts(with: needle) {
        return start..<utf8.index(start, offsetBy: needle.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
