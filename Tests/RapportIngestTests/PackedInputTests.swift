import Foundation
import RapportIngest
import RapportModel
import RapportTestSupport
import Testing

@Suite struct PackedInputTests {
  private static let text = "text\n" + (0..<20_000).map { "Comment \($0) is fine\n" }.joined()

  /// Packs a file with a program of the system.
  private static func pack(_ path: String, with command: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command + [path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  private static func bytes(of path: String) throws -> [UInt8] { try ByteSource(path: path).readToEnd() }

  private static func hasProgram(_ name: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + name)
      || FileManager.default.isExecutableFile(atPath: "/bin/" + name)
  }

  @Test(
    "a packed file is read as what it holds, and is the same input",
    arguments: [("gzip", "gz"), ("bzip2", "bz2"), ("xz", "xz"), ("zstd", "zst")].filter { hasProgram($0.0) })
  func streams(program: String, suffix: String) throws {
    let folder = try TemporaryFolder()
    // Enough for the unpacking thread to come far ahead of a reader that waits.
    let text = String(repeating: Self.text, count: 8)
    let plain = try folder.write(text, to: "plain.csv")
    let copy = try folder.write(text, to: "copy.csv")
    try Self.pack(copy, with: [program, "-q"])
    let packed = try ByteSource(path: "\(copy).\(suffix)")
    usleep(50_000)
    #expect(try packed.readToEnd() == Array(text.utf8))
    let source = try ByteSource(path: plain)
    try source.drain()
    #expect(packed.contentHash == source.contentHash)
  }

  @Test("two gzip streams in a row are one text") func concatenated() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("a\n", to: "a")
    let second = try folder.write("b\n", to: "b")
    try Self.pack(first, with: ["gzip"])
    try Self.pack(second, with: ["gzip"])
    let both =
      try Data(contentsOf: URL(fileURLWithPath: first + ".gz"))
      + Data(contentsOf: URL(fileURLWithPath: second + ".gz"))
    let joined = folder.url.appendingPathComponent("both.gz")
    try both.write(to: joined)
    #expect(try Self.bytes(of: joined.path) == Array("a\nb\n".utf8))
  }

  @Test("a packed file that was cut off is an error and no end") func truncated() throws {
    let folder = try TemporaryFolder()
    let copy = try folder.write(Self.text, to: "copy.csv")
    try Self.pack(copy, with: ["gzip"])
    let packed = try Data(contentsOf: URL(fileURLWithPath: copy + ".gz"))
    let cut = folder.url.appendingPathComponent("cut.csv.gz")
    try packed.dropLast(packed.count / 3).write(to: cut)
    #expect(throws: IngestError.self) { try Self.bytes(of: cut.path) }
    try Data(packed.prefix(12)).write(to: cut)
    #expect(throws: IngestError.self) { try Self.bytes(of: cut.path) }
  }

  @Test("gzip whose checksum or length does not fit its content is an error", arguments: [8, 4])
  func checksum(fromEnd: Int) throws {
    let folder = try TemporaryFolder()
    let copy = try folder.write(Self.text, to: "copy.csv")
    try Self.pack(copy, with: ["gzip"])
    var packed = try Data(contentsOf: URL(fileURLWithPath: copy + ".gz"))
    packed[packed.count - fromEnd] ^= 1
    let damaged = folder.url.appendingPathComponent("damaged.csv.gz")
    try packed.write(to: damaged)
    #expect(throws: IngestError.self) { try Self.bytes(of: damaged.path) }
  }

  @Test(
    "what stands behind gzip's last stream is left, as gzip does",
    arguments: [[0, 0, 0], [1, 2, 3], [0, 7]] as [[UInt8]])
  func behindTheEnd(_ bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let copy = try folder.write(Self.text, to: "copy.csv")
    try Self.pack(copy, with: ["gzip"])
    let padded = folder.url.appendingPathComponent("padded.csv.gz")
    try (Data(contentsOf: URL(fileURLWithPath: copy + ".gz")) + Data(bytes)).write(to: padded)
    #expect(try Self.bytes(of: padded.path) == Array(Self.text.utf8))
  }

