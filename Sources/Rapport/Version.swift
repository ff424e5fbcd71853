/// The version of the library and the command-line tool.
public let version = "0.1.0"

/// Changes whenever the same text and lexicons get another score; ledgers of different versions do not merge.
public let scoringVersion = "5"
