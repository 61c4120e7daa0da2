public import Domain

/// A place in a file of an import.
public struct RowPlace: Hashable, Sendable {
    /// The row as a spreadsheet counts: the header is row 1, and blank lines count.
    public let row: Int
    /// The physical line on which the row starts, from 1.
    public let line: Int
    /// The file's name when it is not the file of the import itself but one that a mapping brings in.
    public let file: String?

    public init(row: Int, line: Int, file: String? = nil) {
        self.row = row
        self.line = line
        self.file = file
    }
}

/// A customer as a file states it (RULES.md §2).
public struct CustomerRow: Hashable, Sendable {
    public let key: CustomerKey
    /// The profile; its `statedOwner` is the row's owner.
    public var profile: Profile
    /// What it buys a year, where no currency stands beside it: it is in the currency in which that is known of the
    /// customer, else in the base currency. The profile has none then.
    public let openPurchase: WrittenAmount?
    /// Never later than the import; nil when the file does not say.
    public var createdAt: Instant?
    /// Where it stands; for a customer made from the rows that name it, the first of them.
    public let place: RowPlace

    public init(
        key: CustomerKey, profile: Profile, openPurchase: WrittenAmount? = nil, createdAt: Instant?, place: RowPlace
    ) {
        self.key = key
        self.profile = profile
        self.openPurchase = openPurchase
        self.createdAt = createdAt
        self.place = place
    }

    /// The owner that the row names.
    public var owner: UserID? { profile.statedOwner }
}

/// An event as a file states it, checked by itself; whether its customer and order exist is not known here
/// (RULES.md §3).
public struct EventRow: Hashable, Sendable {
    public let customer: CustomerKey
    public let kind: EventKind
    /// Never later than the import.
    public let at: Instant
    /// Between `at` and the import; nil means the moment of the import.
    public let recordedAt: Instant?
    /// Nil means who imports.
    public let actor: UserID?
    /// Nil means the digest of the content (RULES.md §3).
    public let ref: String?
    /// All that the kind needs is there; a contact's purpose and outcome are always set.
    public let details: EventDetails
    /// Whether the contact's follow-up form was filled in and is to be recorded with it.
    public let formFilled: Bool
    public let place: RowPlace

    public init(
        customer: CustomerKey, kind: EventKind, at: Instant, recordedAt: Instant?, actor: UserID?, ref: String?,
        details: EventDetails, formFilled: Bool, place: RowPlace
    ) {
        self.customer = customer
        self.kind = kind
        self.at = at
        self.recordedAt = recordedAt
        self.actor = actor
        self.ref = ref
        self.details = details
        self.formFilled = formFilled
        self.place = place
    }
}

/// A row that a rule of the mapping sets aside; it is counted and reported.
public struct SkippedRow: Hashable, Sendable {
    /// The number of the rule under `skip`, from 1.
    public let rule: Int
    /// The rule's own reason.
    public let reason: String
    public let place: RowPlace

    public init(rule: Int, reason: String, place: RowPlace) {
        self.rule = rule
        self.reason = reason
        self.place = place
    }
}

/// What a file gives, one after another.
public enum ImportItem: Hashable, Sendable {
    case customer(CustomerRow)
    case event(EventRow)
    case skipped(SkippedRow)
    /// Something wrong with a row, which then gives nothing else. A row can have several issues.
    case issue(RowIssue)
}
