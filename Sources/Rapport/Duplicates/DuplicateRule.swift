/// Which records count as one comment that stands there several times.
///
/// All but one of them are not scored, for the reason `duplicate`; every one stays in the counts of records.
public enum DuplicateRule: String, CaseIterable, Hashable, Sendable {
  /// None: every record is a comment of its own.
  case none
  /// Records of one format and property with one identifier. The one that was changed last counts.
  case id
  /// Comments on one property with the same text, but for white space around it, whoever wrote them. The oldest counts.
  ///
  /// Short texts, such as *Great!*, are written by many who do not repeat one another; this rule takes them for one.
  case text

  /// The rule for a format when nobody asked for one: by identifier where the format lists a record again once it is
  /// edited.
  init(declared repeatsRecords: Bool) { self = repeatsRecords ? .id : .none }
}
