/// An author's pseudonym: a keyed hash of the platform's name or identifier.
///
/// With the built-in key, which is public and constant, the same author has the same pseudonym in every run;
/// a private key gives privacy, since nobody without it can try out names.
public struct AuthorKey: Hashable, Sendable, Comparable {
  /// The hash.
  public let hash: UInt64

  /// A pseudonym with a known hash.
  public init(hash: UInt64) { self.hash = hash }

  /// Orders by hash, which is unrelated to the name.
  public static func < (left: Self, right: Self) -> Bool { left.hash < right.hash }
}

/// Makes pseudonyms of authors' names.
public struct AuthorPseudonymizer: Hashable, Sendable {
  /// Says which key was used without giving it away; ledgers with different identifiers cannot be merged.
  public let keyID: String
  private let hash: KeyedHash

  /// The public, constant key.
  public static let builtIn = AuthorPseudonymizer(
    keyID: "built-in", hash: KeyedHash(0x7261_7070_6F72_7421, 0x6175_7468_6F72_6B79))

  /// A private key of at least sixteen bytes; the bytes beyond are folded in.
  ///
  /// - Returns: `nil` when the key is shorter than sixteen bytes.
  public init?(key: [UInt8]) {
    guard key.count >= 16 else { return nil }
    let fold = KeyedHash(0x6B65_7920_666F_6C64, UInt64(key.count))
    let secret = key.withUnsafeBytes { bytes in
      KeyedHash(fold(bytes), KeyedHash(fold(bytes), 1)(bytes))
    }
    self.init(keyID: String(secret.hash(of: "key id"), radix: 16), hash: secret)
  }

  private init(keyID: String, hash: KeyedHash) {
    self.keyID = keyID
    self.hash = hash
  }

  /// The pseudonym of an author's name or identifier on its platform.
  public func pseudonym(of name: UnsafeRawBufferPointer) -> AuthorKey { AuthorKey(hash: hash(name)) }

  /// The pseudonym of an author's name or identifier on its platform.
  public func pseudonym(of name: some StringProtocol) -> AuthorKey { AuthorKey(hash: hash.hash(of: name)) }
}
