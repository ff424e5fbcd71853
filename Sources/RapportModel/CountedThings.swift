/// A number of things as messages say it: `1 comment`, `2 comments`, `3 properties`.
///
/// - Parameters:
///   - one: What one of them is called, with its verb where one follows: `record has`.
///   - many: What several are called; `one` with an `s` unless stated.
package func counted(_ count: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
