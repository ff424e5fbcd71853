public import RapportModel

extension Manifest {
  /// The manifest as a JSON object on a line of its own, members in a fixed order.
  public func json() -> String {
    var json = JSONWriter()
    json.manifest(self)
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  mutating func manifest(_ manifest: Manifest) {
    object { json in
      json.member("tool_version", manifest.toolVersion)
      json.member("scoring_version", manifest.scoringVersion)
      json.member("icu_version", manifest.icuVersion)
      json.member("unicode_version", manifest.unicodeVersion)
      json.member("author_key", manifest.authorKeyID)
      json.list("lexicons", manifest.lexicons) { json, lexicon in
        json.object { json in
          json.member("name", lexicon.name)
          json.member("version", lexicon.version)
          json.member("licence", lexicon.licence)
          json.member("hash", lexicon.hash)
        }
      }
      json.key("options")
      json.object { json in for option in manifest.options { json.member(option.name, option.value) } }
      json.list("inputs", manifest.inputs) { json, input in
        json.object { json in
          json.member("format", input.format)
          json.member("hash", input.hash)
        }
      }
    }
  }
}
