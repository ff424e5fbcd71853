import Foundation

/// `tokens` (the default), `ledger`, `pipeline [MB [LARGEST MB]]`, or `corpus KIND MB FILE`.
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case nil, "tokens": try TokenizerBenchmark.run()
case "ledger": try LedgerBenchmark.run()
case "pipeline":
  var benchmark = try PipelineBenchmark()
  let sizes = arguments.dropFirst().compactMap { Int($0) }
  if let size = sizes.first { benchmark.megabytes = size }
  if sizes.count > 1 { benchmark.largestMegabytes = sizes[1] }
  try benchmark.run()
case "corpus" where arguments.count == 4:
  let values = Array(arguments)
  guard let kind = CorpusWriter.Kind(rawValue: values[1]), let size = Int(values[2]) else { fallthrough }
  try CorpusWriter(kind: kind, byteCount: size * 1_000_000).write(to: values[3])
case "spin": Spin.work()
default:
  print(
    "Use: tokens, ledger, pipeline [MB [LARGEST MB]], or corpus \(CorpusWriter.Kind.allCases.map(\.rawValue)) MB FILE"
  )
  exit(64)
}
