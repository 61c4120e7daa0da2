import Domain
import Houses

@testable import Workflows

// As in PhraseSamples: each case names the next one, so that a new case does not compile before it has its place here.

private let ann = UserID(validating: "ann") ?? .admin
private let now = Instant(rfc3339: "2026-03-31T09:00:00Z") ?? .unset
private let key = CustomerKey(validating: "ACME-1")
private let team = TeamID(validating: "north")
private let day = Day(iso: "2026-05-04") ?? .unset

let obstacleSamples: [OwnershipObstacle] = walk { next(after: $0) }

func next(after obstacle: OwnershipObstacle?) -> OwnershipObstacle? {
    let kind: OwnershipObstacle.Kind?
    switch obstacle?.kind {
    case nil: kind = .owned(since: now)
    case .owned: kind = .alreadyTheirs
    case .alreadyTheirs: kind = .cap(count: 201, limit: 200)
    case .cap: return OwnershipObstacle(.quota(count: 21, limit: 20), clears: now + .days(1))
    case .quota: return OwnershipObstacle(.coolDown(ended: now), clears: now + .days(7))
    case .coolDown: return OwnershipObstacle(.resting(released: now), clears: now + .days(2))
    case .resting: kind = team.map { .region(country: "FR", team: $0) }
    case .region: kind = .doNotContact
    case .doNotContact: kind = .inactive
    case .inactive: kind = nil
    }
    return kind.map { OwnershipObstacle($0) }
}

func next(after refusal: PoolRefusal?) -> PoolRefusal? {
    guard let key else { return nil }
    return switch refusal {
    case nil: .obstacles(key, user: ann, obstacleSamples)
    case .obstacles: .notOwned(key)
    case .notOwned: .tooManyLocks(ann, count: 21, limit: 20)
    case .tooManyLocks: .notLocked(key)
    case .notLocked: .alreadyLocked(key)
    case .alreadyLocked: nil
    }
}

func next(after refusal: OverrideRefusal?) -> OverrideRefusal? {
    guard let key else { return nil }
    return switch refusal {
    case nil: .unknownLabel("Z", scheme: "grade", known: ["A", "B"])
    case .unknownLabel: .move(scheme: "negotiation", from: "none", to: "after-sales", allowed: ["negotiating"])
    case .move(_, _, _, let allowed):
        allowed.isEmpty
            ? .alreadyWaiting(key, scheme: "grade", since: now, by: ann)
            : .move(scheme: "negotiation", from: "lost", to: "after-sales", allowed: [])
    case .alreadyWaiting: .setByAnother(key, scheme: "grade", by: ann)
    case .setByAnother: .nothingInForce(key, scheme: "grade")
    case .nothingInForce: .nothingWaiting(key, scheme: "grade")
    case .nothingWaiting: .ownRequest(key, scheme: "grade")
    case .ownRequest: .endsInPast(until: now, now: now + .days(1))
    case .endsInPast: nil
    }
}

func next(after refusal: AgendaRefusal?) -> AgendaRefusal? {
    guard let key else { return nil }
    switch refusal {
    case nil: return .notOwed(key, kind: .reply, owed: [.followUp, .recordForm])
    case .notOwed(_, _, let owed):
        return owed.isEmpty
            ? .severalOwed(key, kind: .planned, causes: ["event:1", "event:2"])
            : .notOwed(key, kind: .reply, owed: [])
    case .severalOwed: return .unknownCause(key, kind: .planned, cause: "event:3", causes: ["event:1"])
    case .unknownCause: return .snoozedTooOften(count: 4, limit: 3)
    case .snoozedTooOften: return .snoozeRange(after: now, latest: now + .days(31))
    case .snoozeRange: return .notSoon(due: now + .days(40), latest: now + .days(31))
    case .notSoon: return .warningStands
    case .warningStands: return .promiseInPast(due: now, now: now + .days(1))
    case .promiseInPast: return recurrenceSamples.first.map { .recurrence("FREQ=HOURLY", $0) }
    case .recurrence(_, let error):
        let place = recurrenceSamples.firstIndex(of: error).map { $0 + 1 } ?? recurrenceSamples.count
        return place < recurrenceSamples.count
            ? .recurrence("FREQ=HOURLY", recurrenceSamples[place]) : .neverRecurs("FREQ=DAILY", due: now)
    case .neverRecurs: return .nothingSaid
    case .nothingSaid: return .noPromise(key, open: [7, 8])
    case .noPromise(_, let open): return open.isEmpty ? .noConversation(key) : .noPromise(key, open: [])
    case .noConversation: return .unknownDraft(9)
    case .unknownDraft: return .unknownSerial(key, serial: "S-9", known: ["S-1"])
    case .unknownSerial(_, _, let known):
        return known.isEmpty ? nil : .unknownSerial(key, serial: "S-9", known: [])
    }
}

