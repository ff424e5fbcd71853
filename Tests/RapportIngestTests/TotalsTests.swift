import RapportIngest
import RapportModel
import Testing

/// Which rows of a report repeat the sum of the others.
@Suite struct TotalsTests {
  @Test(
    "a word for totals beside distinct people is believed where the people fit",
    arguments: [
      ("City,Users\nA,10\nB,20\nC,30\nTotal,60\n", [4]), ("City,Users\nTotal,45\nA,10\nB,20\nC,30\n", [1]),
      ("City,Users\nA,10\nTotal,10\n", [2]), ("City,Users\nA,10\nB,20\nC,30\nTotal,61\n", []),
      ("City,Users\nA,10\nB,20\nC,30\nTotal,29\n", []), ("City,Users\nA,10\nB,20\nC,30\nD,60\n", []),
      ("City,Bounce rate\nA,0.1\nB,0.2\nC,0.3\nTotal,0.2\n", []),
    ])
  func people(table: String, expected: [Int]) throws {
    let found = try Collected(table, format: "csv")
    #expect(found.totals.map(\.record) == expected)
  }

  @Test(
    "a first video that nothing describes is a video where its key is an identifier or its numbers are small",
    arguments: [
      ("priv1", "12000,1200"), ("aBcDeFgHiJk", "12000,1200"), ("Celkem", "7,1200"),
    ])
  func undescribed(key: String, numbers: String) throws {
    let found = try Collected(
      "Content,Video title,Video publish time,Duration,Views,Impressions\n\(key),,,,\(numbers)\n"
        + "xYzXyZxYzXy,Oil,\"Aug 28, 2025\",61,120,900\nlMnOpQrStUv,Wick,\"Aug 29, 2025\",30,80,500\n")
    #expect(found.format == "youtube-studio-csv")
    #expect(found.totals.isEmpty)
    #expect(found.measurements.first?.page == key)
  }
}
