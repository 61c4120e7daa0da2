public import Domain

/// What can be asked for. The raw values stand in changes, audit and messages.
public enum Action: String, CaseIterable, Sendable {
    case importCustomers = "import.customers"
    case importTimeline = "import.timeline"
    case addCustomer = "customer.add"
    case readCustomers = "customer.read"
    case logEvent = "event.log"
    case retractEvent = "event.retract"
    case promise = "promise"
    case snooze = "snooze"
    case readDrafts = "draft.read"
    case review = "review"
    case reviewPolicy = "review.policy"
    case overrideLabel = "override.set"
    case readApprovals = "approval.read"
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
    case readAccount = "account.read"
    case manageAccount = "account"
    case makeToken = "token.make"
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

/// A set of relations in one byte: every request asks several times.
public struct Relations: Hashable, Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt8 = 0

    public init(arrayLiteral relations: Relation...) {
        for relation in relations { bits |= Self.bit(relation) }
    }

    public static let all: Relations = [.own, .team, .other, .highSeas]

    public func contains(_ relation: Relation) -> Bool { bits & Self.bit(relation) != 0 }

    private static func bit(_ relation: Relation) -> UInt8 {
        switch relation {
        case .own: 1
        case .team: 2
        case .other: 4
        case .highSeas: 8
        }
    }
}

extension Action {
    /// On whom somebody of `role` may do it; nil when not at all. What is about nobody in particular is open with an empty
    /// set. Closed by default: a new action has to say who may do it, or this does not compile.
    public func reach(of role: Role) -> Relations? {
        switch self {
        case .readCustomers, .export, .report:
            by(role, [.own, .highSeas], [.own, .team, .highSeas], .all)
        case .logEvent, .retractEvent: by(role, [.own], [.own, .team, .highSeas], .all)
        case .promise, .snooze, .lock: by(role, [.own], [.own, .team], [.own, .team, .other])
        case .overrideLabel: by(role, [.own], [.own, .team], .all)
        case .tagCustomers, .updateProfiles: by(role, [.own], [.own, .team], .all)
        case .addCustomer: by(role, [.own], [.own, .team, .highSeas], .all)
        case .readApprovals, .approve: by(role, nil, [.own, .team], .all)
        case .claim: by(role, [.highSeas], [.highSeas], [.highSeas])
        case .assign: by(role, nil, [.own, .team, .highSeas], .all)
        case .release: by(role, [.own], [.own, .team], [.own, .team, .other])
        case .undo, .readBatches: by(role, [.own], [.own, .team], .all)
        case .readDrafts, .review, .saveSearch: by(role, [.own], [.own], [.own])
        case .readUsers: by(role, [.own], [.own, .team], .all)
        case .setLeave: by(role, [.own], [.own, .team], .all)
        case .readAccount, .manageAccount: by(role, [.own], [.own], .all)
        case .makeToken, .readPolicy, .processTime: by(role, [], [], [])
        case .importCustomers, .importTimeline: by(role, nil, [], [])
        case .manageTags, .manageUsers, .adoptPolicy, .calibratePolicy, .rebuild, .checkStore, .readAudit,
            .eraseAudit, .reviewPolicy:
            by(role, nil, nil, [])
        }
    }

    private func by(
        _ role: Role, _ salesperson: Relations?, _ manager: Relations?, _ admin: Relations?
    ) -> Relations? {
        switch role {
        case .salesperson: salesperson
        case .manager: manager
        case .admin: admin
        }
    }

    /// What a token has to be good for. Closed by default, as ``reach(of:)``. Whatever only looks is `read`, so that a
    /// token for reading reads all that its owner may; but for files of everybody, which are `export`.
    public var scope: TokenScope {
        switch self {
        case .readCustomers, .readDrafts, .readApprovals, .readBatches, .readUsers, .readAccount, .readPolicy,
            .readAudit, .checkStore, .report:
            .read
        case .addCustomer, .logEvent, .retractEvent, .promise, .snooze, .review, .overrideLabel, .approve, .claim,
            .assign, .release, .lock, .tagCustomers, .updateProfiles, .undo, .setLeave, .saveSearch:
            .write
        case .importCustomers, .importTimeline: .import
        case .export: .export
        case .manageTags, .manageUsers, .manageAccount, .makeToken, .adoptPolicy, .calibratePolicy, .reviewPolicy,
            .rebuild, .eraseAudit, .processTime:
            .admin
        }
    }

    /// For which of its acts somebody at a browser has to have given the password just before.
    public enum Confirmation: String, Sendable {
        case never
        /// On what is somebody else's.
        case others
        case always
    }

    /// Whether a session that lies open is not enough for it: to change what only administrators may, and to make what
    /// outlives the session. Closed by default, as ``reach(of:)``.
    public var confirmation: Confirmation {
        switch self {
        case .manageUsers, .makeToken, .manageTags, .adoptPolicy, .calibratePolicy, .reviewPolicy, .rebuild,
            .eraseAudit:
            .always
        case .manageAccount: .others
        case .importCustomers, .importTimeline, .addCustomer, .readCustomers, .logEvent, .retractEvent, .promise,
            .snooze, .readDrafts, .review, .overrideLabel, .readApprovals, .approve, .claim, .assign, .release, .lock,
            .tagCustomers, .updateProfiles, .undo, .readBatches, .readUsers, .setLeave, .export, .report, .processTime,
            .readPolicy, .checkStore, .readAudit, .readAccount, .saveSearch:
            .never
        }
    }

    /// The roles that may do it at all.
    var roles: [Role] { Role.allCases.filter { reach(of: $0) != nil } }
}
