import ArgumentParser
import Rapport
import RapportIngest
import RapportSentiment
import RapportText

/// How the process ends, after `sysexits.h`.
enum ExitStatus: Int32 {
  case success = 0
  case usage = 64
  case data = 65
  case noInput = 66
  case inputOutput = 74
}

/// What went wrong, as a message and an exit code.
struct Failure {
  /// The cause and the remedy; `nil` where there is nothing to say.
  let message: String?
  let status: ExitStatus

  /// The failure behind an error; `nil` for those that the argument parser words itself.
  init?(_ error: any Error) {
    switch error {
    case is ClosedPipe: self.init(nil, .success)
    case let error as OutputError: self.init(error.description, .inputOutput)
    case let error as IngestError: self.init(error.description, ExitStatus(error))
    case let error as LexiconError: self.init(error.description, ExitStatus(error))
    case let error as LexiconPanelError: self.init(error.description, .usage)
    case let error as CommandFailure: self.init(error.message, error.status)
    case let error as DataLibraryError: self.init(error.description, .noInput)
    default:
      // The library's other errors are about data and say what to do; the rest belongs to the argument parser.
      guard RapportCommand.exitCode(for: error) == .failure else { return nil }
      self.init("\(error)", .data)
    }
  }

  private init(_ message: String?, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }
}

/// Something only the command line can know to be wrong.
struct CommandFailure: Error {
  let message: String
  let status: ExitStatus

  init(_ message: String, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }
}

extension ExitStatus {
  fileprivate init(_ error: IngestError) {
    switch error {
    case .missingFile, .isFolder: self = .noInput
    case .unreadable, .shrunk: self = .inputOutput
    case .unknownFormatName, .unknownColumn, .unknownEncoding, .readOnlyOnce: self = .usage
    case .emptyFile, .damaged, .isArchive, .doubledMember, .unknownFormat, .noUsableColumn, .stopped:
      self = .data
    }
  }

  fileprivate init(_ error: LexiconError) {
    switch error {
    case .unknownLexicon, .otherKind: self = .usage
    case .unreadable: self = .noInput
    default: self = .data
    }
  }
}
