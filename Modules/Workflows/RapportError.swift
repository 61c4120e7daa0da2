public import Classification
public import Domain
public import Exchange
public import Storage

/// Why a workflow did not do what was asked. Nothing was changed then.
public enum RapportError: Error, Sendable {
    /// The store answered with an error of its own.
    case store(StorageError)
    /// A policy has errors; all of them, with their places.
    case policy(source: String, issues: [PolicyIssue])
    /// A write that brings another policy than the one in force.
    case policyNotInForce(source: String, version: PolicyVersion)
    /// The policy drops the rates of currencies that stand on timelines or profiles.
    case currenciesInUse([Currency])
    /// A write with a clock that is behind what the store has already processed.
    case clockBehind(now: Instant, processedTo: Instant)
    case unknownCustomer(String)
    /// `isSeen`: whether the acting user may see it.
    case customerExists(CustomerKey, isSeen: Bool = true)
    case unknownUser(UserID)
    case unknownScheme(String, known: [SchemeID])
    /// The user has left the team.
    case inactiveUser(UserID)
    /// `user` may not do this, or not on what stands to them in that relation; `needs` may, in the relation they have to it.
    case notAllowed(user: UserID, action: Action, needs: [Role], relation: Relation? = nil, person: UserID? = nil)
    case pool(PoolRefusal)
    case override(OverrideRefusal)
    case agenda(AgendaRefusal)
    case retraction(RetractionRefusal)
    case batch(BatchRefusal)
    case team(TeamRefusal)
    /// A file cannot be read as a whole.
    case file(ImportFileError)
    /// Rows of an import have problems, and all or nothing was asked for.
    case rowsRefused(ImportReport)
    /// A value given by the caller is wrong.
    case invalid(Input, value: String)
    /// An event that cannot be recorded on this timeline.
    case refused(EventRefusal)
    case query(QueryError)
    /// The token is not good for it.
    case outOfScope(action: Action, needs: TokenScope)
    /// Somebody at a browser has not given the password for some minutes.
    case passwordNeeded(action: Action)
    /// Something else was asked for by the same name before.
    case receiptMismatch(key: String)
    /// It was asked for and done before; what was answered then.
    case replayed(status: Int, body: [UInt8])
    /// What is to be changed is no longer what the caller has seen; its entity tags.
    case stale(expected: String, found: String)
    case account(AccountRefusal)
    /// More than can be worked on at once.
    case busy
    /// There is no customer with an order to calibrate from.
    case nothingToCalibrate

    /// What a value was to be.
    public enum Input: Hashable, Sendable {
        case time, currency, country, timeZone, kind, colour, anchor, change
        /// A time to come.
        case when
        case amount(Currency)
        /// A field of a profile: what an import would say of its column.
        case field(String, Phrase)
        /// A parameter of a call, by its JSON name, and what it has to be.
        case parameter(String, Phrase)
    }
}

/// Why an event was not recorded.
public enum EventRefusal: Error, Hashable, Sendable {
    /// The same customer, kind and ref stand on the timeline with other content.
    case conflict(kind: EventKind, ref: String, fields: [String])
    /// An order-completed or -cancelled names an order that is not there.
    case unknownOrder(ref: String)
    /// An order-completed or -cancelled names none, and none was open at that time.
    case noOpenOrder(kind: EventKind)
    case missing(kind: EventKind, columns: [String])
    case inFuture(at: Instant, now: Instant)
    case noRate(Currency)
}
