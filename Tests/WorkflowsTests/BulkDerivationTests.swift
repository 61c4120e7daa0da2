import Assembly
import Domain
import Policy
import Testing

@testable import Workflows

/// A batch of many beside each of them alone.
struct BulkDerivationTests {
    private static let now = Instant(milliseconds: 1_767_225_600_000)
    private static let count = BulkDerivation.size * 2 + 7

    private let engine: Engine
    private let customers: [Unsettled]

    init() throws {
        let engine = try Assembly.make().compiler.compile(Preset.foreignTrade.text, source: "preset", version: 3)
        var random = RandomHistory(seed: 11)
        self.engine = engine
        customers = try (0..<Self.count).map { number in
            let key = try #require(CustomerKey(validating: "C-\(number)"))
            var profile = Profile(name: "Firm \(number)")
            var contact = Contact()
            if number % 3 > 0 { contact.emails = ["a@b.example"] }
            if number % 5 > 0 { contact.phones = ["+1"] }
            if number % 7 == 0 { contact.birthday = Day(number: Int32(3_000 + number)) }
            profile.contacts = [contact]
            profile.credit = number % 4 == 0 ? .a : nil
            profile.timeZone = number % 6 == 0 ? "America/New_York" : nil
            let id = CustomerID(Int64(number + 1))
            let customer = Customer(id: id, key: key, createdAt: Self.now + .days(-500), profile: profile)
            let events = Self.events(of: id, &random)
            return Unsettled(customer: customer, facts: Facts(timeline: events, rules: engine.fold), old: nil)
        }
    }

    private static func events(of customer: CustomerID, _ random: inout RandomHistory) -> [Event] {
        (0..<random.below(14)).map { number in
            var details = EventDetails()
            let kind: EventKind = [
                .owned, .inquiry, .contact, .contact, .need, .order, .signal, .quote, .promised, .labelOverridden,
                .installed, .orderCompleted,
            ][random.below(12)]
            details.owner = kind == .owned ? .admin : nil
            details.channel = [.email, .phone, .chat][random.below(3)]
            details.direction = [.inbound, .outbound][random.below(2)]
            details.level = [.potential, .obvious][random.below(2)]
            details.expectedClose = Day(number: Int32(20_400 + random.below(300)))
            details.signal = .demoRequest
            details.amount = Money(minorUnits: Int64(random.below(20_000_000)), currency: .cny)
            if kind == .labelOverridden {
                details.scheme = "stage"
                details.label = "transaction"
                details.until = random.below(2) == 0 ? now + .days(9) : nil
            }
            if kind == .installed { details.serviceDays = 90 + random.below(200) }
            return Event(
                id: EventID(customer.number * 100 + Int64(number)), customer: customer, kind: kind,
                occurredAt: now + .hours(-1 - random.below(9_000)), recordedAt: now, actor: .admin, ref: "\(number)",
                details: details)
        }
    }

    @Test func `what was in force for one says nothing of who comes after`() {
        let before = engine.derive(customers, at: Self.now, warning: true)
        let now = Self.now + .days(30)
        // All of the first batch are known, none of the second, and every other of the third.
        let some = customers.indices.map { place in
            let isKnown = place < BulkDerivation.size || (place >= 2 * BulkDerivation.size && place % 2 == 0)
            let entry = customers[place]
            return Unsettled(customer: entry.customer, facts: entry.facts, old: isKnown ? before[place] : nil)
        }
        for (entry, standing) in zip(some, engine.derive(some, at: now, warning: true)) {
            #expect(engine.derive([entry], at: now, warning: true) == [standing])
        }
    }

    @Test
    func `a customer among many gets what it gets alone, now and when time has passed`() {
        var standings = engine.derive(customers, at: Self.now, warning: true)
        #expect(standings.count == customers.count)
        for (customer, standing) in zip(customers, standings) {
            #expect(engine.derive([customer], at: Self.now, warning: true) == [standing])
        }
        for days in [1, 30] {
            let later = zip(customers, standings).map { Unsettled(customer: $0.customer, facts: $0.facts, old: $1) }
            let now = Self.now + .days(days)
            standings = engine.derive(later, at: now, warning: true)
            for (customer, standing) in zip(later, standings) {
                #expect(engine.derive([customer], at: now, warning: true) == [standing])
            }
        }
    }

    @Test
    func `labels that stay keep since when they are in force, and warnings when they were given`() {
        let first = engine.derive(customers, at: Self.now, warning: true)
        let later = zip(customers, first).map { Unsettled(customer: $0.customer, facts: $0.facts, old: $1) }
        let second = engine.derive(later, at: Self.now + .hours(1), warning: true)
        var warned = 0
        for (before, after) in zip(first, second) {
            for (old, new) in zip(before.labels, after.labels) {
                #expect(new.since == (old.label == new.label ? Self.now : Self.now + .hours(1)))
            }
            guard let warning = before.obligations.first(where: { $0.warned != nil }) else { continue }
            warned += 1
            #expect(after.obligations.contains { $0.isSame(as: warning) && $0.warned == Self.now })
        }
        #expect(warned > 10, "\(warned) were warned")
    }
}
