import RapportEngagement
import RapportModel
import Testing

@Suite struct ProfileTests {
  @Test("defaults are valid") func defaults() throws {
    try Profile().validate()
    #expect(Profile().pillarWeights == PillarWeights(behaviour: 2, perception: 1))
    #expect(Profile().minimumAuthors == 5)
  }

  @Test(
    "what is wrong is said with its place",
    arguments: [
      (
        Profile(properties: [PropertyProfile(name: "a", targets: ["visit": Target(best: 5)])]),
        "properties[0].targets.visit: Unknown metric 'visit'. Did you mean 'visits'?"
      ),
      (
        Profile(properties: [PropertyProfile(name: "a", metrics: ["views", "warp speed"])]),
        "properties[0].metrics[1]: Unknown metric 'warp speed'."
      ),
      (
        Profile(weights: ["engagement": 1]),
        "weights.engagement: 'engagement' is computed from other metrics. Name one of those."
      ),
      (
        Profile(weights: ["views": -1]),
        "weights.views: The weight -1 is below 0. Use 0 to leave the metric out."
      ),
      (
        Profile(weights: ["views": 1e300]),
        "weights.views: 1e+300 is not allowed. Use a weight from 0 to 1000000; only proportions count."
      ),
      (
        Profile(pillarWeights: PillarWeights(behaviour: 1e308, perception: 1e308)),
        "pillarWeights.behaviour: 1e+308 is not allowed. Use a weight from 0 to 1000000; only proportions count."
      ),
      (
        Profile(pillarWeights: PillarWeights(behaviour: 1, perception: .infinity)),
        "pillarWeights.perception: inf is not allowed. Use a weight from 0 to 1000000; only proportions count."
      ),
      (
        Profile(targets: ["views": Target(worst: 3, best: 3)]),
        "targets.views: The target from 3 to 3 has no direction. Give 'worst' and 'best' different values."
      ),
      (
        Profile(pillarWeights: PillarWeights(behaviour: 0, perception: 0)),
        "pillarWeights: All weights are 0. Give at least one of them a weight above 0."
      ),
      (Profile(minimumAuthors: 0), "minimumAuthors: 0 is not allowed. Use 1 or more."),
      (Profile(minimumCoverage: 1.5), "minimumCoverage: 1.5 is not allowed. Use a share from 0 to 1."),
      (Profile(properties: [PropertyProfile(name: "")]), "properties[0].name: The name is empty."),
      (
        Profile(properties: [PropertyProfile(name: "a"), PropertyProfile(name: "b", aliases: ["x", "a"])]),
        "properties[1].aliases[1]: 'a' already stands at properties[0].name. Name it once."
      ),
    ] as [(Profile, String)])
  func problems(profile: Profile, message: String) throws {
    let error = try #require(throws: ProfileError.self) { try profile.validate() }
    #expect(error.description == message)
  }

  @Test("the largest weights still make an index") func largestWeights() throws {
    let largest = Profile.largestWeight
    let profile = Profile(
      weights: Dictionary(
        uniqueKeysWithValues: MetricRegistry.standard.metrics.filter { $0.facet != nil }.map {
          ($0.id, largest)
        }),
      pillarWeights: PillarWeights(behaviour: largest, perception: largest))
    try profile.validate()
    var ledger = Ledger()
    for property in 0..<8 {
      let name = "shop\(property)"
      for metric in ["views", "visits", "conversions", "reactions"] {
        ledger.absorb(.test(metric, Int64(100 + property)), name)
      }
      ledger.absorb((1...6).map { TestComment(record: 10 * property + $0, author: UInt64($0)) }, name)
    }
    let value = EngagementMatrix(ledger, profile: profile).entry(PropertyID("shop0"), "engagement")?.value
    #expect((1...100).contains(try #require(value)))
  }

  @Test("properties are found by name, alias and host") func names() {
    let profile = Profile(properties: [PropertyProfile(name: "shop.example", aliases: ["GA4 - Shop"])])
    #expect(profile.property(named: "WWW.Shop.Example") == PropertyID("shop.example"))
    #expect(profile.property(named: "GA4 - Shop") == PropertyID("shop.example"))
    #expect(profile.property(named: "example") == nil)
    #expect(profile[PropertyID("other")] == PropertyProfile(name: "other"))
  }

  @Test("every metric of the registry can be found and says what it is") func registry() {
    let metrics = MetricRegistry.standard.metrics
    #expect(metrics.count >= 14)
    for metric in metrics {
      #expect(MetricRegistry.standard[metric.id] == metric)
      #expect(!metric.title.isEmpty && !metric.formula.isEmpty && metric.weight >= 0)
    }
  }
}
