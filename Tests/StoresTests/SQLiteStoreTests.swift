import SQLite
import StoreConformance
import Testing

@Suite struct SQLiteStoreTests {
    /// One after the other: all at once they would have 900 files open, and Foundation's `Process`, with which other tests run
    /// the program, reads beyond its list of open files where that has some 1,350.
    @Test(.serialized, arguments: Clause.all)
    func `a SQLite store keeps to`(_ clause: Clause) async {
        let violations = await clause.violations {
            let place = try Place()
            let store = try await SQLiteStore.open(path: place.path)
            return StoreUnderTest(
                store, reopen: { try await SQLiteStore.open(path: place.path) },
                discard: { place.remove() })
        }
        #expect(violations.isEmpty)
    }
}
