/// Something done to many customers in one transaction that can be taken back as a whole (RULES.md §8 "undone", §9).
public struct Batch: Hashable, Sendable {
    public let change: ChangeID
    public let actor: UserID
    public let at: Instant
    /// What was done, for example `tag.add`.
    public let action: String
    /// The action of a run of the recycler.
    public static let recycling = "pool.recycle"
    /// The actions of imports.
    public static let customerImport = "import.customers"
    public static let timelineImport = "import.timeline"

    /// In a few words, for lists, for example `fair-2026`.
    public let detail: String
    /// Customers that were changed.
    public let count: Int
    /// The ids of the events that an import recorded, and of no others: what has none of them it did not touch. Nil for what
    /// is no import.
    public let events: ClosedRange<EventID>?
    /// What it did to the tags themselves, by name (byte order), each once.
    public var tags: [TagMove]
    /// The change that took it back.
    public var undoneBy: ChangeID?

    public init(
        change: ChangeID, actor: UserID, at: Instant, action: String, detail: String, count: Int,
        events: ClosedRange<EventID>? = nil, tags: [TagMove] = [], undoneBy: ChangeID? = nil
    ) {
        self.change = change
        self.actor = actor
        self.at = at
        self.action = action
        self.detail = detail
        self.count = count
        self.events = events
        self.tags = tags
        self.undoneBy = undoneBy
    }
}

/// What a batch did to one customer, as far as taking it back needs to know.
public struct BatchRow: Hashable, Sendable {
    public let customer: CustomerID
    /// Events of ownership that it recorded, in order: undoing retracts them. None for an import, whose events are those of
    /// ``Batch/events``.
    public let events: [EventID]
    /// Fields of the profile that it changed, by name, as they were. Nil for what was not there.
    public let before: [String: String?]
    /// The same fields as it left them: undoing is refused where they are others now.
    public let after: [String: String?]

    public init(
        customer: CustomerID, events: [EventID] = [], before: [String: String?] = [:], after: [String: String?] = [:]
    ) {
        self.customer = customer
        self.events = events
        self.before = before
        self.after = after
    }
}

/// A word that customers can be marked with, and its colour.
public struct Tag: Hashable, Sendable {
    public let name: String
    /// `#rrggbb`.
    public var colour: String

    public init(name: String, colour: String = Tag.usualColour) {
        self.name = name
        self.colour = colour
    }

    public static let usualColour = "#8a8f98"
}

/// What became of a tag, whoever carries it.
public struct TagMove: Hashable, Sendable {
    public let name: String
    /// Its colour as it was; nil when it was not known.
    public let before: String?
    /// Its colour now; nil when it is known no more.
    public let after: String?

    public init(name: String, before: String?, after: String?) {
        self.name = name
        self.before = before
        self.after = after
    }
}
