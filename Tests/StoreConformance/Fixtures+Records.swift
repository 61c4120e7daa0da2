import Domain
import Storage

extension Fixture {
    /// The customers of one user, or the high seas.
    static func scope(_ owner: UserID?) -> Scope { .owners(owner.map { [$0] } ?? [], highSeas: owner == nil) }

    /// Two commitments of each kind at least, one with everything filled and one as bare as can be.
    static func commitments(text: String, numbers next: () -> Int64) throws -> Commitments {
        func instant() -> Instant { Instant(milliseconds: next()) }
        let rule = try Recurrence(rrule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,-1FR;UNTIL=20270131T090000Z")
        let terms = PromiseTerms(due: instant(), zone: "Asia/Shanghai", recurrence: rule, channel: .visit)
        var commitments = Commitments()
        commitments.promises = [
            Promise(event: EventID(next()), madeAt: instant(), terms: terms, note: text, keptTo: instant()),
            Promise(event: EventID(2), madeAt: .earliest, terms: PromiseTerms(due: .latest), note: nil),
        ]
        commitments.installations = [
            Installation(
                event: EventID(.max), at: instant(), model: text, serial: text, serviceDays: .max,
                servicedAt: instant(),
                parts: [
                    .init(name: text, days: .max, replacedAt: instant()),
                    .init(name: "", days: 1, replacedAt: instant()),
                ]),
            Installation(
                event: EventID(1), at: instant(), model: nil, serial: nil, serviceDays: nil, servicedAt: .latest,
                parts: []),
        ]
        commitments.overrides = [
            LabelOverride(
                event: EventID(next()), scheme: "自定义", label: LabelID(text), from: LabelID("A \(text)"), at: instant(),
                by: try user("O'Brien"), reason: text, until: instant(), state: .inForce,
                approvedBy: try user("李 \"x\"")),
            LabelOverride(
                event: EventID(next()), scheme: "自定义", label: "B", from: nil, at: instant(), by: .admin, reason: nil,
                until: nil, state: .waiting),
        ]
        commitments.snoozes = [
            Snooze(
                kind: .service, cause: .part(EventID(next()), .latest, name: "\(text):\(text)"), until: instant(),
                count: .max, by: try user("王 五"), reason: text),
            Snooze(kind: .followUp, cause: .event(EventID(next())), until: .latest, count: 1, by: .admin, reason: nil),
        ]
        return commitments
    }

    static func team(_ text: String) throws -> TeamID {
        guard let team = TeamID(validating: text) else { throw Unfit(text: text) }
        return team
    }

    static func leave(_ first: Day, _ last: Day) throws -> Leave {
        guard let leave = Leave(first: first, last: last) else { throw Unfit(text: "\(first)") }
        return leave
    }

    /// A user with every field filled.
    static func fullUser(_ id: String, name: String) throws -> User {
        var days: [DayHours] = []
        for day in 0..<7 {
            let ranges = [TimeRange(start: 0, end: 1), TimeRange(start: 1, end: 1440 - day)]
            days.append(day.isMultiple(of: 3) ? try DayHours(ranges) : .off)
        }
        let all = days
        let hours = try WeekHours { all[$0.index] }
        return User(
            id: try user(id), name: name, role: .manager, canLogIn: true, createdAt: instant,
            team: try team("华东 \"1\""),
            isActive: false,
            leave: [
                try leave(.earliest, .earliest), try leave(Day(number: 5), Day(number: 9)), try leave(.latest, .latest),
            ],
            hours: hours)
    }

    static func spell(
        _ start: Int64, _ end: Int64?, of customer: CustomerID = CustomerID(1), owner: UserID = .admin,
        event: Int64? = nil, reason: String? = OwnershipReason.claimed
    ) -> OwnershipSpell {
        let mark = Mark(at: Instant(milliseconds: start), event: EventID(event ?? start))
        let end = end.map {
            OwnershipSpell.End(
                mark: Mark(at: Instant(milliseconds: $0), event: EventID($0)), reason: OwnershipReason.noFollowUp,
                by: .system)
        }
        return OwnershipSpell(
            customer: customer, owner: owner, start: mark, reason: reason, startedBy: owner, end: end)
    }

    static func batch(_ change: Int64, count: Int = 1) -> Batch {
        Batch(
            change: ChangeID(change), actor: .admin, at: instant, action: "tag.add", detail: "fair-2026", count: count)
    }

    static func draft(_ id: Int64, author: UserID = .admin, text: String = "x") throws -> Draft {
        Draft(
            id: id, author: author, customer: CustomerID(1), kind: .contact, at: .earliest, keptAt: instant,
            details: try details(text: text, number: id), ref: id.isMultiple(of: 2) ? text : nil,
            formFilled: id.isMultiple(of: 3))
    }

    static func link(_ change: Int64, text: String = "x") -> AuditLink {
        AuditLink(
            change: ChangeID(change), at: instant, actor: .admin, action: text, subject: text,
            request: change.isMultiple(of: 2) ? text : nil, payloadDigest: "aa\(change)", hash: "ff\(change)")
    }

    static func payload(_ text: String = "{\"before\":null}") -> AuditPayload { AuditPayload(salt: "0f", text: text) }
}
