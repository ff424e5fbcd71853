internal import CCLD2
internal import RapportModel

extension LanguageIdentifier {
  /// The stretches of a text in one language each, for comments that change language.
  ///
  ///     let text = "I love this phone pero la batería es muy mala"
  ///     identifier.segments(in: text).map(\.guess.tag)   // ["en", "es"]
  ///
  /// Segments are in order and leave no gap: the first begins with the text, the last ends with it. Each begins with its first
  /// word, so marks, emoji and addresses belong to the words before them. A text without a second language is one segment
  /// with the guess of ``language(of:in:)``. Behind the first 4,096 bytes the last segment goes on.
  ///
  /// Words are given to the languages that list them such that as many as possible fit, where every change of language costs
  /// 1.8 words; so a name or a loan word makes no segment. Each word of a stretch that CLD2 gives to a language adds a quarter
  /// of a word for it.
  ///
  /// - Complexity: O(*n*) in the first 4,096 bytes.
  public func segments(of tokens: TokenBatch, in text: UnsafeRawBufferPointer) -> [LanguageSegment] {
    let whole = language(of: tokens, in: text)
    let path = path(text)
    let runs = path.runs()
    guard runs.count > 1 else { return [LanguageSegment(range: TextRange(0..<text.count), guess: whole)] }
    return runs.indices.map { index in
      let state = path.states[runs[index].state]
      let start = index == 0 ? 0 : words[runs[index].words.lowerBound].range.lowerBound
      let end = index + 1 < runs.count ? words[runs[index + 1].words.lowerBound].range.lowerBound : text.count
      return LanguageSegment(
        range: TextRange(start..<end),
        guess: LanguageGuess(
          tag: state.tag, script: state.script.name,
          confidence: max(0.5, Evidence.confidence(ofLead: runs[index].lead))))
    }
  }

  /// The stretches of a text in one language each.
  public func segments(in text: some StringProtocol) -> [LanguageSegment] {
    withTokens(of: text) { segments(of: $0, in: $1) }
  }

  /// What each word is worth for each language that may have a segment.
  private func path(_ text: UnsafeRawBufferPointer) -> SegmentPath {
    var path = SegmentPath(wordCount: words.indices.count)
    var scripts: [Script] = []
    for index in words.indices where !scripts.contains(words[index].script) {
      scripts.append(words[index].script)
    }
    for script in scripts {
      guard let group = table.group(of: script) else {
        addOnlyLanguage(of: script, to: &path)
        continue
      }
      countEvidence(text, script, group)
      let chunks = chunks(text, script)
      for language in tally.best(SegmentPath.languagesPerScript) {
        let tag = group.tags[language]
        path.add(.init(tag: tag, script: script)) { index in
          let word = words[index]
          guard word.script == script else { return SegmentPath.foreign(word.script) }
          let bit: LanguageTable.Members = 1 << LanguageTable.Members(language)
          var points = word.languages & bit != 0 ? Evidence.word : 0
          if word.lacking & bit != 0 { points += Evidence.missingLetter }
          if chunks[index] == tag { points += SegmentPath.chunk }
          return points
        }
      }
    }
    return path
  }

  /// Adds the one language of a script, unless another script of it is there already.
  private func addOnlyLanguage(of script: Script, to path: inout SegmentPath) {
    func tag(_ script: Script) -> String { script.onlyLanguage ?? "und-" + script.name }
    let language = tag(script)
    if path.states.contains(where: { $0.tag == language }) { return }
    path.add(.init(tag: language, script: script)) { word in
      tag(words[word].script) == language ? Evidence.word : SegmentPath.foreign(words[word].script)
    }
  }

  /// The languages that CLD2 gives to words in a script.
  private func chunks(_ text: UnsafeRawBufferPointer, _ script: Script) -> [Int: String] {
    let joined = joinedWords(text, script)
    var summary = rapport_cld2_summary()
    var chunks = [rapport_cld2_chunk](repeating: rapport_cld2_chunk(), count: 64)
    let count = joined.bytes.withUnsafeBytes {
      rapport_cld2_detect(
        $0.baseAddress?.assumingMemoryBound(to: CChar.self), joined.count, &summary, &chunks, chunks.count)
    }
    var tags: [Int: String] = [:]
    for chunk in chunks[..<count] {
      let tag = CLD2Code.tag(of: chunk.code)
      for word in joined.words where (chunk.offset..<chunk.offset + chunk.count).contains(Int32(word.offset))
      {
        tags[word.index] = tag
      }
    }
    return tags
  }
}
