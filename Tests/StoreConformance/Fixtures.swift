import Domain

/// Values of the kinds that backends mangle.
enum Fixture {
    static let instant = Instant(milliseconds: 1_714_521_600_123)

    /// Byte order, but for the two spellings of café, which are different texts.
    static let texts = [
        "", " ", "\"quoted\" 'single' \\back\\ `tick`", "%_like_%", "; DROP TABLE customers; --", "A", "Z", "a",
        "cafe\u{301}", "caf\u{e9}", "line\nbreak\r\ttab", "null", "z", "{\"json\":[1,2]}", "Ünïcödé", "中文客户 采购部",
        "日本語", "👩‍👩‍👧‍👦🇨🇳", String(repeating: "long 长 ", count: 20_000),
    ]

    static let integers: [Int64] = [.min, .min + 1, -1, 0, 1, 1 << 53, (1 << 53) + 1, .max - 1, .max]

    static func key(_ text: String) throws -> CustomerKey {
        guard let key = CustomerKey(validating: text) else { throw Unfit(text: text) }
        return key
    }

    static func user(_ text: String) throws -> UserID {
        guard let user = UserID(validating: text) else { throw Unfit(text: text) }
        return user
    }

    static func currency(_ code: String) throws -> Currency {
        guard let currency = Currency(code: code) else { throw Unfit(text: code) }
        return currency
    }

    struct Unfit: Error { let text: String }

    static func customer(_ id: CustomerID, _ key: String, name: String = "Acme") throws -> Customer {
        Customer(id: id, key: try Self.key(key), createdAt: instant, profile: Profile(name: name))
    }

    /// A customer with every field filled, its texts being `text`.
    static func fullCustomer(_ id: CustomerID, _ key: String, text: String) throws -> Customer {
        var profile = Profile(name: text)
        profile.company = text
        profile.country = "DE"
        profile.timeZone = "Europe/Berlin"
        profile.language = "de-DE"
        profile.source = .b2bPlatform
        profile.industry = text
        profile.companySize = .max
        profile.categories = [text, "", "b", "a"]
        profile.annualPurchase = Money(minorUnits: .max, currency: try currency("EUR"))
        profile.credit = .b
        profile.budgetAuthorised = false
        profile.preferredChannel = .chat
        profile.statedOwner = try user("Li 李")
        profile.tags = [text, "fair-2026"]
        profile.custom = ["": "empty", "b\"": "\\"]
        profile.custom[text] = text
        var contact = Contact()
        contact.name = text
        contact.role = text
        contact.emails = [text, "a@b.example"]
        contact.phones = ["+49 30 1"]
        contact.chats = [text]
        contact.birthday = Day.earliest
        contact.doNotContact = [.sms, .visit]
        profile.contacts = [contact, Contact()]
        return Customer(
            id: id, key: try Self.key(key), createdAt: Instant(milliseconds: -1), profile: profile, version: .max)
    }

    static func event(
        _ id: EventID, of customer: CustomerID, _ kind: EventKind = .note, ref: String, at: Instant = instant,
        _ details: EventDetails = EventDetails()
    ) -> Event {
        Event(
            id: id, customer: customer, kind: kind, occurredAt: at, recordedAt: at, actor: .admin, ref: ref,
            details: details)
    }

    /// Details with every field filled, the texts being `text`.
    static func details(text: String, number: Int64) throws -> EventDetails {
        var details = EventDetails()
        details.amount = Money(minorUnits: number, currency: try currency("JPY"))
        details.channel = .email
        details.direction = .inbound
        details.purpose = .care
        details.outcome = .noAnswer
        details.signal = .websiteVisit
        details.level = .obvious
        details.expectedClose = Day.latest
        details.orderRef = text
        details.reason = text
        details.model = text
        details.serial = text
        details.serviceDays = Int(number)
        details.note = text
        details.owner = try user("王 五")
        details.extra = ["b": ""]
        details.extra[text] = text
        return details
    }

