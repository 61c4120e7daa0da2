public import Domain

/// What can be asked for. The raw values stand in changes, audit and messages.
public enum Action: String, CaseIterable, Sendable {
    case importCustomers = "import.customers"
    case importTimeline = "import.timeline"
    case addCustomer = "customer.add"
    case readCustomers = "customer.read"
    case logEvent = "event.log"
    case promise = "promise"
    case snooze = "snooze"
    case readDrafts = "draft.read"
    case review = "review"
    case reviewPolicy = "review.policy"
    case overrideLabel = "override.set"
    case approve = "override.approve"
    case claim = "pool.claim"
    case assign = "pool.assign"
    case release = "pool.release"
    case lock = "pool.lock"
    case tagCustomers = "tag.customers"
    case manageTags = "tag.manage"
    case updateProfiles = "profile.update"
    case undo = "batch.undo"
    case readBatches = "batch.read"
    case readUsers = "user.read"
    case manageUsers = "user.manage"
    case setLeave = "user.leave"
    case export = "export"
    case report = "report"
    case processTime = "tick"
    case readPolicy = "policy.read"
    case adoptPolicy = "policy.adopt"
    case calibratePolicy = "policy.calibrate"
    case rebuild = "store.rebuild"
    case checkStore = "store.check"
    case readAudit = "audit.read"
    case eraseAudit = "audit.erase"
    case manageAccount = "account"
    case saveSearch = "view.save"
}

/// How a customer, or a person, stands to the acting user.
public enum Relation: String, CaseIterable, Sendable {
    case own
    /// Of somebody in the team that the user manages.
    case team
    case other
    case highSeas = "high-seas"
}

extension Action {
    /// On whom somebody of `role` may do it; nil when not at all. What is about nobody in particular is open with an empty
    /// set. Closed by default: a new action has to say who may do it, or this does not compile.
    public func reach(of role: Role) -> Set<Relation>? {
        switch self {
        case .readCustomers, .export, .report:
            by(role, [.own, .highSeas], [.own, .team, .highSeas], Set(Relation.allCases))
        case .logEvent: by(role, [.own], [.own, .team, .highSeas], Set(Relation.allCases))
        case .promise, .snooze, .overrideLabel, .lock:
            by(role, [.own], [.own, .team], [.own, .team, .other])
        case .tagCustomers, .updateProfiles: by(role, [.own], [.own, .team], Set(Relation.allCases))
        case .addCustomer: by(role, [.own], [.own, .team, .highSeas], Set(Relation.allCases))
        case .approve: by(role, nil, [.own, .team], Set(Relation.allCases))
        case .claim: by(role, [.highSeas], [.highSeas], [.highSeas])
        case .assign: by(role, nil, [.own, .team, .highSeas], Set(Relation.allCases))
        case .release: by(role, [.own], [.own, .team], [.own, .team, .other])
        case .undo, .readBatches: by(role, [.own], [.own, .team], Set(Relation.allCases))
        case .readDrafts, .review, .saveSearch: by(role, [.own], [.own], [.own])
        case .readUsers: by(role, [.own], [.own, .team], Set(Relation.allCases))
        case .setLeave: by(role, [.own], [.own, .team], Set(Relation.allCases))
        case .manageAccount: by(role, [.own], [.own], Set(Relation.allCases))
        case .readPolicy, .processTime: by(role, [], [], [])
        case .importCustomers, .importTimeline: by(role, nil, [], [])
        case .manageTags, .manageUsers, .adoptPolicy, .calibratePolicy, .rebuild, .checkStore, .readAudit,
            .eraseAudit, .reviewPolicy:
            by(role, nil, nil, [])
        }
    }

    private func by(
        _ role: Role, _ salesperson: Set<Relation>?, _ manager: Set<Relation>?, _ admin: Set<Relation>?
    ) -> Set<Relation>? {
        switch role {
        case .salesperson: salesperson
        case .manager: manager
        case .admin: admin
        }
    }

    /// What a token has to be good for. Closed by default, as ``reach(of:)``.
    public var scope: TokenScope {
        switch self {
        case .readCustomers, .readDrafts, .readBatches, .readUsers, .readPolicy, .report: .read
        case .addCustomer, .logEvent, .promise, .snooze, .review, .overrideLabel, .approve, .claim, .assign, .release,
            .lock, .tagCustomers, .updateProfiles, .undo, .setLeave,
            .saveSearch:
            .write
        case .importCustomers, .importTimeline: .import
        case .export: .export
        case .manageTags, .manageUsers, .manageAccount, .adoptPolicy, .calibratePolicy, .reviewPolicy, .rebuild,
            .checkStore, .readAudit, .eraseAudit, .processTime:
            .admin
        }
    }

    /// The roles that may do it at all.
    var roles: [Role] { Role.allCases.filter { reach(of: $0) != nil } }
}
