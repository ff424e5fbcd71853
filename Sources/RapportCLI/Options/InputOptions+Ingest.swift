import ArgumentParser
import Glibc
import Rapport
import RapportIngest
import RapportModel
import RapportReport
import RapportText

extension InputOptions {
  /// The options as the reader takes them.
  ///
  /// - Throws: What ``pseudonymizer`` throws.
  var ingest: IngestOptions {
    get throws {
      var options = IngestOptions()
      options.encoding = encoding
      options.dateOrder = dateOrder
      options.decimalMark = decimalMark
      options.columns.text = textColumn
      options.columns.id = idColumn
      options.columns.property = propertyColumn
      options.columns.time = timeColumn
      options.columns.author = authorColumn
      options.pseudonymizer = try pseudonymizer
      return options
    }
  }

  /// The files that these options and arguments have read and written, to which a command adds its own.
  func uses(of arguments: [String], scoring: ScoringOptionGroup? = nil, profile: String? = nil) -> FileUses {
    var uses = scoring?.uses ?? FileUses()
    uses.reads(inputs: arguments)
    uses.reads("'--profile'", profile)
    uses.reads("'--author-key'", authorKey)
    uses.writes("--rejects", rejects)
    return uses
  }

  /// What makes the pseudonyms of authors.
  ///
  /// - Throws: ``IngestError`` when the file of the key cannot be read, ``CommandFailure`` when the key is too short.
  var pseudonymizer: AuthorPseudonymizer {
    get throws {
      guard let path = authorKey else { return .builtIn }
      let key = try InputFile.bytes(of: path)
      guard let pseudonymizer = AuthorPseudonymizer(key: key) else {
        throw CommandFailure(
          "The key in '\(path)' has \(key.count) bytes, which is too short to be secret. "
            + "Make one with 'head -c 32 /dev/urandom > author.key'.", .usage)
      }
      return pseudonymizer
    }
  }

  /// The inputs of these arguments, `NAME=FILE` or `FILE`, with the usable files of archives in their place.
  ///
  /// What an archive holds beside them is said and left out.
  func inputs(_ arguments: [String]) throws -> [InputArgument] {
    let options = try ingest
    var inputs: [InputArgument] = []
    for argument in arguments {
      let input = InputArgument(argument) { access($0, F_OK) == 0 }
      let members = try members(of: input)
      inputs += try members == [input] ? members : members.filter { try isUsable($0, options) }
    }
    return inputs
  }

  private func isUsable(_ member: InputArgument, _ options: IngestOptions) throws(IngestError) -> Bool {
    do {
      let reader = try ExportReader(path: member.path, format: from, options: options)
      // A column that was named and is not there is an error, which reading throws.
      if options.columns.text == nil, reader.kinds.isEmpty {
        messages.note(
          "\(member.path): left out, since it has neither a column of text nor one of a known metric.")
        return false
      }
      return true
    } catch {
      switch error {
      case .unknownFormat, .emptyFile:
        messages.note("\(member.path): left out, since its format is unknown.")
        return false
      default: throw error
      }
    }
  }

  /// The paths of these arguments, with all files of archives in their place.
  func paths(_ arguments: [String]) throws -> [String] {
    try arguments.flatMap { try members(of: InputArgument(path: $0)).map(\.path) }
  }

  private func members(of input: InputArgument) throws(IngestError) -> [InputArgument] {
    try input.members { name in
      messages.note(
        "\(input.path)!\(SafeText.terminal(name)): left out, since it is hidden or its path leads out of the archive."
      )
    }
  }
}

extension InputReport {
  /// What a reader of the terminal should know of the input.
  func notes(to messages: Messages) {
    for note in notes { messages.note("\(name): \(note.message).") }
  }
}

/// The language data in use.
enum LexiconFolder {
  /// The built-in data, with the files of a folder before it.
  static func library(_ folder: String?) throws -> DataLibrary {
    guard let folder else { return .embedded }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw CommandFailure("There is no folder '\(folder)'. Name one that holds lexicons.", .noInput)
    }
    return DataLibrary(directory: folder)
  }
}