func next(after refusal: RetractionRefusal?) -> RetractionRefusal? {
    guard let key else { return nil }
    let ways = EventKind.allCases.filter { $0.isSystem } + [.promised]
    switch refusal {
    case nil: return .unknown(key, entry: 9)
    case .unknown: return .takenBack(key, entry: 9, at: now, by: ann)
    case .takenBack: return .recordedByAnother(key, entry: 9, by: ann)
    case .recordedByAnother: return ways.first.map { .otherWay(key, entry: 9, kind: $0) }
    case .otherWay(_, _, let kind):
        let place = ways.firstIndex(of: kind).map { $0 + 1 } ?? ways.count
        return place < ways.count
            ? .otherWay(key, entry: 9, kind: ways[place])
            : .named(key, entry: 9, by: 10, kind: .orderCompleted, recorder: nil)
    case .named(_, _, _, _, nil): return .named(key, entry: 9, by: 10, kind: .form, recorder: ann)
    case .named: return nil
    }
}

func next(after refusal: BatchRefusal?) -> BatchRefusal? {
    switch refusal {
    case nil: .unknown(5)
    case .unknown: .alreadyUndone(5, by: 6)
    case .alreadyUndone: key.map { .changedSince(5, $0) }
    case .changedSince: .someChangedSince(5, customers: 2)
    case .someChangedSince: .tagChangedSince(5, "fair")
    case .tagChangedSince: key.map { .severalContacts($0) }
    case .severalContacts: .unknownTag("fair")
    case .unknownTag: .tagExists("fair", renaming: "trade")
    case .tagExists: .unknownField("emails", known: ["industry", "country"])
    case .unknownField: .noField("mail", known: ["emails", "name"])
    case .noField: .currencyAlone
    case .currencyAlone: nil
    }
}

func next(after refusal: TeamRefusal?) -> TeamRefusal? {
    guard let team, let leave = Leave(first: day, last: day + 1) else { return nil }
    return switch refusal {
    case nil: .unknownUser(ann)
    case .unknownUser: .userExists(ann)
    case .userExists: .teamExists(team)
    case .teamExists: .unknownTeam("west", known: [team])
    case .unknownTeam(_, let known): known.isEmpty ? .lastAdmin(ann) : .unknownTeam("west", known: [])
    case .lastAdmin: .reserved(ann)
    case .reserved: .unknownLeave(ann, first: day)
    case .unknownLeave: .leaveOverlaps(ann, leave)
    case .leaveOverlaps: nil
    }
}

func next(after refusal: AccountRefusal?) -> AccountRefusal? {
    switch refusal {
    case nil: .wrongPassword
    case .wrongPassword: .notYourPassword
    case .notYourPassword: .alreadySetUp
    case .alreadySetUp: .tooShort(limit: 12)
    case .tooShort: .tooLong(limit: 128)
    case .tooLong: .namesItself
    case .namesItself: .tooCommon
    case .tooCommon: .loginDisabled(ann)
    case .loginDisabled: .unknownLogin("0123456789abcdef")
    case .unknownLogin: .unknownToken("0123456789abcdef")
    case .unknownToken: .unknownView("mine")
    case .unknownView: .noScopes
    case .noScopes: nil
    }
}

let recurrenceSamples: [RecurrenceError] = walk { next(after: $0) }

func next(after error: RecurrenceError?) -> RecurrenceError? {
    switch error {
    case nil: .notAPart("X")
    case .notAPart: .unknownPart("BYMONTH")
    case .unknownPart: .partTwice("FREQ")
    case .partTwice: .noFrequency
    case .noFrequency: .unknownFrequency("HOURLY")
    case .unknownFrequency: .notANumber("COUNT", "x")
    case .notANumber: .unknownWeekday("XX")
    case .unknownWeekday: .ordinal("2TU", .weekly)
    case .ordinal(_, .weekly): .ordinal("6MO", .monthly)
    case .ordinal: .until("2026")
    case .until: .untilAndCount
    case .untilAndCount: .weekStart("SU")
    case .weekStart: nil
    }
}
