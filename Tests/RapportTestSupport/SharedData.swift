public import Foundation

/// Test data of other projects, which lies beside the checkout on some machines and is not shipped.
public enum SharedData {
  /// What a test that needs the data says where it is not there.
  public static let missing = "skipped: shared data missing"

  /// Where the data lies: `RAPPORT_SHARED`, else the folder `shared` beside the package's; `nil` without it.
  public static let folder: URL? = {
    let stated = ProcessInfo.processInfo.environment["RAPPORT_SHARED"].map { URL(fileURLWithPath: $0) }
    let folder = stated ?? packageFolder.deletingLastPathComponent().appendingPathComponent("shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The folder that holds `Package.swift`.
  public static let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether the file or folder at this path, relative to the data's folder, is there.
  ///
  /// Meant for `@Test(.enabled(if: SharedData.has("gold/sst_dev.tsv"), Comment(rawValue: SharedData.missing)))`.
  public static func has(_ path: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: $0.appendingPathComponent(path).path) } ?? false
  }

  /// The place of the file at this path, relative to the data's folder.
  public static func url(_ path: String) throws -> URL {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return folder.appendingPathComponent(path)
  }

  /// The bytes of the file at this path, relative to the data's folder.
  public static func bytes(_ path: String) throws -> [UInt8] { try Array(Data(contentsOf: url(path))) }

  /// The text of the file at this path, relative to the data's folder.
  public static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }
}