    static func plainStanding(
        owner: UserID? = nil, nextChange: Instant = .never, policy: PolicyVersion = 1, obligations: [Obligation] = [],
        labels: [CurrentLabel] = []
    ) -> Standing {
        var facts = Facts()
        facts.spell = owner.map { Spell(owner: $0, start: Mark(at: instant, event: EventID(1))) }
        return Standing(
            facts: facts, labels: labels, obligations: obligations, nextChange: nextChange, policy: policy)
    }

    static func obligation(_ number: Int64, due: Int64, _ kind: ObligationKind = .reply) -> Obligation {
        Obligation(
            kind: kind, cause: .event(EventID(number)), due: Instant(milliseconds: due), channel: .email,
            reason: "cadence:grade:A")
    }

    /// A standing in which no two values are equal, so that no two columns can be mixed up.
    static func fullStanding() throws -> Standing {
        var number: Int64 = 1000
        func next() -> Int64 {
            number += 1
            return number
        }
        func instant() -> Instant { Instant(milliseconds: next()) }
        func mark() -> Mark { Mark(at: instant(), event: EventID(next())) }
        var facts = Facts()
        facts.inquiry = instant()
        facts.quote = instant()
        facts.sampleOrder = instant()
        facts.order = instant()
        facts.orderCompleted = instant()
        facts.dealLost = instant()
        facts.need.at = instant()
        facts.need.event = EventID(next())
        facts.need.level = .potential
        facts.need.expectedDay = Day(number: Int32(next()))
        facts.obviousNeed = instant()
        facts.deniedNeed = instant()
        facts.weakSignal = instant()
        for _ in 0..<8 { facts.strongSignals.insert(instant()) }
        facts.inbound = instant()
        facts.validFollowUp = mark()
        facts.waitingMessage = mark()
        facts.serviceRequest = instant()
        facts.serviceClosed = instant()
        facts.inquiries = Int32(next())
        facts.orders = Int32(next())
        facts.openOrders = Int32(next())
        facts.events = .max
        facts.online = mark()
        facts.unconfirmedEmail = mark()
        facts.call = mark()
        facts.callRecordedAt = instant()
        facts.form = instant()
        facts.formedCall = Mark(at: Instant(milliseconds: 1_700_000_000_776), event: EventID(76))
        facts.lastInbound = Mark(at: Instant(milliseconds: 1_700_000_000_777), event: EventID(77))
        facts.lastInbound = mark()
        facts.lastInboundChannel = .visit
        facts.hasUnmatchedEnding = true
        facts.spell = Spell(
            owner: try user("O'Brien \"李\""), start: mark(), firstFollowUp: mark(), isLocked: true)
        facts.care = instant()
        facts.commitments = try commitments(text: "中 'x'", numbers: next)
        facts.answer = instant()
        facts.greeting = instant()
        facts.confirmation = instant()
        facts.newest = FoldPlace(at: instant(), isOutcome: true, id: EventID(next()))
        facts.orderDays = [
            OrderDay(day: Day(number: -3), count: 2, sum: .max), OrderDay(day: Day(number: 9), count: 1, sum: 0),
        ]
        let labels = [
            CurrentLabel(scheme: "grade", label: "A", score: nil, since: instant()),
            CurrentLabel(scheme: "rfm", label: "loyal", score: 543, since: instant(), origin: .override),
            CurrentLabel(scheme: "自定义", label: "大客户", score: .min, since: instant()),
        ]
        let obligations = [
            Obligation(
                kind: .reply, cause: .event(EventID(next())), due: instant(), channel: .chat, reason: "unanswered",
                dueBefore: instant(), warned: instant()),
            Obligation(
                kind: .reclassify, cause: .event(EventID(next())), due: instant(), channel: nil, reason: "ungraded"),
        ]
        return Standing(
            facts: facts, labels: labels, obligations: obligations, nextChange: instant(), policy: 7,
            rank: Int32(next()), crowds: next())
    }
}
