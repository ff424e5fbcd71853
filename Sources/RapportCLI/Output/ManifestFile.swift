import RapportModel
import RapportReport

/// The manifest of a result that has no room for it, in a file beside it.
enum ManifestFile {
  static func write(_ manifest: Manifest, beside path: String) throws {
    var output = try ByteOutput(path: path + ".manifest.json")
    try output.write(manifest.json())
    try output.finish()
  }
}
