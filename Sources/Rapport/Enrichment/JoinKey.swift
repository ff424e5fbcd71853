import RapportModel

/// By what comments and rows of a report are joined.
public struct JoinKeys: OptionSet, Hashable, Sendable {
  /// One bit for each key.
  public let rawValue: UInt8

  /// The keys of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The page, compared by its path.
  public static let page = JoinKeys(rawValue: 1)
  /// The post, by its identifier or address: the one that a comment answers or is part of the thread of.
  public static let post = JoinKeys(rawValue: 2)
  /// The property.
  public static let property = JoinKeys(rawValue: 4)
  /// The days that a row covers.
  public static let date = JoinKeys(rawValue: 8)

  /// The names on the command line.
  public static let names: [(name: String, keys: JoinKeys)] = [
    ("page", .page), ("post", .post), ("property", .property), ("date", .date),
  ]

  /// Reads names separated by commas, such as `property,date`; `nil` when one is not known.
  public init?(names text: String) {
    var keys: JoinKeys = []
    for name in text.split(separator: ",") {
      guard let key = Self.names.first(where: { $0.name == name }) else { return nil }
      keys.formUnion(key.keys)
    }
    guard !keys.isEmpty else { return nil }
    self = keys
  }
}

/// The ways in which exports name a post: by an identifier, by one with the page's before it (`108_227`), and by addresses.
///
///     PostKey.names(of: "https://www.youtube.com/watch?v=UWQNrpakgcA")   // the address' own, and UWQNrpakgcA
///     PostKey.names(of: "108912897259781_1142979803545328")              // also 1142979803545328
package enum PostKey {
  /// The names by which a post may be meant that an export of comments calls so.
  package static func names(of text: String) -> [String] {
    if text.isEmpty { return [] }
    return text.contains("/") ? [text] + parts(of: text) + parameters(of: text) : identifiers(text)
  }

  /// The names by which a row of a report is found.
  ///
  /// - Parameter page: The address of the post, or another identifier of it.
  package static func names(ofRow post: String?, page: String?) -> [String] {
    var names = post.map(identifiers) ?? []
    guard let page else { return names }
    guard page.contains("/") else { return names + identifiers(page) }
    names.append(page)
    // The parts before the last name the account and the kind of post.
    if let last = PageKey(page).path.split(separator: "/").last, last == parts(of: page).last?[...] {
      names.append(String(last))
    }
    return names + parameters(of: page)
  }

  private static func identifiers(_ text: String) -> [String] {
    guard let end = text.split(separator: "_").last, end.utf8.count < text.utf8.count,
      end.utf8.count >= shortest, text.allSatisfy({ $0.isNumber || $0 == "_" })
    else { return [text] }
    return [text, String(end)]
  }

  /// The parts of an address that may be identifiers.
  private static func parts(of address: String) -> [String] {
    PageKey(address).path.split(separator: "/").filter { $0.utf8.count >= shortest }.map(String.init)
  }

  private static func parameters(of address: String) -> [String] {
    address.prefix { $0 != "#" }.drop { $0 != "?" }.dropFirst().split(separator: "&").compactMap { item in
      let pair = item.split(separator: "=", maxSplits: 1)
      return pair.count == 2 && identifying.contains(pair[0]) ? String(pair[1]) : nil
    }
  }

  /// Shorter parts of an address are words such as `p` and `posts`.
  private static let shortest = 4
  /// Where addresses have the identifier behind the question mark.
  private static let identifying: Set<Substring> = ["v", "story_fbid", "fbid"]
}

/// The page that an address or a path means, in the form in which pages are compared.
///
///     PageKey("https://www.shop.example/tents/?utm_source=x")   // host shop.example, path /tents
///     PageKey("/tents")                                         // no host, path /tents
///
/// The query, the fragment and a slash at the end do not count; percent-encoded letters mean themselves.
package struct PageKey: Hashable, Sendable {
  /// The host; `nil` where there is only a path.
  package let host: String?
  /// The path, which begins with a slash.
  package let path: String

  package init(_ address: String) {
    host = PropertyResolver.host(of: address)
    var rest = Substring(address)
    if let scheme = address.range(ofFirst: "://") {
      rest = address[scheme.upperBound...]
    } else if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
    }
    if host != nil { rest = rest.drop { $0 != "/" && $0 != "?" && $0 != "#" } }
    rest = rest.prefix { $0 != "?" && $0 != "#" }
    var path = Self.decoded(rest)
    if !path.hasPrefix("/") { path = "/" + path }
    while path.hasSuffix("/"), path.utf8.count > 1 { path.removeLast() }
    self.path = path
  }

  /// The text with `%C3%A9` written as what it stands for; ill-formed sequences stay as they are.
  private static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? String(text)
  }
}
