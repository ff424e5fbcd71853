internal import RapportModel

extension LexiconManifest {
  /// The file `manifest.json`, a member a line.
  public var written: String {
    func json(_ content: (inout JSONWriter) -> Void) -> String {
      var writer = JSONWriter()
      content(&writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    func text(_ value: String) -> String { json { $0.value(value) } }
    func list(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }

    var members = [
      ("name", text(name)), ("kind", text(kind.rawValue)), ("title", text(title)),
      ("language", text(language)),
      ("version", text(version)), ("licence", text(licence)), ("source", text(source)),
    ]
    if let scale {
      let ends = [scale.lowest, scale.highest].map { end in json { $0.value(end) } }
      members.append(("scale", "{ \"lowest\": \(ends[0]), \"highest\": \(ends[1]) }"))
    }
    members.append(("columns", list(columns.map(text))))
    members.append(("hash", text(hash)))
    if let rebuiltBy { members.append(("rebuilt_by", text(rebuiltBy))) }
    if let variants { members.append(("variants", list(variants.map(\.rawValue).sorted().map(text)))) }
    if let lexicon { members.append(("lexicon", text(lexicon))) }
    if let training { members.append(("training", training.written)) }
    return "{\n" + members.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n"
  }
}

extension TrainingRecord {
  /// The record as a member of a manifest, a source a line.
  fileprivate var written: String {
    func lines(_ sources: [Source]) -> String {
      guard !sources.isEmpty else { return "[]" }
      let lines = sources.map { source in
        var json = JSONWriter()
        json.object { json in
          json.member("name", source.name)
          json.member("terms", source.terms)
          json.member("content", source.content)
          json.member("positive", source.positive)
          json.member("neutral", source.neutral)
          json.member("negative", source.negative)
        }
        return "      " + String(decoding: json.bytes, as: UTF8.self)
      }
      return "[\n" + lines.joined(separator: ",\n") + "\n    ]"
    }
    var json = JSONWriter()
    json.object { json in
      for (name, value) in settings.sorted(by: { $0.key < $1.key }) { json.member(name, value) }
    }
    var text = "{\n    \"sources\": \(lines(sources)),\n    \"calibration\": \(lines(calibration)),\n"
    if let base { text += "    \"base\": \"\(base)\",\n" }
    text += "    \"settings\": \(String(decoding: json.bytes, as: UTF8.self)),\n"
    return text + "    \"minimum_texts\": \(minimumTexts)\n  }"
  }
}
