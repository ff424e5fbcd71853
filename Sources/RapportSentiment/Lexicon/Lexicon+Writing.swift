import RapportText

extension Lexicon {
  /// The lexicon as a file of another format.
  ///
  /// Valences are mapped linearly from this lexicon's scale to the format's. AFINN holds whole numbers, so
  /// there they are rounded to the nearest, halves away from zero, and what becomes 0 is left out.
  ///
  /// - Returns: UTF-8 with LF line ends, entries in their order.
  public func written(as format: LexiconFormat) -> String {
    let factor = format.defaultScale.magnitude / (manifest.scale?.magnitude ?? format.defaultScale.magnitude)
    var text = format == .table ? "term\tvalence\n" : ""
    for entry in entries {
      let valence = entry.valence * factor
      switch format {
      case .table, .scores: text += "\(entry.term)\t\(decimal(valence))\n"
      case .vader:
        // The deviation and the ratings are not known; the program that reads the file uses neither.
        let term = entry.term.replacing(" ", with: "_")
        text += "\(term)\t\(decimal(valence))\t0.0\t[]\n"
      case .afinn:
        let rounded = Int(valence.rounded(.toNearestOrAwayFromZero))
        if rounded != 0 { text += "\(entry.term)\t\(rounded)\n" }
      }
    }
    return text
  }

  /// Up to six places without trailing zeros.
  private func decimal(_ number: Double) -> String {
    let millionths = Int((number * 1_000_000).rounded())
    let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var places = String(fraction + 1_000_000).dropFirst()
    while places.last == "0" { places.removeLast() }
    return (millionths < 0 ? "-" : "") + "\(whole)" + (places.isEmpty ? "" : "." + places)
  }
}
