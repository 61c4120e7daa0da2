import Domain
import Testing

@testable import Workflows

struct RowNotesTests {
    /// What has to be told of `notes`, found by looking at all of them at once.
    private func expected(_ notes: [(kind: Int, row: Int)], limit: Int) -> (groups: [String], leftOut: Int?) {
        let kinds = Dictionary(grouping: notes) { $0.kind }.mapValues { $0.map(\.row).sorted() }
        let told = kinds.sorted { $0.value[0] < $1.value[0] }.prefix(limit)
        let leftOut = notes.count - told.reduce(0) { $0 + $1.value.count }
        return (
            told.map { "K\($0.key) \($0.value.count) \(Array($0.value.prefix(limit)))" }, leftOut > 0 ? leftOut : nil
        )
    }

    @Test(arguments: [1, 2, 7], [1, 3, 20, 400])
    func `the groups that begin first are told with their lowest rows, in whatever order rows are met`(
        limit: Int, kinds: Int
    ) {
        var random = Dice(seed: UInt64(limit * 1_000 + kinds))
        for order in 0..<30 {
            var notes = (2..<400).map { (kind: Int.random(in: 0..<kinds, using: &random), row: $0) }
            switch order % 3 {
            case 0: notes.shuffle(using: &random)
            case 1: notes.reverse()
            default: notes.sort { $0.kind < $1.kind }
            }
            var groups = RowGroups(limit: limit)
            for (kind, row) in notes { groups.note("K\(kind)", Phrase("of", ["kind": kind]), row: row) }
            let told = groups.told(), expected = expected(notes, limit: limit)
            #expect(told.groups.map { "\($0.code) \($0.count) \($0.rows)" } == expected.groups)
            #expect(told.leftOut == expected.leftOut)
        }
    }

    @Test func `a row is counted once`() {
        var rows = RowSet()
        for row in [2, 63, 64, 65, 1_000_000, 64, 2, 0, 128] { rows.insert(row) }
        #expect(rows.count == 7)
    }
}