  @Test("dropping a source in the middle ends its thread") func abandoned() throws {
    let folder = try TemporaryFolder()
    let copy = try folder.write(String(repeating: Self.text, count: 20), to: "copy.csv")
    try Self.pack(copy, with: ["gzip"])
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 1)
    defer { buffer.deallocate() }
    for _ in 0..<20 { #expect(try ByteSource(path: copy + ".gz").read(into: buffer) == 100) }
  }

  @Test("members of archives are inputs, hidden files are not") func archives() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b!1.csv", ".hidden"] { _ = try folder.write("text\n\(name)\n", to: name) }
    // Beside the folder that it packs: a folder that changes while it is packed makes tar fail.
    let archives = try TemporaryFolder()
    let archive = archives.url.appendingPathComponent("all.tar.gz").path
    try Self.pack(".", with: ["tar", "-C", folder.url.path, "-czf", archive])
    #expect(ArchiveMember.isArchive(archive))
    #expect(try ArchiveMember.names(in: archive).sorted() == ["./a.csv", "./b!1.csv"])
    #expect(try Self.bytes(of: archive + "!./a.csv") == Array("text\na.csv\n".utf8))
    let tar = archives.url.appendingPathComponent("all.tar").path
    try Self.pack("a.csv", with: ["tar", "-C", folder.url.path, "-cf", tar, ".hidden", "b!1.csv"])
    #expect(ArchiveMember.isArchive(tar))
    #expect(try ArchiveMember.names(in: tar) == ["b!1.csv", "a.csv"])
    #expect(try Self.bytes(of: tar + "!a.csv") == Array("text\na.csv\n".utf8))
    #expect(try Self.bytes(of: tar + "!b!1.csv") == Array("text\nb!1.csv\n".utf8))
    #expect(throws: IngestError.damaged(file: tar + "!c.csv", cause: "it holds no such file")) {
      try Self.bytes(of: tar + "!c.csv")
    }
    #expect(throws: IngestError.isArchive(tar, members: ["b!1.csv", "a.csv"])) {
      try ByteSource(path: tar)
    }
  }

  @Test("a tar archive whose gzip is damaged or cut off is an error", arguments: [8, 4, 0])
  func damagedArchive(fromEnd: Int) throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b.csv"] { _ = try folder.write(Self.text, to: name) }
    let archives = try TemporaryFolder()
    let whole = archives.url.appendingPathComponent("whole.tar.gz").path
    try Self.pack("a.csv", with: ["tar", "-C", folder.url.path, "-czf", whole, "b.csv"])
    #expect(try ArchiveMember.names(in: whole) == ["b.csv", "a.csv"])
    #expect(try Self.bytes(of: whole + "!b.csv") == Array(Self.text.utf8))
    var packed = try Data(contentsOf: URL(fileURLWithPath: whole))
    if fromEnd > 0 { packed[packed.count - fromEnd] ^= 1 } else { packed.removeLast(20) }
    let damaged = archives.url.appendingPathComponent("damaged.tar.gz").path
    try packed.write(to: URL(fileURLWithPath: damaged))
    #expect(ArchiveMember.isArchive(damaged))
    #expect(throws: IngestError.self) { try ArchiveMember.names(in: damaged) }
    for member in ["a.csv", "b.csv"] {
      #expect(throws: IngestError.self) { try Self.bytes(of: "\(damaged)!\(member)") }
    }
    // What stands behind the end is left, as with gzip itself.
    try (Data(contentsOf: URL(fileURLWithPath: whole)) + Data([0, 7])).write(
      to: URL(fileURLWithPath: damaged))
    #expect(try ArchiveMember.names(in: damaged).count == 2)
    #expect(try Self.bytes(of: damaged + "!a.csv") == Array(Self.text.utf8))
  }

  @Test(
    "a dump of Reddit with a window of 2 GiB is read",
    .enabled(if: SharedData.has("samples/reddit-dump"), Comment(rawValue: SharedData.missing)))
  func longWindow() throws {
    let path = try SharedData.url("samples/reddit-dump/RC_2025-03_excerpt.zst").path
    let reader = try ExportReader(path: path)
    var comments = 0
    try reader.read { event in if case .comments(let batch) = event { comments += batch.count } }
    #expect(reader.adapter.format == "reddit-dump")
    #expect(comments > 0)
  }
}
