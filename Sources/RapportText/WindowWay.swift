internal import CByteRuns

/// How the bytes of a window are told apart. All ways give the same.
package enum WindowWay: CaseIterable, Sendable {
  /// In machine words, on every processor.
  case words
  /// By vectors of AVX2.
  case avx2
  /// By vectors of AVX-512 with its permutations of bytes.
  case avx512

  /// The fastest one of this processor.
  package static let fastest: WindowWay = available.last ?? .words

  /// Those that this processor has, the slowest first.
  package static var available: [WindowWay] {
    allCases.filter { $0.inC.rawValue <= rapport_fastest_way().rawValue }
  }

  var inC: rapport_way {
    switch self {
    case .words: RAPPORT_IN_WORDS
    case .avx2: RAPPORT_BY_AVX2
    case .avx512: RAPPORT_BY_AVX512
    }
  }
}
