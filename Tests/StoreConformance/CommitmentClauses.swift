import Domain
import Storage

extension Clause {
    /// Whether two values are written alike to the byte: equal texts need not be.
    private static func isSame(_ a: some Any, _ b: some Any) -> Bool { "\(a)".utf8.elementsEqual("\(b)".utf8) }

    static let commitments: [Clause] = [
        standing("commitments of all four kinds come back as they went in, to the byte and in their order") {
            store, findings in
            // Describing a value takes its time.
            for text in Fixture.texts.map({ String($0.prefix(200)) }) {
                var number: Int64 = 0
                var standing = Fixture.plainStanding()
                standing.facts.commitments = try Fixture.commitments(text: text) {
                    number += 1
                    return 1_700_000_000_000 + number
                }
                for (name, list) in Mirror(reflecting: standing.facts.commitments).children {
                    findings.expect(
                        Mirror(reflecting: list).children.count >= 2, "the fixture leaves \(name ?? "") empty")
                }
                try await save(standing, of: 1, in: store)
                let found = try await store.read { try $0.standings.standing(of: CustomerID(1)) }
                findings.expect(
                    found.map { isSame($0.facts.commitments, standing.facts.commitments) } ?? false,
                    "commitments of \(text) become \(found?.facts.commitments ?? Commitments())")
                standing.facts.commitments.promises.reverse()
                standing.facts.commitments.installations.reverse()
                standing.facts.commitments.overrides.reverse()
                standing.facts.commitments.snoozes.reverse()
                try await save(standing, of: 1, in: store)
                findings.equal(
                    try await store.read { try $0.standings.standing(of: CustomerID(1)) }, standing, "turned round")
            }
        },
        standing("commitments of one customer are not those of another, and overwriting replaces them") {
            store, findings in
            let full = try Fixture.fullStanding()
            for number: Int64 in 1...3 { try await save(full, of: number, in: store) }
            try await save(Fixture.plainStanding(), of: 1, in: store)
            var fewer = full
            fewer.facts.commitments.promises.removeAll()
            fewer.facts.commitments.snoozes.removeFirst()
            let some = fewer
            try await store.write { try $0.standings.overwrite(some, of: CustomerID(2)) }
            for (number, expected) in [(1, Fixture.plainStanding()), (2, some), (3, full)] as [(Int64, Standing)] {
                findings.equal(
                    try await store.read { try $0.standings.standing(of: CustomerID(number)) }, expected, "of \(number)"
                )
            }
        },
        standing("as many put-offs as there may be are kept, and the oldest goes") { store, findings in
            var standing = Fixture.plainStanding()
            for number in 0..<Int64(Commitments.maximumSnoozes) {
                standing.facts.commitments.snoozes.append(
                    Snooze(
                        kind: .followUp, cause: .event(EventID(number)), until: .latest, count: 1, by: .admin,
                        reason: nil))
            }
            try await save(standing, of: 1, in: store)
            let oldest = standing.facts.commitments.snoozes.removeFirst()
            standing.facts.commitments.snoozes.append(oldest)
            try await save(standing, of: 1, in: store)
            findings.equal(try await store.read { try $0.standings.standing(of: CustomerID(1)) }, standing, "standing")
        },
        standing("the same commitment twice is refused") { store, findings in
            let full = try Fixture.commitments(text: "x") { 1_700_000_000_000 }
            let doubles: [(columns: String, change: @Sendable (inout Commitments) -> Void)] = [
                ("promises.customer_id, promises.event_id", { $0.promises.append($0.promises[0]) }),
                ("installations.customer_id, installations.event_id", { $0.installations.append($0.installations[0]) }),
                (
                    "overrides.customer_id, overrides.scheme, overrides.state",
                    { $0.overrides.append($0.overrides[1]) }
                ),
                ("snoozes.customer_id, snoozes.kind, snoozes.cause", { $0.snoozes.append($0.snoozes[0]) }),
            ]
            for (columns, change) in doubles {
                var standing = Fixture.plainStanding()
                standing.facts.commitments = full
                change(&standing.facts.commitments)
                let twice = standing
                await findings.refused("twice: \(columns)", { $0.isDuplicate(columns) }) { () throws(StorageError) in
                    try await store.write { try $0.standings.save(twice, of: CustomerID(1), replacing: nil) }
                }
            }
            findings.equal(try await store.read { try $0.standings.standing(of: CustomerID(1)) }, nil, "standing")
        },
        standing("a commitment with a NUL is refused") { store, findings in
            let whole = Fixture.plainStanding()
            try await save(whole, of: 1, in: store)
            var standing = whole
            standing.facts.commitments = try Fixture.commitments(text: "a\0b") { 1_700_000_000_000 }
            let all = standing.facts.commitments
            for kind in 0..<4 {
                var some = whole
                switch kind {
                case 0: some.facts.commitments.promises = all.promises
                case 1: some.facts.commitments.installations = all.installations
                case 2: some.facts.commitments.overrides = all.overrides
                default: some.facts.commitments.snoozes = all.snoozes
                }
                let refused = some
                await findings.refused("a NUL in kind \(kind)", \.isFailure) { () throws(StorageError) in
                    try await store.write { try $0.standings.save(refused, of: CustomerID(1), replacing: whole) }
                }
            }
            findings.equal(try await store.read { try $0.standings.standing(of: CustomerID(1)) }, whole, "standing")
        },
        standing("an obligation of every kind and cause keeps when it was due before and when was warned of it") {
            store, findings in
            let day = Day(number: 20_000)
            let causes: [Cause] = [
                .event(EventID(.max)), .occurrence(EventID(1), .latest), .service(EventID(2), day),
                .part(EventID(3), day, name: "滤芯: 'x' \"y\":"), .part(EventID(3), day, name: ""),
                .birthday(contact: 0, .latest), .holiday(.earliest), .spell(EventID(4), day), .period(day),
            ]
            let times: [Instant?] = [nil, .earliest, .latest, Fixture.instant, Instant(milliseconds: -1)]
            for (place, kind) in ObligationKind.allCases.enumerated() {
                let obligations = causes.enumerated().map { number, cause in
                    Obligation(
                        kind: kind, cause: cause, due: Fixture.instant, channel: nil, reason: "r",
                        dueBefore: times[(number + place) % times.count],
                        warned: times[(number * 2 + place) % times.count])
                }
                let standing = Fixture.plainStanding(obligations: obligations)
                try await save(standing, of: 1, in: store)
                findings.equal(
                    try await store.read { try $0.standings.standing(of: CustomerID(1)) }, standing, "\(kind)")
            }
        },
    ]
}
