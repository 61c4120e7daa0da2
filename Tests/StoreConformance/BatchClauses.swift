import Domain
import Storage

extension Clause {
    static let batches: [Clause] = [
        standing("a batch comes back as it went in, its rows by customer") { store, findings in
            for (place, text) in Fixture.texts.enumerated() {
                let change = ChangeID(Int64(place) + 1)
                let batch = Batch(
                    change: change, actor: try Fixture.user("李 \"x\""), at: Instant(milliseconds: -1), action: text,
                    detail: text, count: .max,
                    tags: place == 1
                        ? [] : [("a", nil, text), ("b", text, nil), ("\u{e9}", "", text)].map(TagMove.init),
                    undoneBy: place == 0 ? ChangeID(.max) : nil)
                var values: [String: String?] = ["name": text, "company": nil, "": ""]
                values[text] = .some(nil)
                let rows = [
                    BatchRow(customer: CustomerID(1)),
                    BatchRow(customer: CustomerID(2), events: [EventID(9), EventID(.max), EventID(3)], after: values),
                    BatchRow(customer: CustomerID(3), before: values, after: ["name": nil]),
                ]
                try await store.write { try $0.batches.append(batch, rows: rows.reversed()) }
                findings.equal(try await store.read { try $0.batches.batch(change) }, batch, "batch")
                findings.equal(try await store.read { try $0.batches.rows(of: change) }, rows, "rows")
            }
            findings.equal(try await store.read { try $0.batches.rows(of: ChangeID(99)) }, [], "rows of none")
            findings.equal(try await store.read { try $0.batches.batch(ChangeID(99)) }, nil, "no batch")
        },
        standing("batches come back newest first, and a change has one") { store, findings in
            for change: Int64 in [5, 1, 9] {
                try await store.write { try $0.batches.append(Fixture.batch(change), rows: []) }
            }
            func latest(_ count: Int) async throws -> [Int64] {
                try await store.read { try $0.batches.latest(count).map(\.change.number) }
            }
            findings.equal(try await latest(99), [9, 5, 1], "all")
            findings.equal(try await latest(2), [9, 5], "two")
            findings.equal(try await latest(0), [], "none")
            for (before, rest) in [(9, [5, 1]), (8, [5, 1]), (1, []), (10, [9, 5, 1])] as [(Int64, [Int64])] {
                let found = try await store.read { try $0.batches.latest(9, before: ChangeID(before)) }
                findings.equal(found.map(\.change.number), rest, "those before \(before)")
            }
            findings.equal(
                try await store.read { try $0.batches.latest(1, before: ChangeID(9)) }.map(\.change.number), [5],
                "one before")
            await findings.refused("a second batch", { $0.isDuplicate("batches.change_id") }) {
                () throws(StorageError) in
                try await store.write {
                    try $0.batches.append(Fixture.batch(5), rows: [BatchRow(customer: CustomerID(1))])
                }
            }
            findings.equal(try await store.read { try $0.batches.rows(of: ChangeID(5)) }, [], "rows of the first")
        },
        standing("a batch with a customer twice, a customer who is not there or a NUL is refused whole") {
            store, findings in
            let row = BatchRow(customer: CustomerID(1))
            await findings.refused("twice", { $0.isDuplicate("batch_rows.change_id, batch_rows.customer_id") }) {
                () throws(StorageError) in
                try await store.write { try $0.batches.append(Fixture.batch(1), rows: [row, row]) }
            }
            for bad in [
                BatchRow(customer: CustomerID(99)), BatchRow(customer: CustomerID(2), before: ["a": "b\0"]),
                BatchRow(customer: CustomerID(2), after: ["a\0": nil]),
            ] {
                await findings.refused("\(bad)", \.isFailure) { () throws(StorageError) in
                    try await store.write { try $0.batches.append(Fixture.batch(1), rows: [row, bad]) }
                }
            }
            @Sendable func tagged(_ change: Int64, _ names: [String]) -> Batch {
                Batch(
                    change: ChangeID(change), actor: .admin, at: Fixture.instant, action: "a", detail: "d", count: 0,
                    tags: names.map { TagMove(name: $0, before: nil, after: "c") })
            }
            await findings.refused("a tag twice", { $0.isDuplicate("batch_tags.change_id, batch_tags.name") }) {
                () throws(StorageError) in
                try await store.write { try $0.batches.append(tagged(1, ["a", "a"]), rows: [row]) }
            }
            await findings.refused("a tag with a NUL", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.batches.append(tagged(1, ["a\0"]), rows: [row]) }
            }
            findings.equal(try await store.read { try $0.batches.latest(9) }, [], "batches")
            try await store.write { try $0.batches.append(tagged(2, ["b", "A", "a"]), rows: []) }
            findings.equal(
                try await store.read { try $0.batches.batch(ChangeID(2))?.tags.map(\.name) }, ["A", "a", "b"],
                "tags by name")
        },
        standing("a batch is undone once") { store, findings in
            try await store.write { transaction in
                for number: Int64 in [1, 2] { try transaction.batches.append(Fixture.batch(number), rows: []) }
                try transaction.batches.markUndone(ChangeID(1), by: ChangeID(7))
            }
            for other: Int64 in [7, 8] {
                await findings.refused("undoing by \(other)", { $0.isDuplicate("batches.undone_by") }) {
                    () throws(StorageError) in
                    try await store.write { try $0.batches.markUndone(ChangeID(1), by: ChangeID(other)) }
                }
            }
            let found = try await store.read { try $0.batches.latest(9).map(\.undoneBy?.number) }
            findings.equal(found, [nil, 7], "by whom they were undone")
            await findings.refused("undoing what is not there", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.batches.markUndone(ChangeID(3), by: ChangeID(7)) }
            }
        },
        standing("drafts are their authors', by id, until they are removed, and their ids are not given again") {
            store, findings in
            let li = try Fixture.user("Li 李")
            var all: [Draft] = []
            for (place, text) in Fixture.texts.enumerated() {
                all.append(
                    try Fixture.draft(Int64(place) + 1, author: place.isMultiple(of: 2) ? li : .admin, text: text))
            }
            let drafts = all
            try await store.write { transaction in
                for draft in drafts.reversed() { try transaction.drafts.append(draft) }
            }
            for author in [li, .admin] {
                let found = try await store.read { try $0.drafts.drafts(of: author) }
                findings.equal(found, drafts.filter { $0.author == author }, "drafts of \(author.text)")
            }
            findings.equal(try await store.read { try $0.drafts.draft(3) }, drafts[2], "draft")
            findings.equal(try await store.read { try $0.drafts.drafts(of: .system) }, [], "drafts of nobody")
            await findings.refused("a second draft", { $0.isDuplicate("drafts.id") }) { () throws(StorageError) in
                try await store.write { try $0.drafts.append(Fixture.draft(3)) }
            }
            let last = Int64(drafts.count)
            let next = try await store.write { transaction in
                try transaction.drafts.remove(last)
                try transaction.drafts.remove(last)
                return try transaction.drafts.allocateID()
            }
            findings.expect(next > last, "\(next) follows \(last)")
            findings.equal(try await store.read { try $0.drafts.draft(last) }, nil, "a removed draft")
            findings.equal(
                try await store.read {
                    try $0.drafts.drafts(of: drafts[drafts.count - 1].author).map(\.id).contains(last)
                },
                false, "a removed draft among its author's")
        },
        standing("a draft of nobody or with a NUL is refused") { store, findings in
            await findings.refused("a NUL", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.drafts.append(Fixture.draft(1, text: "a\0b")) }
            }
            let draft = Draft(
                id: 1, author: .admin, customer: CustomerID(99), kind: .note, at: .earliest, keptAt: .earliest,
                details: EventDetails())
            await findings.refused("a draft of nobody", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.drafts.append(draft) }
            }
        },
        Clause("reviews come back newest first, and the latest of a kind is found") { store, findings in
            let li = try Fixture.user("Li")
            let all: [(Review.Kind, Int64)] = [
                (.weekly, 10), (.policy, 30), (.weekly, 20), (.weekly, 20), (.policy, 5), (.weekly, 15),
            ]
            var reviews: [Review] = []
            for (place, entry) in all.enumerated() {
                let text = Fixture.texts[place + 10]
                reviews.append(
                    Review(
                        user: li, kind: entry.0, at: Instant(milliseconds: entry.1), answers: [text: text, "": ""],
                        change: ChangeID(Int64(place))))
            }
            let appended = reviews
            try await store.write { transaction in
                for review in appended { try transaction.reviews.append(review) }
                try transaction.reviews.append(Sample.review(.fullPolicy))
            }
            let newest = [1, 3, 2, 5, 0, 4].map { appended[$0] }
            findings.equal(try await store.read { try $0.reviews.reviews(of: li, limit: 99) }, newest, "reviews")
            findings.equal(
                try await store.read { try $0.reviews.reviews(of: li, limit: 2) }, Array(newest.prefix(2)), "two")
            findings.equal(try await store.read { try $0.reviews.reviews(of: li, limit: 0) }, [], "none")
            for (kind, place) in [(.weekly, 3), (.policy, 1), (.fullPolicy, nil)] as [(Review.Kind, Int?)] {
                let found = try await store.read { try $0.reviews.latest(of: li, kind: kind) }
                findings.equal(found, place.map { appended[$0] }, "latest \(kind)")
            }
            await findings.refused("a NUL", \.isFailure) { () throws(StorageError) in
                try await store.write {
                    try $0.reviews.append(
                        Review(user: li, kind: .weekly, at: .earliest, answers: ["a": "\0"], change: ChangeID(1)))
                }
            }
        },
    ]
}
