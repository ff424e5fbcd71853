/// The candidate closest to a misspelt name, or `nil` when none is close.
///
///     nearestName(to: "creatd_at", among: ["text", "created_at"])   // "created_at"
///
/// Close means at most a third of the longer name's characters inserted, removed, replaced or swapped with
/// their neighbour, letter case and separators aside.
///
/// - Complexity: O(*n* · *m*) for names of these lengths, for each candidate.
package func nearestName(to name: String, among candidates: [String]) -> String? {
  let wanted = Array(HeaderName(name).key)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let key = Array(HeaderName(candidate).key)
    let distance = editDistance(wanted, key)
    guard distance * 3 <= max(wanted.count, key.count), distance < best?.distance ?? .max else { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// Insertions, removals, replacements and swaps of neighbours between two texts (optimal string alignment).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
      var distance = min(replaced, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row.append(distance)
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}
