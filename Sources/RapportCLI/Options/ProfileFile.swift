import Rapport
import RapportEngagement

/// Reads the profile that the user names.
enum ProfileFile {
  static func read(_ path: String) throws -> Profile {
    try Profile(yaml: String(decoding: InputFile.bytes(of: path), as: UTF8.self), file: path)
  }
}
