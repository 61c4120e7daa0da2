import Assembly
import Domain
import Houses
import Storage
import Testing

@testable import Workflows

/// A slip that was logged is taken back by itself.
struct RetractTests {
    /// Later than ``House/start``.
    private static let later = "2026-03-02T02:00:00Z"

    @discardableResult
    private func log(
        _ kind: EventKind, of key: String = "ANN", as user: String? = "ann", in house: House, ref: String? = nil,
        at: String? = nil, now: String = Self.later, _ fill: (inout EventDetails) -> Void = { _ in }
    ) async throws -> Int64 {
        var input = EventInput(kind: kind, at: at.map(instant), ref: ref)
        fill(&input.details)
        return try #require(try await house.at(now, as: user).log(input, for: key).event)
    }

    private func retract(
        _ event: Int64, of key: String = "ANN", as user: String? = "ann", in house: House
    ) async throws(RapportError) -> RetractReport {
        try await house.at(Self.later, as: user).retract(key, event: event, reason: "a slip")
    }

    private func refused(
        _ event: Int64, of key: String = "ANN", as user: String? = "ann", in house: House
    ) async -> RapportError? {
        await refusal { try await retract(event, of: key, as: user, in: house) }
    }

    /// The standing of a customer without what hangs on when it was derived.
    private func labels(_ key: String, in house: House) async throws -> [String] {
        try await house.at(Self.later).customer(key, events: 0).labels.map { "\($0.scheme) \($0.label)" }
    }

