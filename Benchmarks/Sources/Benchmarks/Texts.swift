import Foundation

/// The texts to measure on: labelled posts of others where they are at hand, invented ones otherwise.
struct Texts {
  var title: String
  var posts: [[UInt8]]

  var byteCount: Int { posts.reduce(0) { $0 + $1.count } }

  /// Posts of nothing but ASCII.
  static func ascii() -> Texts {
    let posts = labelled("airline.tsv") + labelled("tweeteval_test.tsv") + labelled("goemotions_dev.tsv")
    let chosen = (posts.isEmpty ? invented : posts).filter { $0.allSatisfy { $0 < 0x80 } }
    return Texts(title: "ASCII posts", posts: chosen)
  }

  /// Posts of which seven bytes in a hundred are Chinese.
  static func mixed() -> Texts {
    let posts = labelled("tweeteval_test.tsv") + labelled("airline.tsv") + labelled("umsab_es.tsv")
    let others = labelled("zh_waimai.tsv")
    guard !posts.isEmpty, !others.isEmpty else { return Texts(title: "mixed posts", posts: inventedMixed) }
    var mixed: [[UInt8]] = []
    var (count, chinese, next) = (0, 0, 0)
    for post in posts {
      mixed.append(post)
      count += post.count
      while chinese * 100 < (count + chinese) * 7 {
        mixed.append(others[next % others.count])
        chinese += others[next % others.count].count
        next += 1
      }
    }
    return Texts(title: "mixed posts, 7 % Chinese", posts: mixed)
  }

  private static func labelled(_ file: String) -> [[UInt8]] {
    let stated = ProcessInfo.processInfo.environment["RAPPORT_SHARED"].map { URL(fileURLWithPath: $0) }
    let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../shared").standardized
    guard let data = try? Data(contentsOf: (stated ?? beside).appendingPathComponent("gold/" + file)) else {
      return []
    }
    return data.split(separator: 0x0A).dropFirst().compactMap { line in
      line.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false).last.map(Array.init)
    }
  }

  private static var invented: [[UInt8]] {
    let posts = [
      "The new checkout is great, but why does it take so long to load?!",
      "@shop my order never arrived... third time this month. Really disappointed :(",
      "Don't bother, the app crashes every time you open the camera. See http://shop.example/help",
      "Love it! Quick delivery, friendly support, would buy again #happy",
      "It's okay I guess. Works as it should, nothing more, nothing less.",
    ]
    return (0..<20_000).map { Array(posts[$0 % posts.count].utf8) }
  }

  private static var inventedMixed: [[UInt8]] {
    let others = ["配送很快，味道也不错。", "ราคาแพงไปหน่อยแต่บริการดีมาก", "とても使いやすいです！"].map { Array($0.utf8) }
    return invented.enumerated().map { $0 % 6 == 0 ? others[$0 / 6 % others.count] : $1 }
  }
}
