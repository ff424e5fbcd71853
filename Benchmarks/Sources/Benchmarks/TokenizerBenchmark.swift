import CBenchmarks
import RapportText

/// The tokeniser against ICU's own iterator and a pass that only reads.
enum TokenizerBenchmark {
  static func run() throws {
    let start = bench_thread_time()
    _ = try Tokenizer().tokens(in: "the first text")
    print(
      "the first tokeniser and text of a process: \((Double(bench_thread_time() - start) / 1e6).rounded(2)) ms"
    )
    let vocabulary = try self.vocabulary()
    print("vocabulary: \(vocabulary.termCount) terms, ICU \(TextVersions.icu)\n")
    for texts in [Texts.ascii(), Texts.mixed()] { try compare(on: texts, vocabulary) }
    try scaling(vocabulary)
    try vocabularyOfManyTerms()
  }

  private static func compare(on texts: Texts, _ vocabulary: Vocabulary) throws {
    let plain = try Tokenizer()
    let knowing = try Tokenizer(vocabulary: vocabulary)
    let words = bench_words_open()
    let wide = texts.posts.map { Array(String(decoding: $0, as: UTF8.self).utf16) }
    var tokens = TokenBatch()
    var measurements = Measurements(texts.title, byteCount: texts.byteCount)
    measurements.add("ICU's word iterator, UTF-8") {
      texts.posts.reduce(0) { count, post in
        count + post.withUnsafeBytes { bench_words_utf8(words, $0.baseAddress, $0.count) }
      }
    }
    measurements.add("ICU's word iterator, UTF-16, not converted") {
      wide.reduce(0) { count, post in
        count + post.withUnsafeBufferPointer { bench_words_utf16(words, $0.baseAddress, $0.count) }
      }
    }
    measurements.add("Rapport: tokens") { tokenCount(of: texts.posts, plain, &tokens) }
    measurements.add("Rapport: tokens, each looked up") { tokenCount(of: texts.posts, knowing, &tokens) }
    measurements.add("Rapport: tokens, looked up, all matches") {
      var matches = 0
      for post in texts.posts {
        post.withUnsafeBytes { knowing.tokenize($0, into: &tokens) }
        vocabulary.forEachMatch(in: tokens) { _ in matches += 1 }
      }
      return matches
    }
    measurements.add("memchr for spaces") {
      texts.posts.reduce(0) { count, post in
        count + post.withUnsafeBytes { bench_count($0.baseAddress, $0.count, 0x20) }
      }
    }
    let baseline = measurements.print()
    try Peers.run(on: texts, baseline: baseline)
    print("")
  }

  private static func tokenCount(
    of posts: [[UInt8]], _ tokenizer: Tokenizer, _ tokens: inout TokenBatch
  ) -> Int {
    var count = 0
    for post in posts {
      post.withUnsafeBytes { tokenizer.tokenize($0, into: &tokens) }
      count += tokens.count
    }
    return count
  }

  /// Short posts, and the same text in one piece.
  private static func scaling(_ vocabulary: Vocabulary) throws {
    let tokenizer = try Tokenizer(vocabulary: vocabulary)
    let text = Texts.ascii().posts.joined(separator: [0x20])
    let long = Array(text.prefix(1_000_000))
    let short = stride(from: 0, to: long.count - 100, by: 100).map { Array(long[$0..<$0 + 100]) }
    var tokens = TokenBatch()
    var measurements = Measurements("length of a post", byteCount: 1_000_000)
    measurements.add("posts of 100 bytes") { tokenCount(of: short, tokenizer, &tokens) }
    measurements.add("a post of 1 MB") { tokenCount(of: [long], tokenizer, &tokens) }
    measurements.print()
    print("")
  }

  private static func vocabularyOfManyTerms() throws {
    // 100,000 words of letters that no two numbers share.
    let words = (0..<100_000).map { number in
      String(
        decoding: (0..<4).map { UInt8(ascii: "a") + UInt8(number >> (4 * $0) & 15) } + Array("word".utf8),
        as: UTF8.self)
    }
    let variants = try TermVariants([.spelling], language: "en")
    func measure(_ title: String, _ insert: (inout VocabularyBuilder, String) throws -> Void) throws {
      var times: [Double] = []
      for _ in 0..<5 {
        let start = bench_thread_time()
        var builder = try VocabularyBuilder()
        for word in words { try insert(&builder, word) }
        _ = builder.build()
        times.append(Double(bench_thread_time() - start) / 1e6)
      }
      times.sort()
      print("\(title): \(times[0].rounded(1)) / \(times[2].rounded(1)) / \(times[4].rounded(1)) ms")
    }
    try measure("a vocabulary of 100,000 terms") { try $0.insert($1) }
    try measure("a vocabulary of 100,000 terms, other spellings looked for") {
      try $0.insert($1, variants: variants) { _ in }
    }
  }

  /// All terms of the library's English lexicons and all patterns of its topics.
  private static func vocabulary() throws -> Vocabulary {
    var builder = try VocabularyBuilder()
    for path in DataLibrary.embedded.paths(under: "en") where path.hasSuffix("/terms.tsv") {
      let isOfTopics = path.hasPrefix("en/topics")
      let text = String(decoding: try DataLibrary.embedded.contents(of: path), as: UTF8.self)
      for line in text.split(separator: "\n").dropFirst() where !line.hasPrefix("# ") {
        let pattern = line.split(separator: "\t", maxSplits: 2).dropFirst(isOfTopics ? 1 : 0).first
        // What is no pattern is a rule.
        if let pattern { _ = try? builder.insert(pattern, style: isOfTopics ? .glob : .fixed) }
      }
    }
    return builder.build()
  }
}