    @Test(arguments: Backend.allCases)
    func `what an order moved moves back, and both entries stay`(backend: Backend) async throws {
        let house = try await House(backend)
        let before = try await labels("ANN", in: house)
        let slip = try await log(.order, in: house, ref: "PO-1") {
            $0.amount = Money(minorUnits: 1_250_000_000, currency: .cny)
        }
        #expect(try await labels("ANN", in: house) != before)
        let report = try await retract(slip, in: house)
        #expect(report.customer == "ANN" && report.event == slip && report.kind == "order" && report.forms == [])
        #expect(report.at == Self.later && report.moved["stage"] == "transaction → unmarked")
        #expect(try await labels("ANN", in: house) == before)

        let timeline = try await house.at(Self.later).customer("ANN", events: 2).timeline
        #expect(timeline.map(\.kind) == ["retracted", "order"])
        #expect(timeline[0].details["reason"] == "a slip" && timeline[0].takes?.kind == "order")
        #expect(timeline[0].actor == "ann" && timeline[1].takenBack == Self.later)
        #expect(try await house.findings(at: Self.later) == [])
        // Its name is free again.
        let right = try await log(.order, in: house, ref: "PO-1", at: House.start)
        #expect(right > slip)
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `what was taken back is not taken back again, and nothing changes`(backend: Backend) async throws {
        let house = try await House(backend)
        let slip = try await log(.note, in: house)
        _ = try await retract(slip, in: house)
        let before = try await house.dump()
        for user in ["ann", "max", "root"] {
            #expect(await refused(slip, as: user, in: house)?.teamBrief == "already-taken-back")
        }
        #expect(try await house.dump() == before)
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `an entry of another customer is as unknown as one that never was`(backend: Backend) async throws {
        let house = try await House(backend)
        let other = try await log(.note, of: "SUE", as: "sue", in: house)
        let before = try await house.dump()
        for event in [other, 99_999, 0, -1, .min, .max] {
            guard case .retraction(.unknown(_, event))? = await refused(event, in: house) else {
                Issue.record("\(event) is known")
                continue
            }
        }
        for key in ["SUE", "NOBODY", ""] {
            #expect(await refused(other, of: key, in: house)?.brief == "unknown-customer \(key)")
        }
        #expect(try await house.dump() == before)
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `a salesperson takes back what they recorded, who leads them whatever was logged`(
        backend: Backend
    ) async throws {
        let house = try await House(backend)
        let theirs = try await log(.note, as: "max", in: house)
        let before = try await house.dump()
        guard case .retraction(.recordedByAnother(_, theirs, user("max")))? = await refused(theirs, in: house) else {
            Issue.record("ann took back what max recorded")
            return
        }
        #expect(try await house.dump() == before)
        #expect(await refused(theirs, as: "mia", in: house)?.brief == "unknown-customer ANN")
        _ = try await retract(theirs, as: "max", in: house)
        for leader in ["max", "root"] {
            let own = try await log(.note, in: house)
            _ = try await retract(own, as: leader, in: house)
        }
        // Nobody's manager leads whoever owned it before.
        let old = try await log(.note, of: "POOL", as: "root", in: house)
        let own = try await log(.note, of: "POOL", as: "max", in: house)
        #expect(await refused(old, of: "POOL", as: "max", in: house)?.teamBrief == "recorded-by-another")
        _ = try await retract(own, of: "POOL", as: "max", in: house)
        #expect(await refused(old, of: "POOL", as: "ann", in: house)?.brief.hasPrefix("not-allowed") ?? false)
        try await house.close()
    }

    @Test func `every kind that people log can be taken back, and no other`() async throws {
        let house = try await House()
        let ann = house.at(Self.later, as: "ann")
        try await log(.order, in: house, ref: "A")
        try await log(.order, in: house, ref: "B")
        _ = try await ann.log(House.call, for: "ANN")
        let machine = try await log(.installed, in: house) { $0.serial = "S-1" }
        for kind in EventKind.allCases where !kind.isSystem && ![.promised, .installed].contains(kind) {
            let slip = try await log(kind, in: house) { details in
                switch kind {
                case .contact:
                    details.channel = .email
                    details.direction = .outbound
                case .signal: details.signal = .content
                case .need: details.level = .obvious
                case .orderCompleted, .orderCancelled: details.orderRef = kind == .orderCompleted ? "A" : "B"
                case .serviceClosed: details.serial = "S-1"
                default: break
                }
            }
            #expect(try await retract(slip, in: house).kind == kind.rawValue)
        }
        _ = try await retract(machine, in: house)
        #expect(try await house.findings(at: Self.later) == [])
    }

    @Test(arguments: Backend.allCases)
    func `what the system records is undone by what brought it about`(backend: Backend) async throws {
        let house = try await House(backend)
        let ann = house.at(Self.later, as: "ann")
        try await log(.inquiry, in: house)
        _ = try await ann.promise(
            "ANN", what: "call", due: .instant(instant("2026-03-20T02:00:00Z")), rrule: nil, channel: nil)
        _ = try await ann.snooze(
            "ANN", kind: .reply, cause: nil, until: .instant(instant("2026-03-03T03:00:00Z")), reason: "later")
        _ = try await ann.override("ANN", scheme: "hot", label: "normal", reason: "no", until: nil)
        _ = try await ann.withdrawOverride("ANN", scheme: "hot", reason: nil)
        _ = try await ann.batch(.addTags(["fair"]), for: "ANN")
        _ = try await ann.batch(.removeTags(["fair"]), for: "ANN")
        _ = try await ann.edit("ANN", ["industry": "toys"])
        _ = try await retract(try await log(.note, in: house), in: house)
        _ = try await house.at(Self.later).release("ANN", reason: "x")
        _ = try await house.at(Self.later).batch(.assign(user("ann")), for: "ANN")
        let timeline = try await house.at(Self.later, as: "ann").customer("ANN", events: 99).timeline
        let before = try await house.dump()
        var kinds: Set<String> = []
        for entry in timeline where entry.takenBack == nil && entry.kind != "inquiry" {
            guard case .retraction(.otherWay(_, entry.id, let kind))? = await refused(entry.id, as: "root", in: house)
            else {
                Issue.record("\(entry.kind) \(entry.id)")
                continue
            }
            #expect(kind.rawValue == entry.kind)
            kinds.insert(entry.kind)
        }
        let system = EventKind.allCases.filter { $0.isSystem && $0 != .merged } + [.promised]
        #expect(kinds == Set(system.map(\.rawValue)))
        #expect(try await house.dump() == before)
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `an order stays while an entry ends it, by name or not`(backend: Backend) async throws {
        let house = try await House(backend)
        let named = try await log(.order, in: house, ref: "PO-1", at: "2026-03-01T01:00:00Z")
        let bare = try await log(.order, in: house, ref: "PO-2", at: "2026-03-01T02:00:00Z")
        let open = try await log(.order, in: house, ref: "PO-3", at: "2026-03-01T03:00:00Z")
        let first = try await log(.orderCompleted, in: house) { $0.orderRef = "PO-1" }
        let second = try await log(.orderCompleted, in: house)
        for (order, end) in [(named, first), (bare, second)] {
            guard case .retraction(.named(_, order, end, _, nil))? = await refused(order, in: house) else {
                Issue.record("order \(order) goes while \(end) ends it")
                continue
            }
        }
        _ = try await retract(open, in: house)
        // A cancellation removes a completed order; both have to go before it.
        let cancelled = try await log(.orderCancelled, in: house) { $0.orderRef = "PO-1" }
        #expect(await refused(named, in: house)?.teamBrief == "entry-named")
        for entry in [cancelled, first, second, named, bare] { _ = try await retract(entry, in: house) }
        let customer = try await house.at(Self.later).customer("ANN", events: 0)
        #expect(customer.labels.first { $0.scheme == "stage" }?.label == "unmarked")
        #expect(try await house.findings(at: Self.later) == [])
        try await house.close()
    }

    @Test func `a machine stays while a service names it, a promise kept is open again`() async throws {
        let house = try await House()
        let ann = house.at(Self.later, as: "ann")
        let machine = try await log(.installed, in: house) { $0.serial = "S-1" }
        let service = try await log(.serviceClosed, in: house) { $0.serial = "S-1" }
        #expect(await refused(machine, in: house)?.teamBrief == "entry-named")
        // Another of that name would still be known.
        let twin = try await log(.installed, in: house) { $0.serial = "S-1" }
        _ = try await retract(twin, in: house)
        _ = try await retract(service, in: house)
        _ = try await retract(machine, in: house)
        #expect(try await ann.installations(of: "ANN") == [])

        let promise = try await ann.promise(
            "ANN", what: "call", due: .instant(instant("2026-03-20T02:00:00Z")), rrule: nil, channel: nil)
        _ = try await ann.keepPromise("ANN", id: nil)
        let kept = try #require(try await ann.customer("ANN", events: 9).timeline.first { $0.kind == "promise-kept" })
        _ = try await retract(kept.id, in: house)
        #expect(try await house.at(Self.later, as: "ann").promises(to: "ANN").map(\.id) == [promise.id])
    }

    @Test func `of a promise that comes again the last time it was kept is taken back first`() async throws {
        let house = try await House()
        let ann = house.at(Self.later, as: "ann")
        _ = try await ann.promise(
            "ANN", what: "call", due: .instant(instant("2026-03-20T02:00:00Z")), rrule: "FREQ=DAILY", channel: nil)
        for _ in 0..<2 { _ = try await ann.keepPromise("ANN", id: nil) }
        let kept = try await ann.customer("ANN", events: 9).timeline.filter { $0.kind == "promise-kept" }.map(\.id)
        let (first, last) = (try #require(kept.min()), try #require(kept.max()))
        #expect(await refused(first, in: house)?.teamBrief == "entry-named")
        for entry in [last, first] { _ = try await retract(entry, in: house) }
        #expect(try await house.at(Self.later, as: "ann").promises(to: "ANN").map(\.due) == ["2026-03-20T02:00:00Z"])
    }

    @Test(arguments: Backend.allCases)
    func `the form of a call goes with it, if it may`(backend: Backend) async throws {
        let house = try await House(backend)
        let first = try #require(try await house.at(House.start, as: "ann").log(House.call, for: "ANN").event)
        var call = House.call
        call.formFilled = false
        let second = try #require(
            try await house.at("2026-03-02T01:00:01Z", as: "ann").log(call, for: "ANN").event)
        var form = EventInput(kind: .form)
        form.details.extra["result"] = "good"
        let filled = try #require(try await house.at(Self.later, as: "max").log(form, for: "ANN").event)
        guard case .retraction(.named(_, second, filled, .form, _?))? = await refused(second, in: house) else {
            Issue.record("ann took back max's form")
            return
        }
        #expect(try await retract(second, as: "max", in: house).forms == [filled])
        // The form of the call before counts again: none is owed.
        let customer = try await house.at(Self.later, as: "ann").customer("ANN", events: 0)
        #expect(!customer.obligations.contains { $0.kind == "record-form" })
        let report = try await retract(first, in: house)
        #expect(report.forms.count == 1)
        #expect(try await house.findings(at: Self.later) == [])
        try await house.close()
    }

    @Test func `a draft of the form of a call that was taken back is not recorded`() async throws {
        let house = try await House()
        let call = try await log(.contact, in: house, now: House.start) {
            $0.channel = .phone
            $0.direction = .outbound
        }
        let admin = house.at(Self.later)
        _ = try await admin.batch(.assign(user("amy")), for: "ANN")
        let late = try await house.at(Self.later, as: "ann").log(EventInput(kind: .form), for: "ANN")
        _ = try await admin.batch(.assign(user("ann")), for: "ANN")
        _ = try await retract(call, in: house)
        let draft = try #require(late.draft)
        let refused = await refusal { try await house.at(Self.later, as: "ann").recordDraft(draft) }
        #expect(refused?.teamBrief == "no-conversation")
        #expect(try await house.at(Self.later, as: "ann").drafts().map(\.id) == [draft])
    }

    @Test(arguments: Backend.allCases)
    func `an import is undone all the same when an entry of it was taken back`(backend: Backend) async throws {
        let house = try await House(backend)
        let admin = house.at(House.start)
        let before = try await labels("ANN", in: house)
        let batch = try #require(
            try await admin.timeline(
                "customer,kind,at,amount,ref\nANN,inquiry,2026-03-01T08:00:00Z,,\nANN,order,2026-03-01T09:00:00Z,9.00,O\n"
            ).batch)
        let order = try #require(try await admin.customer("ANN", events: 9).timeline.first { $0.kind == "order" })
        // Whoever imported it recorded it.
        #expect(await refused(order.id, in: house)?.teamBrief == "recorded-by-another")
        _ = try await retract(order.id, as: "max", in: house)
        #expect(try await house.at(Self.later).undo(batch).restored == 1)
        #expect(try await labels("ANN", in: house) == before)
        #expect(await refused(order.id, as: "max", in: house)?.teamBrief == "already-taken-back")
        #expect(try await house.findings(at: Self.later) == [])
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `a request that is sent again is answered with the same bytes`(backend: Backend) async throws {
        let house = try await House(backend)
        let slip = try await log(.note, in: house)
        func session() -> Session {
            house.composition.session(
                on: house.store, as: user("ann"), at: instant(Self.later),
                receipt: ReceiptKey(key: "k", digest: Digest.of("slip")))
        }
        let answer = try await session().retract("ANN", event: slip, reason: "x").json()
        let before = try await house.dump()
        guard
            case .replayed(200, answer)? = await refusal({
                try await session().retract("ANN", event: slip, reason: "x")
            })
        else {
            Issue.record("it was done again")
            return
        }
        #expect(try await house.dump() == before)
        try await house.close()
    }

    @Test func `a look at the time before shows what stood then`() async throws {
        let house = try await House()
        let slip = try await log(.order, in: house, now: House.start)
        let then = try await house.at(House.start).customer("ANN", events: 9)
        _ = try await retract(slip, in: house)
        let past = try await house.at(House.start).customer("ANN", events: 9)
        #expect(past.labels.map(\.label) == then.labels.map(\.label))
        #expect(past.timeline.map(\.takenBack) == then.timeline.map(\.takenBack))
        // The clock of a write is never behind.
        let late = try await log(.note, of: "AMY", as: "amy", in: house)
        guard
            case .clockBehind? = await refusal({
                try await house.at(House.start, as: "amy").retract("AMY", event: late, reason: "x")
            })
        else {
            Issue.record("it went back in time")
            return
        }
    }

    @Test func `the audit has what was taken back, and why`() async throws {
        let house = try await House()
        let slip = try await log(.note, in: house)
        _ = try await retract(slip, in: house)
        let change = try #require(try await house.at(Self.later).audit(limit: 1).first)
        #expect(change.action == "event.retract" && change.actor == "ann" && change.subject == "ANN")
        let line = try #require(change.payload?.first)
        #expect(line.contains("retracted") && line.contains("a slip") && line.contains("\(slip)"))
    }

    @Test func `a reason has to say something`() async throws {
        let house = try await House()
        let slip = try await log(.note, in: house)
        for text in ["", "  "] {
            let reason = try #require(Prose(text))
            let call = RetractEvent(customer: "ANN", event: slip, reason: reason)
            #expect(await refusal { try await call.perform(in: house.at(Self.later, as: "ann")) } != nil)
        }
    }

    /// What a timeline says after an entry was taken back is what it would say without.
    @Test(arguments: 1...12)
    func `a history without an entry is one that never had it`(seed: Int) async throws {
        var random = RandomHistory(seed: UInt64(seed))
        let house = try await House(empty: .memory)
        let admin = house.at(RandomHistory.end)
        _ = try await admin.customers(random.customers())
        _ = try await admin.timeline(RandomHistory.header + random.rows(120).joined())
        var taken = 0
        for key in RandomHistory.keys {
            for entry in try await admin.customer(key, events: 99).timeline where random.below(4) == 0 {
                let report: RetractReport
                do { report = try await admin.retract(key, event: entry.id, reason: "x") } catch RapportError.retraction
                {
                    continue
                }
                taken += 1
                let gone = Set([report.event] + report.forms)
                try await house.store.read { transaction in
                    let id = try #require(try CustomerKey(validating: key).flatMap(transaction.customers.id(of:)))
                    let all = try transaction.timelines.events(of: id)
                    let rest = ShownTimeline(all)
                    let facts = Facts(
                        timeline: all.filter { rest.stands($0) && $0.kind != .retracted },
                        rules: try admin.compiler.engine(of: try #require(try transaction.policies.inForce())).fold)
                    #expect(try transaction.standings.standing(of: id)?.facts == facts, "\(key) without \(gone)")
                }
            }
        }
        #expect(taken > 10)
        #expect(try await house.findings(at: RandomHistory.end.rfc3339) == [])
    }
}
