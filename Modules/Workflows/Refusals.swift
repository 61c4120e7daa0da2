public import Domain

/// One reason why somebody cannot have a customer, and when it clears (RULES.md §8).
public struct OwnershipObstacle: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Somebody owns it since that instant.
        case owned(since: Instant)
        /// It is theirs already.
        case alreadyTheirs
        /// They own as many customers without an order as one may.
        case cap(count: Int, limit: Int)
        /// They have claimed as many today as one may.
        case quota(count: Int, limit: Int)
        /// They owned it themselves until then.
        case coolDown(ended: Instant)
        /// It was released then and rests.
        case resting(released: Instant)
        /// Their team does not cover its country.
        case region(country: String, team: TeamID)
        /// Nobody may contact it in any way.
        case doNotContact
        /// They have left.
        case inactive
    }

    public let kind: Kind
    /// When it clears by time alone; nil when something else has to happen.
    public let clears: Instant?

    public init(_ kind: Kind, clears: Instant? = nil) {
        self.kind = kind
        self.clears = clears
    }

    /// A stable code.
    public var code: String {
        switch kind {
        case .owned: "owned"
        case .alreadyTheirs: "already-theirs"
        case .cap: "max-owned"
        case .quota: "max-claims-per-day"
        case .coolDown: "cool-down"
        case .resting: "rest"
        case .region: "region"
        case .doNotContact: "do-not-contact"
        case .inactive: "inactive"
        }
    }
}

/// Why ownership stays as it is.
public enum PoolRefusal: Error, Hashable, Sendable {
    /// Every reason there is.
    case obstacles(CustomerKey, user: UserID, [OwnershipObstacle])
    case notOwned(CustomerKey)
    /// The owner has locked as many as one may.
    case tooManyLocks(UserID, count: Int, limit: Int)
    case notLocked(CustomerKey)
    case alreadyLocked(CustomerKey)
}

/// Why a label by hand was not set, decided or ended (RULES.md §4.2, §6).
public enum OverrideRefusal: Error, Hashable, Sendable {
    case unknownLabel(LabelID, scheme: SchemeID, known: [LabelID])
    /// From the label in force only some moves are possible.
    case move(scheme: SchemeID, from: LabelID, to: LabelID, allowed: [LabelID])
    case alreadyWaiting(CustomerKey, scheme: SchemeID, since: Instant, by: UserID)
    /// It is whoever set it, or a manager, who takes it back.
    case setByAnother(CustomerKey, scheme: SchemeID, by: UserID)
    case nothingInForce(CustomerKey, scheme: SchemeID)
    case nothingWaiting(CustomerKey, scheme: SchemeID)
    /// Whoever asked does not decide.
    case ownRequest(CustomerKey, scheme: SchemeID)
    case endsInPast(until: Instant, now: Instant)
}

/// Why nothing was promised, kept or put off.
public enum AgendaRefusal: Error, Hashable, Sendable {
    /// Nothing of that kind is owed; what is.
    case notOwed(CustomerKey, kind: ObligationKind, owed: [ObligationKind])
    /// None of that kind has that cause; theirs.
    case unknownCause(CustomerKey, kind: ObligationKind, cause: String, causes: [String])
    /// Several of that kind are owed; their causes.
    case severalOwed(CustomerKey, kind: ObligationKind, causes: [String])
    case snoozedTooOften(count: Int, limit: Int)
    /// A put-off lies later than now and than the present due instant, and not later than the latest possible.
    case snoozeRange(after: Instant, latest: Instant)
    /// It is due later than the latest to which it could be put off.
    case notSoon(due: Instant, latest: Instant)
    /// A recycle-warning is not put off.
    case warningStands
    case promiseInPast(due: Instant, now: Instant)
    case recurrence(String, RecurrenceError)
    /// The rule has no occurrence from the first time on.
    case neverRecurs(String, due: Instant)
    /// A form or a review that says nothing.
    case nothingSaid
    case noPromise(CustomerKey, open: [Int64])
    /// There is no conversation that the form could be about.
    case noConversation(CustomerKey)
    case unknownDraft(Int64)
    /// None of the customer's machines has that serial number; those that have one.
    case unknownSerial(CustomerKey, serial: String, known: [String])
}

/// Why an entry of a timeline was not taken back.
public enum RetractionRefusal: Error, Hashable, Sendable {
    /// The customer's timeline has no such entry.
    case unknown(CustomerKey, entry: Int64)
    case takenBack(CustomerKey, entry: Int64, at: Instant, by: UserID)
    /// It is whoever recorded it, or their manager, who takes it back.
    case recordedByAnother(CustomerKey, entry: Int64, by: UserID)
    /// It is undone in another way, which depends on its kind.
    case otherWay(CustomerKey, entry: Int64, kind: EventKind)
    /// An entry that stands is about it. `recorder`: who recorded that, where the actor may not take it back.
    case named(CustomerKey, entry: Int64, by: Int64, kind: EventKind, recorder: UserID?)
}

/// Why a batch was not done or taken back.
public enum BatchRefusal: Error, Hashable, Sendable {
    case unknown(Int64)
    case alreadyUndone(Int64, by: Int64)
    case changedSince(Int64, CustomerKey)
    /// All or nothing was asked for, and so many customers have changed since.
    case someChangedSince(Int64, customers: Int)
    /// Somebody has given the tag another colour or made it anew since.
    case tagChangedSince(Int64, String)
    /// Fields name one contact.
    case severalContacts(CustomerKey)
    case unknownTag(String)
    /// What it was to be renamed from.
    case tagExists(String, renaming: String)
    /// It cannot be set for many customers; what can.
    case unknownField(String, known: [String])
    /// Not of one customer either.
    case noField(String, known: [String])
    /// A currency without its amount.
    case currencyAlone
}

/// Why people and teams stay as they are.
public enum TeamRefusal: Error, Hashable, Sendable {
    case unknownUser(UserID)
    case userExists(UserID)
    case teamExists(TeamID)
    case unknownTeam(String, known: [TeamID])
    /// Somebody must be left who may do everything.
    case lastAdmin(UserID)
    /// The engine's own name.
    case reserved(UserID)
    case unknownLeave(UserID, first: Day)
    case leaveOverlaps(UserID, Leave)
}
