/// How observations become one number with its interval.
///
/// Names of measurements are the canonical ones of the readers; a measurement counts towards every metric that
/// names it.
public enum Aggregation: Hashable, Sendable {
  /// The sum of an additive measurement.
  case sum(of: String)
  /// A number of different people, which must not be summed: one number stands as it is, several give an upper
  /// bound (their sum) and a lower one (the largest).
  case people(counted: String)
  /// The mean of a rate or average, each row weighted by the denominator that the file states with it.
  case weightedMean(of: String)
  /// The mean of an average per person: one number stands as it is; of several rows, in each of which the same people may
  /// be counted, the weighted mean divides by more than there are and is a lower bound.
  case meanPerPerson(of: String)
  /// The sum of one measurement over the sum of another.
  case ratio(of: String, over: String)
  /// A ratio whose numerator is part of the denominator, with Wilson's interval.
  case proportion(of: String, over: String)
  /// The number of comments by people; those of the property's own staff and of programs are left out.
  case commentCount
  /// The number of different authors of those comments.
  case authorCount
  /// The Gini coefficient of comments per author.
  case authorConcentration
  /// Positive less negative comments, over positive, negative and neutral ones.
  case netSentiment
  /// Negative comments over all scored ones.
  case negativeShare
  /// The mean of the authors' mean polarities, in which every author counts as one.
  case meanOverAuthors
  /// A mean of other metrics on the scale of an index.
  case index(Index)

  /// A number that sums up other metrics.
  public enum Index: Hashable, Sendable {
    /// One pillar.
    case pillar(Pillar)
    /// All pillars.
    case engagement
  }
}
