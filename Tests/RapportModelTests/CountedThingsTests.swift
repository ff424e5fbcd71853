import RapportModel
import Testing

@Suite struct CountedThingsTests {
  @Test(
    "one thing is named in the singular",
    arguments: [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (21, "21 entries")])
  func entries(count: Int, text: String) {
    #expect(counted(count, "entry", "entries") == text)
  }

  @Test("an 's' makes several, unless stated") func plural() {
    #expect(counted(1, "row") == "1 row")
    #expect(counted(3, "row") == "3 rows")
  }
}
