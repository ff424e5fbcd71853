public import RapportIngest
public import RapportModel

/// A file named on the command line, with the property it belongs to where that was named too.
///
///     InputArgument("shop=reviews.csv", exists: { _ in false }).property   // shop
///     InputArgument("reviews.csv", exists: { _ in true }).property         // nil
public struct InputArgument: Hashable, Sendable {
  /// The path; `-` is standard input.
  public let path: String
  /// The property that all records of the file belong to.
  public let property: PropertyID?

  /// A file of which the property is not known yet, or is.
  public init(path: String, property: PropertyID? = nil) {
    self.path = path
    self.property = property
  }

  /// Reads `NAME=FILE` or `FILE`.
  ///
  /// An argument that is the name of a file as it stands is that file, even if it holds an equals sign.
  public init(_ argument: String, exists: (String) -> Bool) {
    guard let mark = argument.firstIndex(of: "="), mark != argument.startIndex, !exists(argument) else {
      self.init(path: argument)
      return
    }
    let name = String(argument[..<mark])
    // A slash before the mark means a path such as `exports/a=b.csv`, not a name.
    guard !name.contains("/") else {
      self.init(path: argument)
      return
    }
    self.init(path: String(argument[argument.index(after: mark)...]), property: PropertyID(name))
  }

  /// The name of the file, or of the archive it is in, without folders and extension; a property of last resort.
  public var fileStem: String {
    if path == "-" { return "standard input" }
    let path = ArchiveMember(path: path)?.archive ?? path
    var name = path.split(separator: "/").last.map(String.init) ?? path
    let packings = [".gz", ".bz2", ".xz", ".zst", ".tar"]
    for packing in packings where name.hasSuffix(packing) { name.removeLast(packing.count) }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The inputs that the argument stands for: itself, or the files of an archive, in its order.
  ///
  /// - Parameter onSkipped: Receives the names of files that are left out because of their names.
  /// - Throws: ``IngestError/damaged(file:cause:)`` when an archive cannot be read, and
  ///   ``IngestError/doubledMember(_:archive:)`` when a name in it is that of several files.
  public func members(onSkipped: (String) -> Void = { _ in }) throws(IngestError) -> [InputArgument] {
    guard ArchiveMember.isArchive(path) else {
      try ArchiveMember(path: path)?.requireSingle()
      return [self]
    }
    var members: [InputArgument] = []
    for name in try ArchiveMember.names(in: path, onSkipped: onSkipped) {
      members.append(InputArgument(path: "\(path)!\(name)", property: property))
    }
    return members
  }
}
