/// What a result was made with, so that it can be made again and compared.
///
/// It holds no times, threads or paths: the same input gives the same manifest on every machine.
public struct Manifest: Hashable, Sendable {
  /// The version of the tool.
  public var toolVersion: String
  /// Changes whenever scores change for the same text and lexicons.
  public var scoringVersion: String
  /// The version of ICU that cut the text into words.
  public var icuVersion: String
  /// The version of Unicode that ICU implements.
  public var unicodeVersion: String
  /// The key that authors' pseudonyms were made with.
  public var authorKeyID: String
  /// The lexicons, dictionaries and shifter lists, in order of their names.
  public var lexicons: [LexiconStamp]
  /// Options that differ from their defaults, in order of their names.
  public var options: [Option]
  /// The inputs, in order of their hashes.
  public var inputs: [InputStamp]

  /// A manifest made of its parts; lists are put in their order.
  public init(
    toolVersion: String, scoringVersion: String, icuVersion: String, unicodeVersion: String,
    authorKeyID: String, lexicons: [LexiconStamp], options: [Option], inputs: [InputStamp]
  ) {
    self.toolVersion = toolVersion
    self.scoringVersion = scoringVersion
    self.icuVersion = icuVersion
    self.unicodeVersion = unicodeVersion
    self.authorKeyID = authorKeyID
    self.lexicons = lexicons.sorted { $0.name < $1.name }
    self.options = options.sorted { $0.name < $1.name }
    self.inputs = inputs.sorted { ($0.hash, $0.format) < ($1.hash, $1.format) }
  }

  /// An option with the value given to it.
  public struct Option: Hashable, Sendable {
    /// The option's long name without dashes.
    public var name: String
    /// Its value as text.
    public var value: String

    /// An option with its value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// Which lexicon was used, down to its bytes.
public struct LexiconStamp: Hashable, Sendable {
  /// The name, such as `en/vader`.
  public var name: String
  /// The version of its source.
  public var version: String
  /// The licence, as an SPDX identifier where there is one.
  public var licence: String
  /// The hash of its table, in hexadecimal.
  public var hash: String

  /// A lexicon with its version, licence and hash.
  public init(name: String, version: String, licence: String, hash: String) {
    self.name = name
    self.version = version
    self.licence = licence
    self.hash = hash
  }
}

/// Which input was read, down to its bytes.
public struct InputStamp: Hashable, Sendable {
  /// The format it was read as, such as `ga4-csv`.
  public var format: String
  /// The hash of its bytes, in hexadecimal.
  public var hash: String

  /// An input with its format and hash.
  public init(format: String, hash: String) {
    self.format = format
    self.hash = hash
  }
}
