import SQLite
import StoreConformance
import Testing

@Suite struct SQLiteStoreTests {
    @Test(arguments: Clause.all)
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
