import Domain
import Storage

extension Clause {
    /// Runs `body` on a store with two customers, 1 and 2.
    private static func timeline(
        _ name: String, _ body: @escaping @Sendable (any Store, inout Findings) async throws -> Void
    ) -> Clause {
        Clause(name) { store, findings in
            try await store.write { transaction in
                for number in 1...2 {
                    try transaction.customers.insert(Fixture.customer(CustomerID(Int64(number)), "k\(number)"))
                }
            }
            try await body(store, &findings)
        }
    }

    private static let first = CustomerID(1)
    private static let second = CustomerID(2)
    private static let refColumns = "events.customer_id, events.kind, events.ref"

    static let timelines: [Clause] = [
        timeline("an event comes back as it went in, with every detail") { store, findings in
            let texts = Fixture.texts.filter { !$0.isEmpty }
            for (number, text) in texts.enumerated() {
                let value = Fixture.integers[number % Fixture.integers.count]
                let event = Fixture.event(
                    EventID(Int64(number) + 1), of: first, .contact, ref: text,
                    at: Instant(milliseconds: Int64(number) - 3), try Fixture.details(text: text, number: value))
                try await store.write { try $0.timelines.append(event, change: ChangeID(1)) }
                let found = try await store.read {
                    try $0.timelines.event(of: first, kind: .contact, ref: text)
                }
                findings.equal(found, event, "event with the text \(text.prefix(20).debugDescription)")
                findings.equal(found?.ref, text, "ref")
                findings.equal(found?.details.note, text, "note")
                findings.equal(found?.details.extra[text], text, "extra")
            }
        },
        timeline("every kind of event comes back, bare") { store, findings in
            let events = EventKind.allCases.enumerated().map { number, kind in
                Fixture.event(EventID(Int64(number) + 1), of: first, kind, ref: "")
            }
            try await store.write { transaction in
                for event in events { try transaction.timelines.append(event, change: ChangeID(1)) }
            }
            findings.equal(try await store.read { try $0.timelines.events(of: first) }, events, "events")
        },
        timeline("a target and the closed sets of details come back") { store, findings in
            var events: [Event] = []
            func add(_ change: (inout EventDetails) -> Void) {
                var details = EventDetails()
                change(&details)
                let number = Int64(events.count) + 1
                events.append(Fixture.event(EventID(number), of: first, .contact, ref: "r\(number)", details))
            }
            for value in Channel.allCases { add { $0.channel = value } }
            for value in Direction.allCases { add { $0.direction = value } }
            for value in Purpose.allCases { add { $0.purpose = value } }
            for value in Outcome.allCases { add { $0.outcome = value } }
            for value in Signal.allCases { add { $0.signal = value } }
            for value in NeedLevel.allCases { add { $0.level = value } }
            add { $0.target = EventID(.max) }
            let all = events
            try await store.write { transaction in
                for event in all { try transaction.timelines.append(event, change: ChangeID(1)) }
            }
            findings.equal(try await store.read { try $0.timelines.events(of: first) }, all, "events")
        },
        timeline("events are ordered by instant, then id, whatever the order of appending") { store, findings in
            let places: [(at: Int64, id: Int64)] = [(5, 9), (-7, 8), (5, 2), (0, 5), (5, 3), (.max / 4, 1), (-7, 4)]
            try await store.write { transaction in
                for place in places {
                    let event = Fixture.event(
                        EventID(place.id), of: first, ref: "\(place.id)", at: Instant(milliseconds: place.at))
                    try transaction.timelines.append(event, change: ChangeID(1))
                }
            }
            let found = try await store.read { try $0.timelines.events(of: first).map(\.id.number) }
            findings.equal(found, [4, 8, 5, 2, 3, 9, 1], "order")
            let count = try await store.read { try $0.timelines.count() }
            findings.equal(count, places.count, "count")
        },
        timeline("timelines of two customers do not mix") { store, findings in
            try await store.write { transaction in
                for (number, customer) in [first, second, first].enumerated() {
                    let event = Fixture.event(EventID(Int64(number) + 1), of: customer, ref: "\(number / 2)")
                    try transaction.timelines.append(event, change: ChangeID(1))
                }
            }
            let found = try await store.read {
                [
                    try $0.timelines.events(of: first).count, try $0.timelines.events(of: second).count,
                    try $0.timelines.events(of: CustomerID(3)).count,
                ]
            }
            findings.equal(found, [2, 1, 0], "events")
        },
        timeline("a ref is unique for a customer and kind, by bytes") { store, findings in
            let free: [(CustomerID, EventKind, String)] = [
                (first, .order, "PO-1"), (first, .order, "po-1"), (first, .quote, "PO-1"), (second, .order, "PO-1"),
                (first, .order, ""), (first, .order, "caf\u{e9}"), (first, .order, "cafe\u{301}"),
            ]
            for (number, name) in free.enumerated() {
                let event = Fixture.event(EventID(Int64(number) + 1), of: name.0, name.1, ref: name.2)
                try await store.write { try $0.timelines.append(event, change: ChangeID(1)) }
                let found = try await store.read { try $0.timelines.event(of: name.0, kind: name.1, ref: name.2) }
                findings.equal(found?.id, event.id, "event \(name)")
            }
            for name in free {
                await findings.refused("a second \(name)", { $0.isDuplicate(refColumns) }) { () throws(StorageError) in
                    let event = Fixture.event(EventID(99), of: name.0, name.1, ref: name.2)
                    try await store.write { try $0.timelines.append(event, change: ChangeID(1)) }
                }
            }
        },
        timeline("refs are found on a long timeline too") { store, findings in
            try await store.write { transaction in
                for number in 1...200 {
                    let event = Fixture.event(
                        EventID(Int64(number)), of: first, ref: "r\(number)",
                        at: Instant(milliseconds: Int64(number * 7919 % 200)))
                    try transaction.timelines.append(event, change: ChangeID(1))
                }
            }
            let found = try await store.read { transaction in
                try (0...201).map { try transaction.timelines.event(of: first, kind: .note, ref: "r\($0)")?.id.number }
            }
            findings.equal(found, [nil] + (1...200).map { Int64($0) } + [nil], "events by ref")
        },
        timeline("an event that is named by its change or its conversation is found by that name, and is one") {
            store, findings in
            var ofThree = EventDetails()
            ofThree.target = EventID(3)
            let events: [(event: Event, change: Int64)] = [
                (Fixture.event(EventID(1), of: first, ref: "change-7"), 7),
                (Fixture.event(EventID(2), of: second, ref: "change-7"), 7),
                (Fixture.event(EventID(3), of: first, .contact, ref: "change-7"), 7),
                (Fixture.event(EventID(4), of: first, .form, ref: "of-3", ofThree), 7),
                // Other names, though they look like it.
                (Fixture.event(EventID(5), of: first, ref: "change-8"), 7),
                (Fixture.event(EventID(6), of: first, ref: "change-+7"), 7),
                (Fixture.event(EventID(7), of: first, ref: "change-07"), 7),
                (Fixture.event(EventID(8), of: first, ref: "of-3"), 7),
                (Fixture.event(EventID(9), of: first, .form, ref: "change-7", ofThree), 7),
            ]
            for (event, change) in events {
                try await store.write { try $0.timelines.append(event, change: ChangeID(change)) }
            }
            for (event, _) in events {
                let found = try await store.read {
                    try $0.timelines.event(of: event.customer, kind: event.kind, ref: event.ref)
                }
                findings.equal(found, event, "by its name")
            }
            findings.equal(
                try await store.read { try $0.timelines.events(of: first) }.map(\.ref),
                events.filter { $0.event.customer == first }.map(\.event.ref), "the timeline")
            let taken: [(Event, Int64)] = [
                (events[0].event, 7), (events[0].event, 9), (events[3].event, 9), (events[4].event, 8),
            ]
            for (event, change) in taken {
                let twin = Event(
                    id: EventID(90), customer: event.customer, kind: event.kind, occurredAt: event.occurredAt,
                    recordedAt: event.recordedAt, actor: event.actor, ref: event.ref, details: event.details)
                await findings.refused("a second \(event.ref)", { $0.isDuplicate(refColumns) }) {
                    () throws(StorageError) in
                    try await store.write { try $0.timelines.append(twin, change: ChangeID(change)) }
                }
            }
            // So that the next change is known to be new.
            try await store.write { try $0.changes.append(Sample.change(try $0.changes.allocateID())) }
            await findings.refused("two in one write", { $0.isDuplicate(refColumns) }) { () throws(StorageError) in
                try await store.write { transaction in
                    let change = try transaction.changes.allocateID()
                    for _ in 1...2 {
                        let id = try transaction.timelines.allocateIDs(1)
                        let event = Fixture.event(id, of: second, .contact, ref: "change-\(change.number)")
                        try transaction.timelines.append(event, change: change)
                    }
                }
            }
            try await store.write { transaction in
                var details = EventDetails()
                details.target = EventID(1)
                try transaction.timelines.append(
                    Fixture.event(EventID(91), of: first, .retracted, ref: "change-10", details), change: ChangeID(10))
            }
            findings.equal(
                try await store.read { try $0.timelines.event(of: first, kind: .note, ref: "change-7") }, nil,
                "the name of one that was taken back")
        },
        timeline("a retraction frees the ref of its target, and keeps the event") { store, findings in
            for length in [0, 100] {
                let start = Int64(length) * 10 + 1
                try await store.write { transaction in
                    for number in 0..<length {
                        let filler = Fixture.event(EventID(start + 100 + Int64(number)), of: first, ref: "f\(number)")
                        try transaction.timelines.append(filler, change: ChangeID(1))
                    }
                    var details = EventDetails()
                    details.target = EventID(start)
                    let order = Fixture.event(EventID(start), of: first, .order, ref: "PO\(length)")
                    try transaction.timelines.append(order, change: ChangeID(1))
                    let retraction = Fixture.event(
                        EventID(start + 1), of: first, .retracted, ref: "x\(length)", details)
                    try transaction.timelines.append(retraction, change: ChangeID(2))
                }
                let gone = try await store.read {
                    try $0.timelines.event(of: first, kind: .order, ref: "PO\(length)")
                }
                findings.equal(gone, nil, "the retracted event by its ref")
                let again = Fixture.event(EventID(start + 2), of: first, .order, ref: "PO\(length)")
                try await store.write { try $0.timelines.append(again, change: ChangeID(3)) }
                let found = try await store.read {
                    try $0.timelines.event(of: first, kind: .order, ref: "PO\(length)")
                }
                findings.equal(found, again, "the event that took the ref")
                let ids = try await store.read { Set(try $0.timelines.events(of: first).map(\.id.number)) }
                findings.expect(ids.isSuperset(of: [start, start + 1, start + 2]), "an event is missing")
            }
        },
        timeline("a retraction reaches no event of another customer") { store, findings in
            try await store.write { transaction in
                try transaction.timelines.append(
                    Fixture.event(EventID(1), of: second, .order, ref: "PO"), change: ChangeID(1))
                var details = EventDetails()
                details.target = EventID(1)
                try transaction.timelines.append(
                    Fixture.event(EventID(2), of: first, .retracted, ref: "x", details), change: ChangeID(1))
            }
            let found = try await store.read { try $0.timelines.event(of: second, kind: .order, ref: "PO") }
            findings.expect(found != nil, "the event of another customer is retracted")
        },
        timeline("an event of nobody is refused") { store, findings in
            await findings.refused("the event", \.isFailure) { () throws(StorageError) in
                let event = Fixture.event(EventID(1), of: CustomerID(3), ref: "a")
                try await store.write { try $0.timelines.append(event, change: ChangeID(1)) }
            }
        },
        timeline("currencies are those on events") { store, findings in
            for (number, code) in ["USD", "CNY", "USD", "JPY"].enumerated() {
                var details = EventDetails()
                details.amount = Money(minorUnits: 1, currency: try Fixture.currency(code))
                let event = Fixture.event(EventID(Int64(number) + 1), of: first, .order, ref: "\(number)", details)
                try await store.write { try $0.timelines.append(event, change: ChangeID(1)) }
            }
            let codes = try await store.read { try $0.timelines.currencies().map(\.code).sorted() }
            findings.equal(codes, ["CNY", "JPY", "USD"], "currencies")
        },
        timeline("the changes that recorded a customer's events are counted, each once") { store, findings in
            try await store.write { transaction in
                for (place, change) in ([1, 1, 2, 1, .max, 2, 3] as [Int64]).enumerated() {
                    let customer = place == 6 ? second : first
                    let event = Fixture.event(
                        EventID(Int64(place) + 1), of: customer, ref: "r\(place)",
                        at: Instant(milliseconds: Int64(-place)))
                    try transaction.timelines.append(event, change: ChangeID(change))
                }
            }
            let counts = try await store.read { transaction in
                try [first, second, CustomerID(99)].map(transaction.timelines.countChanges)
            }
            findings.equal(counts, [3, 1, 0], "changes")
        },
    ]
}
