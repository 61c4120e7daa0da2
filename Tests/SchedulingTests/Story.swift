import Classification
import Domain
import Scheduling
import Testing

/// A customer's timeline in words, and what is owed for it: `inquiry 2026-03-10 10:00`, one event an entry.
struct Story {
    static let rates = ExchangeRates(base: .cny, billionths: [:])
    static let fold = FoldRules(
        zone: FoundationZones.shanghai, rates: rates, replyLapse: .days(31), followUpPurposes: [.business, .care],
        conversationChannels: [.phone, .visit])

    var events: [Event] = []
    var profile = Profile(name: "Acme")
    var labels: [CurrentLabel] = []
    var rules = ScheduleRules()
    /// Recycles nobody unless a test is about it.
    var pool: PoolRules = {
        var rules = PoolRules()
        rules.recycling.isOn = false
        return rules
    }()
    var calendar = Calendars.china

    /// `reach` are the channels with an address; `labels` are written `scheme:label`, in force since 2026-01-01, or
    /// since `@` a time.
    init(_ lines: [String], reach: [Channel] = [.email, .chat, .phone], labels: [String] = []) throws {
        var contact = Contact()
        if reach.contains(.email) { contact.emails = ["a@example.com"] }
        if reach.contains(.chat) { contact.chats = ["a"] }
        if reach.contains(.phone) { contact.phones = ["+1"] }
        profile.contacts = [contact]
        self.labels = try labels.map { text in
            let halves = text.split(separator: "@")
            let names = try #require(halves.first).split(separator: ":").map(String.init)
            let since = halves.count > 1 ? String(halves[1]) : "2026-01-01 00:00"
            return CurrentLabel(
                scheme: SchemeID(names[0]), label: LabelID(names[1]), score: nil, since: try instant(since))
        }
        for line in lines { try add(line) }
    }

    /// Adds an event, numbered from 1: a kind or one of the short words below, then words for its details, then its
    /// time. What has no word of its own is written `name=value` as it stands among the named values.
    mutating func add(_ line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let at = try instant(words.suffix(2).joined(separator: " "))
        var details = EventDetails()
        var recorded = at
        let kinds: [String: (EventKind, Direction?, Channel?)] = [
            "email": (.contact, .outbound, .email), "call": (.contact, .outbound, .phone),
            "visit": (.contact, .outbound, .visit), "mail-in": (.contact, .inbound, .email),
            "chat-in": (.contact, .inbound, .chat), "call-in": (.contact, .inbound, .phone),
        ]
        let kind = try kinds[words[0]]?.0 ?? #require(EventKind(rawValue: words[0]), "no kind: \(words[0])")
        details.direction = kinds[words[0]]?.1
        details.channel = kinds[words[0]]?.2
        if kind == .owned { details.owner = UserID(validating: "lin") }
        for word in words.dropFirst().dropLast(2) {
            if let outcome = Outcome(rawValue: word) { details.outcome = outcome }
            if let purpose = Purpose(rawValue: word) { details.purpose = purpose }
            if kind == .need, let level = NeedLevel(rawValue: word) { details.level = level }
            if word.hasPrefix("close=") { details.expectedClose = try day(String(word.dropFirst(6))) }
            if word.hasPrefix("late="), let minutes = Int(word.dropFirst(5)) { recorded = at + .minutes(minutes) }
            let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard halves.count == 2 else { continue }
            switch halves[0] {
            case "close", "late": break
            case "target": details.target = Int64(halves[1]).map { EventID($0) }
            case "serial": details.serial = halves[1]
            case "days": details.serviceDays = Int(halves[1])
            case "due", "until", "occurrence": details.extra[halves[0]] = try instant(halves[1]).rfc3339
            case "via": details.channel = Channel(rawValue: halves[1])
            default: details.extra[halves[0]] = halves[1]
            }
        }
        let id = EventID(Int64(events.count + 1))
        events.append(
            Event(
                id: id, customer: CustomerID(1), kind: kind, occurredAt: at, recordedAt: recorded, actor: .system,
                ref: "\(id.number)", details: details))
    }

    /// What is owed at `now`.
    func answer(at now: String) throws -> (obligations: [Obligation], nextChange: Instant) {
        let now = try instant(now)
        return try scheduler.obligations(for: subject(at: now), labels: labels, at: now)
    }

    func recycling(at now: String) throws -> Recycling {
        let now = try instant(now)
        return try scheduler.recycling(of: subject(at: now), labels: labels, at: now)
    }

    var scheduler: Scheduler {
        Scheduler(rules: rules, pool: pool, calendar: calendar, fold: Story.fold, zones: FoundationZones.source)
    }

    func subject(at now: Instant) throws -> Subject {
        let customer = Customer(
            id: CustomerID(1), key: try #require(CustomerKey(validating: "acme")), createdAt: .earliest,
            profile: profile)
        let fold = Story.fold
        return Subject(
            customer: customer, facts: Facts(timeline: events, rules: fold), moment: Moment(now, in: fold.zone),
            rates: fold.rates)
    }

    /// The same as texts: kind, due in Shanghai, channel, cause and reason; and when it was due before it was put off.
    func owed(at now: String, _ kind: ObligationKind? = nil) throws -> [String] {
        try answer(at: now).obligations.filter { kind == nil || $0.kind == kind }.map { obligation in
            let due = local(obligation.due)
            return [
                obligation.kind.rawValue, due, obligation.channel?.rawValue ?? "-", obligation.cause.text,
                obligation.reason,
            ].joined(separator: " ") + (obligation.dueBefore.map { " was \(local($0))" } ?? "")
        }
    }

    /// The due instants of one kind.
    func due(_ kind: ObligationKind, at now: String = "2026-12-31 23:00") throws -> [String] {
        try answer(at: now).obligations.filter { $0.kind == kind }.map { local($0.due) }
    }
}

/// The time that Shanghai's clocks show, to the minute unless there is more.
func local(_ instant: Instant) -> String {
    guard instant < .never else { return "never" }
    let text = (instant + .hours(8)).rfc3339.dropLast()
    return (text.hasSuffix(":00") ? String(text.dropLast(3)) : String(text)).replacing("T", with: " ")
}
