import Rapport
import RapportModel
import RapportSentiment
import RapportText

/// An explanation for people and for programs.
enum ExplanationText {
  static func text(of explanation: Explanation) -> String {
    let annotation = explanation.annotation
    var lines: [String] = []
    if let score = annotation.score {
      lines.append(
        "\(score.label.rawValue), polarity \(signed(score.polarity)) "
          + "(positive \(places(score.positive)), negative \(places(score.negative)), "
          + "confidence \(places(score.confidence)), coverage \(places(score.coverage)), "
          + "language \(language(of: explanation)))")
      if let probabilities = score.probabilities {
        lines.append(
          "probabilities: positive \(places(probabilities.positive)), neutral \(places(probabilities.neutral)), "
            + "negative \(places(probabilities.negative))")
      }
    } else {
      lines.append("\(annotation.status) (language \(annotation.language))")
    }
    for (lexicon, annotation) in explanation.furtherAnnotations {
      let found = annotation.score.map { "\($0.label.rawValue), polarity \(signed($0.polarity))" }
      lines.append("by \(lexicon): \(found ?? "\(annotation.status)")")
    }
    if let disagreement = explanation.disagreement { lines.append("disagreement: \(places(disagreement))") }
    for evidence in explanation.contributions {
      lines.append("")
      var line = "  \(explanation.surface(evidence.range)): valence \(signed(evidence.valence))"
      if evidence.contribution != evidence.valence { line += ", here \(signed(evidence.contribution))" }
      if !explanation.clauses.isEmpty { line += ", clause \(evidence.clause + 1)" }
      lines.append(line)
      for shifter in evidence.shifters {
        lines.append(
          "    ×\(places(shifter.factor)) '\(explanation.surface(shifter.range))' (\(shifter.rule))")
      }
    }
    lines += weightLines(explanation)
    if explanation.languages.count > 1 {
      lines += ["", "  languages: " + languages(explanation)]
    }
    for flag in explanation.sarcasm {
      lines += ["", "  perhaps sarcasm: '\(explanation.surface(flag.range))' (\(flag.rule))"]
    }
    if !explanation.topics.isEmpty {
      lines += ["", "  topics: " + topics(explanation)]
    }
    if !explanation.aspects.isEmpty {
      lines.append("")
      var said: Set<[String]> = []
      for (name, sentiment) in explanation.aspects
      where said.insert([name, "\(sentiment.part)"]).inserted {
        lines.append(
          "  of \(name): \(sentiment.label.rawValue), \(signed(sentiment.polarity)), in "
            + "'\(line(explanation.surface(sentiment.part)))'")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The language, and the one whose tables scored the text where it stays open.
  private static func language(of explanation: Explanation) -> String {
    let language = explanation.annotation.language
    return language == "und" ? "und, scored as \(explanation.scoredLanguage)" : language
  }

  /// A stretch of text on one line.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func write(_ explanation: Explanation, to json: inout JSONWriter) {
    func place(_ json: inout JSONWriter, _ range: TextRange) {
      json.member("text", explanation.surface(range))
      json.member("start", Int(range.start))
      json.member("end", Int(range.end))
    }
    json.object { json in
      json.member("status", explanation.annotation.status.description)
      json.member("language", explanation.annotation.language)
      json.member("scored_language", explanation.scoredLanguage)
      if let score = explanation.annotation.score {
        json.member("label", score.label.rawValue)
        json.member("polarity", score.polarity)
        json.member("positive", score.positive)
        json.member("negative", score.negative)
        json.member("confidence", score.confidence)
        json.member("coverage", score.coverage)
        if let probabilities = score.probabilities {
          json.key("probabilities")
          json.object { json in
            json.member("positive", probabilities.positive)
            json.member("neutral", probabilities.neutral)
            json.member("negative", probabilities.negative)
          }
        }
      }
      if !explanation.furtherAnnotations.isEmpty { writeLexicons(explanation, to: &json) }
      json.key("evidence")
      json.array { json in
        for evidence in explanation.contributions {
          json.object { json in
            place(&json, evidence.range)
            json.member("term", evidence.term)
            json.member("valence", evidence.valence)
            json.member("contribution", evidence.contribution)
            json.member("clause", evidence.clause)
            json.key("shifters")
            json.array { json in
              for shifter in evidence.shifters {
                json.object { json in
                  place(&json, shifter.range)
                  json.member("rule", shifter.rule)
                  json.member("factor", shifter.factor)
                }
              }
            }
          }
        }
      }
      json.key("weights")
      json.array { json in
        for evidence in explanation.weights {
          json.object { json in
            if let range = evidence.range { place(&json, range) }
            json.member("form", evidence.entry.form.rawValue)
            json.member("entry", evidence.entry.term)
            json.member("weight_side", evidence.entry.side)
            json.member("weight_any", evidence.entry.any)
            json.member("factor", evidence.factor)
            json.member("side", evidence.side)
            json.member("any", evidence.any)
          }
        }
      }
      json.key("sarcasm")
      json.array { json in
        for flag in explanation.sarcasm {
          json.object { json in
            place(&json, flag.range)
            json.member("rule", flag.rule)
          }
        }
      }
      json.key("topics")
      json.array { json in
        for topic in explanation.topics {
          json.object { json in
            json.member("topic", topic.name)
            place(&json, topic.range)
          }
        }
      }
      json.key("aspects")
      json.array { json in
        for (name, sentiment) in explanation.aspects {
          json.object { json in
            json.member("aspect", name)
            place(&json, sentiment.range)
            json.member("part_start", Int(sentiment.part.start))
            json.member("part_end", Int(sentiment.part.end))
            json.member("label", sentiment.label.rawValue)
            json.member("polarity", sentiment.polarity)
          }
        }
      }
      json.key("clauses")
      json.array { json in
        for clause in explanation.clauses {
          json.object { json in
            json.member("start", Int(clause.start))
            json.member("end", Int(clause.end))
          }
        }
      }
      json.key("languages")
      json.array { json in
        for segment in explanation.languages {
          json.object { json in
            json.member("language", segment.guess.tag)
            json.member("confidence", segment.guess.confidence)
            json.member("start", Int(segment.range.start))
            json.member("end", Int(segment.range.end))
          }
        }
      }
      json.key("tokens")
      json.array { json in
        for token in explanation.tokens {
          json.object { json in
            place(&json, token.range)
            json.member("kind", token.kind.description)
            json.member("known", token.isKnown)
          }
        }
      }
    }
  }

  /// What further lexicons make of the text.
  private static func writeLexicons(_ explanation: Explanation, to json: inout JSONWriter) {
    json.key("lexicons")
    json.array { json in
      for (lexicon, annotation) in explanation.furtherAnnotations {
        json.object { json in
          json.member("lexicon", lexicon)
          json.member("status", annotation.status.description)
          guard let score = annotation.score else { return }
          json.member("label", score.label.rawValue)
          json.member("polarity", score.polarity)
        }
      }
    }
    json.key("disagreement")
    if let disagreement = explanation.disagreement { json.value(disagreement) } else { json.null() }
  }

  private static func languages(_ explanation: Explanation) -> String {
    explanation.languages.map { segment in
      "\(segment.guess.tag) ('\(line(explanation.surface(segment.range)))')"
    }
    .joined(separator: ", ")
  }

  /// The weights of a text, the words first and those that matter most before the others.
  private static func weightLines(_ explanation: Explanation) -> [String] {
    guard !explanation.weights.isEmpty else { return [] }
    let features = explanation.weights.filter { $0.range == nil }
    let words = explanation.weights.filter { $0.range != nil }
    let order = words.indices.sorted { (worth(words[$1]), $0) < (worth(words[$0]), $1) }
    var lines = ["", "  weights: which side, any sentiment"]
    func line(_ name: String, _ evidence: [WeightEvidence]) -> String {
      let side = evidence.reduce(0) { $0 + $1.side }
      let any = evidence.reduce(0) { $0 + $1.any }
      return "    \(name): \(signed(side)), \(signed(any))"
    }
    lines.append(line("all", explanation.weights))
    lines.append(line("the lexicon's words together", features))
    for index in order.prefix(12) {
      let entry = words[index].entry
      lines.append(line("\(entry.form.rawValue) '\(entry.term)'", [words[index]]))
    }
    if order.count > 12 {
      lines.append(line(counted(order.count - 12, "other"), order[12...].map { words[$0] }))
    }
    return lines
  }

  private static func worth(_ evidence: WeightEvidence) -> Double {
    max(evidence.side.magnitude, evidence.any.magnitude)
  }

  private static func topics(_ explanation: Explanation) -> String {
    var places: [(name: String, surfaces: [String])] = []
    for topic in explanation.topics {
      let surface = "'\(explanation.surface(topic.range))'"
      if let index = places.firstIndex(where: { $0.name == topic.name }) {
        places[index].surfaces.append(surface)
      } else {
        places.append((topic.name, [surface]))
      }
    }
    return places.map { "\($0.name) (\($0.surfaces.joined(separator: ", ")))" }.joined(separator: ", ")
  }

  private static func signed(_ number: Double) -> String { (number > 0 ? "+" : "") + places(number) }

  /// Two decimal places.
  static func places(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let fraction = abs(hundredths) % 100
    return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100)." + (fraction < 10 ? "0" : "")
      + "\(fraction)"
  }
}
