/// Where a customer came from (RULES.md §2).
public enum Source: String, CaseIterable, Sendable {
    case referral, exhibition, website
    case b2bPlatform = "b2b-platform"
    case searchAd = "search-ad"
    case social
    case coldOutreach = "cold-outreach"
    case other
}

/// How well a customer pays, best first.
public enum Credit: String, CaseIterable, Sendable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
}

/// A person at the customer's.
public struct Contact: Hashable, Sendable {
    public var name: String?
    public var role: String?
    public var emails: [String] = []
    public var phones: [String] = []
    public var chats: [String] = []
    public var birthday: Day?
    public var doNotContact = ChannelSet()

    public init() {}

    /// The channels by which this person can be reached: there is an address for it and no wish against it. SMS uses
    /// phones, visit and other need no address (RULES.md §7, "Channel").
    var reachable: ChannelSet {
        var channels: ChannelSet = [.visit, .other]
        if !emails.isEmpty { channels.insert(.email) }
        if !chats.isEmpty { channels.insert(.chat) }
        if !phones.isEmpty { channels.formUnion([.phone, .sms]) }
        channels.subtract(doNotContact)
        return channels
    }
}

/// What the team states about a customer, as opposed to what happened (RULES.md §2).
public struct Profile: Hashable, Sendable {
    public var name: String
    public var company: String?
    /// ISO 3166-1 alpha-2, capitals.
    public var country: String?
    /// IANA name; nil means the organisation's zone.
    public var timeZone: String?
    /// BCP 47.
    public var language: String?
    public var source: Source?
    public var industry: String?
    /// Employees.
    public var companySize: Int?
    public var categories: [String] = []
    /// What the buyer says it buys a year.
    public var annualPurchase: Money?
    public var credit: Credit?
    public var budgetAuthorised: Bool?
    public var preferredChannel: Channel?
    public var contacts: [Contact] = []
    /// The owner that the profile states, as last imported; who owns the customer now is ``Facts/spell``.
    public var statedOwner: UserID?
    public var tags: [String] = []
    /// Columns of an import that are no field of ours, by name.
    public var custom: [String: String] = [:]

    public init(name: String) { self.name = name }

    /// The channels by which somebody at the customer's can be reached.
    public var reachable: ChannelSet {
        // Nobody named: there is no address, and nobody who said no.
        guard !contacts.isEmpty else { return Contact().reachable }
        var channels = ChannelSet()
        for contact in contacts { channels.formUnion(contact.reachable) }
        return channels
    }
}

/// A buying organisation with its contacts: the thing that is classified, owned and followed up (RULES.md §1).
public struct Customer: Hashable, Sendable {
    public let id: CustomerID
    public let key: CustomerKey
    public let createdAt: Instant
    public var profile: Profile
    /// Grows by one with every write that touches the customer.
    public var version: Int64

    public init(id: CustomerID, key: CustomerKey, createdAt: Instant, profile: Profile, version: Int64 = 1) {
        self.id = id
        self.key = key
        self.createdAt = createdAt
        self.profile = profile
        self.version = version
    }
}
