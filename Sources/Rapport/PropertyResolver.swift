import Glibc
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
  /// The names met so far, with what they mean.
  private var names: [Name] = []
  /// The bytes of all names, one after the other.
  private var nameBytes: [UInt8] = []
  /// Finds names by their hashes: at the place that a hash says or at one behind it stands the number of the name; -1 where there
  /// is none. At least half of the places are free.
  private var table: [Int32] = Array(repeating: -1, count: 64)
  /// The properties met in batches so far.
  private var properties: [Property] = []
  private var places: [PropertyID: Int] = [:]
  private var batches = 0

  private struct Name {
    var bytes: Range<Int>
    var hash: UInt64
    var resolution: Resolution
    /// The place of its property, once it was met in a batch.
    var property: Int?
  }

  private struct Property {
    var id: PropertyID
    /// The last batch in which it occurs, and its place among the properties of that.
    var batch = 0
    var index: UInt32 = 0
  }

  /// The resolver for one input.
  ///
  /// - Parameter profile: Knows properties by other names.
  public init(input: InputArgument, profile: Profile = Profile()) {
    fixed = input.property.map { Resolution(property: $0, origin: .commandLine, alias: nil) }
    self.profile = profile
    fallback = Self.resolution(of: input.fileStem, in: profile) {
      Resolution(property: PropertyID($0), origin: .fileName, alias: nil)
    }
    // What holds without a name in the record stands first.
    names = [Name(bytes: 0..<0, hash: 0, resolution: fixed ?? fallback)]
  }

  /// The property of a record that says of itself that it belongs to `stated` and is about `page`.
  public mutating func resolve(stated: String?, page: String?) -> Resolution {
    var stated = stated ?? ""
    return stated.withUTF8 { stated in
      names[place(stated: UnsafeRawBufferPointer(stated), page: { page })].resolution
    }
  }

  /// The property of each comment of a batch.
  ///
  /// - Parameter take: Receives how the comments' properties came by their names, once each.
  package mutating func properties(of batch: CommentBatch, _ take: (Resolution) -> Void) -> PropertyColumn {
    batches += 1
    var column: [PropertyID] = []
    var indexes: [UInt32] = []
    indexes.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      let name = batch.withBytes(of: .property, in: row) { stated in
        place(stated: stated ?? UnsafeRawBufferPointer(start: nil, count: 0)) {
          batch.string(.page, of: row)
        }
      }
      let property = names[name].property ?? meet(name, take)
      if properties[property].batch != batches {
        properties[property].batch = batches
        properties[property].index = UInt32(column.count)
        column.append(properties[property].id)
      }
      indexes.append(properties[property].index)
    }
    return PropertyColumn(names: column, indexes: indexes)
  }

  /// The place of a name's property, which is taken up when it is new.
  private mutating func meet(_ name: Int, _ take: (Resolution) -> Void) -> Int {
    let resolution = names[name].resolution
    take(resolution)
    let place = places[resolution.property] ?? properties.count
    if place == properties.count {
      places[resolution.property] = place
      properties.append(Property(id: resolution.property))
    }
    names[name].property = place
    return place
  }

  /// The place of a record's name for its property.
  private mutating func place(stated: UnsafeRawBufferPointer, page: () -> String?) -> Int {
    if fixed != nil { return 0 }
    if !stated.isEmpty { return place(of: stated) }
    guard var host = page().flatMap(Self.host(of:)) else { return 0 }
    return host.withUTF8 { place(of: UnsafeRawBufferPointer($0)) }
  }

  private mutating func place(of name: UnsafeRawBufferPointer) -> Int {
    let hash = ContentHash.short(of: name)
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[place] >= 0 {
      let found = Int(table[place])
      if names[found].hash == hash, isEqual(names[found].bytes, name) { return found }
      place = (place + 1) & (table.count - 1)
    }
    let resolution = Self.resolution(of: String(decoding: name, as: UTF8.self), in: profile) { name in
      let property = Self.host(of: name).map(PropertyID.init(host:)) ?? PropertyID(name)
      return Resolution(property: property, origin: .file, alias: nil)
    }
    let start = nameBytes.count
    nameBytes.append(contentsOf: name)
    names.append(Name(bytes: start..<nameBytes.count, hash: hash, resolution: resolution))
    table[place] = Int32(names.count - 1)
    if names.count * 2 > table.count { growTable() }
    return names.count - 1
  }

  private mutating func growTable() {
    table = Array(repeating: -1, count: table.count * 2)
    // The first one is found without its name.
    for number in names.indices.dropFirst() {
      var place = Int(truncatingIfNeeded: names[number].hash) & (table.count - 1)
      while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(number)
    }
  }

  private func isEqual(_ bytes: Range<Int>, _ name: UnsafeRawBufferPointer) -> Bool {
    bytes.count == name.count
      && nameBytes.withUnsafeBytes { held in
        guard let held = held.baseAddress, let name = name.baseAddress else { return bytes.isEmpty }
        return memcmp(held + bytes.lowerBound, name, bytes.count) == 0
      }
  }

  private static func resolution(
    of name: String, in profile: Profile, otherwise: (String) -> Resolution
  ) -> Resolution {
    guard !profile.properties.isEmpty,
      let property = profile.property(named: name) ?? host(of: name).flatMap(profile.property(named:))
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
  /// Whether this reads as `name.tld`, perhaps with a port and a path: no space, a dot, and letters after the last dot but
  /// one at the end.
  fileprivate var looksLikeHost: Bool {
    var host = prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].allSatisfy(\.isNumber) {
      host = host[..<colon]
    }
    if host.last == "." { host.removeLast() }
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
