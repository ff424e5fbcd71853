/// Namespaces of exports, with the prefixes that names of their elements have here.
///
/// A document may choose any prefix; what counts is the address behind it, which differs between versions.
enum XMLNamespace {
  /// The prefix for the names of a namespace; `nil` for an address that is not known.
  static func prefix(of address: String) -> String? {
    var rest = address[...]
    for scheme in ["http://", "https://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    while rest.last == "/" { rest.removeLast() }
    if rest.hasPrefix("wordpress.org/export/") {
      return rest.hasSuffix("/excerpt") ? "excerpt" : "wp"
    }
    return rest == "disqus.com/disqus-internals" ? "dsq" : nil
  }
}
