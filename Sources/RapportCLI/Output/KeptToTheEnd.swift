/// Keeps a value as long as the process runs.
///
/// A ledger has memory of its own for each of very many cells. To give it back piece by piece right before the process ends
/// takes time and is of use to nobody.
final class KeptToTheEnd<Value> {
  private let value: Value

  private init(_ value: Value) { self.value = value }

  static func keep(_ value: Value) { _ = Unmanaged.passRetained(KeptToTheEnd(value)) }
}
