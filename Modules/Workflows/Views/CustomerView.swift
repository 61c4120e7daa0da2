import Domain

/// A label in force, as shown.
public struct LabelView: Codable, Hashable, Sendable {
    public var scheme: String
    public var label: String
    public var score: Int?
    public var since: String
    /// `rule` or `override`.
    public var origin: String

    init(_ label: CurrentLabel) {
        scheme = label.scheme.text
        self.label = label.label.text
        score = label.score.map(Int.init)
        since = label.since.rfc3339
        origin = label.origin.rawValue
    }
}

/// Something owed, as shown.
public struct ObligationView: Codable, Hashable, Sendable {
    public var kind: String
    public var due: String
    /// Whether the due instant has come.
    public var overdue: Bool
    public var channel: String?
    /// A stable code, for example `cadence:grade:A`.
    public var reason: String
    /// Customer, kind and cause are the obligation's identity.
    public var cause: String
    /// When it was due before it was put off.
    public var dueBefore: String?
    /// When the owner was warned, of a recycle-warning.
    public var warned: String?

    init(_ obligation: Obligation, at now: Instant) {
        kind = obligation.kind.rawValue
        due = obligation.due.rfc3339
        overdue = obligation.due <= now
        channel = obligation.channel?.rawValue
        reason = obligation.reason
        cause = obligation.cause.text
        dueBefore = obligation.dueBefore?.rfc3339
        warned = obligation.warned?.rfc3339
    }
}

public struct ContactView: Codable, Hashable, Sendable {
    public var name: String?
    public var role: String?
    public var emails: [String]
    public var phones: [String]
    public var chats: [String]
    public var birthday: String?
    public var doNotContact: [String]

    init(_ contact: Contact) {
        name = contact.name
        role = contact.role
        emails = contact.emails
        phones = contact.phones
        chats = contact.chats
        birthday = contact.birthday?.iso
        doNotContact = contact.doNotContact.channels.map(\.rawValue)
    }
}

/// A customer in a list.
public struct CustomerSummary: Codable, Hashable, Sendable {
    public var key: String
    public var name: String
    public var country: String?
    public var owner: String?
    /// Labels by scheme.
    public var labels: [String: String]
    /// The earliest instant by which something is owed.
    public var due: String?

    init(_ entry: Lens.Entry) {
        key = entry.customer.key.text
        name = entry.customer.profile.name
        country = entry.customer.profile.country
        owner = entry.standing.owner?.text
        labels = Dictionary(
            entry.standing.labels.map { ($0.scheme.text, $0.label.text) }, uniquingKeysWith: { a, _ in a })
        due = entry.standing.obligations.map(\.due).min()?.rfc3339
    }
}

/// One customer whole.
public struct CustomerView: Codable, Hashable, Sendable {
    public var key: String
    public var name: String
    public var company: String?
    public var country: String?
    public var timeZone: String?
    public var language: String?
    public var source: String?
    public var industry: String?
    public var companySize: Int?
    public var categories: [String]
    /// Decimal amount and currency, for example `120000.00 CNY`.
    public var annualPurchase: String?
    public var credit: String?
    public var budgetAuthorised: Bool?
    public var preferredChannel: String?
    public var contacts: [ContactView]
    public var tags: [String]
    public var custom: [String: String]
    public var owner: String?
    public var ownerSince: String?
    /// The owner, whom nobody had heard of when this call named them: they became a salesperson without a login.
    public var newOwner: String?
    /// Whether the owner keeps it from being recycled.
    public var locked: Bool
    public var createdAt: String
    public var version: Int64
    public var labels: [LabelView]
    public var obligations: [ObligationView]
    /// When the engine looks again unless something happens before.
    public var nextChange: String?
    /// Newest first.
    public var timeline: [EventView]
    /// How many events there are in all.
    public var events: Int

    init(_ entry: Lens.Entry, timeline: [Event], showing limit: Int, at now: Instant) {
        let profile = entry.customer.profile
        key = entry.customer.key.text
        name = profile.name
        company = profile.company
        country = profile.country
        timeZone = profile.timeZone
        language = profile.language
        source = profile.source?.rawValue
        industry = profile.industry
        companySize = profile.companySize
        categories = profile.categories
        annualPurchase = profile.annualPurchase.map { "\($0.decimal) \($0.currency.code)" }
        credit = profile.credit?.rawValue
        budgetAuthorised = profile.budgetAuthorised
        preferredChannel = profile.preferredChannel?.rawValue
        contacts = profile.contacts.map(ContactView.init)
        tags = profile.tags
        custom = profile.custom
        owner = entry.standing.owner?.text
        ownerSince = entry.standing.facts.spell?.start.at.rfc3339
        locked = entry.standing.facts.spell?.isLocked ?? false
        createdAt = entry.customer.createdAt.rfc3339
        version = entry.customer.version
        labels = entry.standing.labels.map(LabelView.init)
        obligations = entry.standing.obligations.sorted { $0.due < $1.due }.map { ObligationView($0, at: now) }
        nextChange = entry.standing.nextChange.orNil?.rfc3339
        self.timeline = ShownTimeline(timeline).views(timeline.suffix(limit))
        events = timeline.count
    }
}
