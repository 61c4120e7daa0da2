public import Domain
import Storage

/// The one place that decides who an acting user is and what they may see and do.
enum Authority {
    /// `user`: nil is the local administrator of a store without set-up.
    ///
    /// `grant`: what their rights are narrowed to.
    static func actor(
        _ user: UserID?, grant: Grant = .everything, in transaction: any Transaction
    ) throws -> Actor {
        if grant == .engine { return .system }
        let user = user ?? .admin
        guard let known = try transaction.users.user(user) else {
            // Until somebody changes them, the local administrator is nowhere written down.
            guard user != .admin else { return Actor(user: .admin, role: .admin, grant: grant) }
            throw RapportError.unknownUser(user)
        }
        guard known.isActive else { throw RapportError.inactiveUser(user) }
        var team: [UserID] = []
        if known.role == .manager, let id = known.team {
            team = try transaction.users.all().filter { $0.team == id && $0.id != user }.map(\.id)
        }
        return Actor(user: known.id, role: known.role, colleagues: team, team: known.team, grant: grant)
    }
}

/// What the rights of an acting user are narrowed to: a token's scopes never make them more.
public enum Grant: Hashable, Sendable {
    case everything
    /// All but what takes a password that was given just before (``Action/confirmation``).
    case unconfirmed
    case scopes(Set<TokenScope>)
    /// It is the engine itself that acts, whoever may be a user of the store.
    case engine

    func includes(_ scope: TokenScope) -> Bool {
        switch self {
        case .everything, .unconfirmed, .engine: true
        case .scopes(let scopes): scopes.contains(scope)
        }
    }
}

/// An acting user with the role they have now.
struct Actor: Hashable, Sendable {
    let user: UserID
    let role: Role
    /// The others of the team that a manager manages.
    var colleagues: [UserID] = []
    var team: TeamID?
    var grant = Grant.everything

    /// The engine itself, as the actor of what time brings about.
    static let system = Actor(user: .system, role: .admin)

    /// Whether they may do it at all.
    func require(_ action: Action) throws(RapportError) {
        guard action.reach(of: role) != nil else {
            throw .notAllowed(user: user, action: action, needs: action.roles)
        }
        guard grant.includes(action.scope) else { throw .outOfScope(action: action, needs: action.scope) }
        if action.confirmation == .always { try confirm(action) }
    }

    private func confirm(_ action: Action) throws(RapportError) {
        guard grant != .unconfirmed else { throw .passwordNeeded(action: action) }
    }

    func relation(to owner: UserID?) -> Relation {
        guard let owner else { return .highSeas }
        if owner == user { return .own }
        return colleagues.contains(owner) ? .team : .other
    }

    /// Whether they may do it on a customer of `owner`, or on that person; nil is the high seas.
    func may(_ action: Action, on owner: UserID?) -> Bool {
        action.reach(of: role)?.contains(relation(to: owner)) ?? false
    }

    /// Checks that they may do it on a customer of `owner`.
    func require(_ action: Action, on owner: UserID?) throws(RapportError) {
        guard !may(action, on: owner) else { return }
        throw refusal(of: action, on: owner, person: nil)
    }

    /// Checks that they may do it on `person`, or with all that is that person's.
    func require(_ action: Action, onPerson person: UserID) throws(RapportError) {
        guard may(action, on: person) else { throw refusal(of: action, on: person, person: person) }
        if action.confirmation == .others, person != user { try confirm(action) }
    }

    private func refusal(of action: Action, on owner: UserID?, person: UserID?) -> RapportError {
        let relation = relation(to: owner)
        // What is somebody else's is of the team of whoever manages them.
        let needs = Role.allCases.filter { role in
            guard let reach = action.reach(of: role) else { return false }
            return reach.contains(relation) || (relation == .other && reach.contains(.team))
        }
        return .notAllowed(user: user, action: action, needs: needs, relation: relation, person: person)
    }

    /// The customers that the action may be done on, as a condition for stores.
    func scope(of action: Action) -> Scope {
        guard let reach = action.reach(of: role) else { return .owners([], highSeas: false) }
        if reach.contains(.other) { return .everything }
        let owners = (reach.contains(.own) ? [user] : []) + (reach.contains(.team) ? colleagues : [])
        return .owners(owners, highSeas: reach.contains(.highSeas))
    }

    /// Whose customers the actor may see.
    var scope: Scope { scope(of: .readCustomers) }

    /// Whose desk is meant when nobody is named: a salesperson's own, a manager's team and the high seas, everybody's for an
    /// administrator.
    var desk: Scope { role == .salesperson ? .owners([user], highSeas: false) : scope }

    /// Whether the actor sees a customer of `owner` whole: names and addresses of people, notes and what was written of the
    /// talks. In the high seas only an administrator does.
    func seesPrivately(owner: UserID?) -> Bool { role == .admin || (owner != nil && scope.contains(owner: owner)) }

    /// The search for a word: among what the actor may see, so that masked addresses cannot be guessed.
    func search(for text: String) -> Condition {
        guard role != .admin else { return .search(text) }
        let open = [ProfileField.key, .name, .company].map { Condition.test(.profile($0), .contains, .text(text)) }
        return .any(open + [whereWhole(.search(text))])
    }

    /// `condition` among the customers that the actor sees whole.
    func whereWhole(_ condition: Condition) -> Condition {
        guard role != .admin else { return condition }
        return .all([.test(.profile(.owner), .oneOf, .texts([user.text] + colleagues.map(\.text))), condition])
    }

    /// `customer` as the actor may see it.
    func view(of customer: Customer, owner: UserID?) -> Customer {
        guard !seesPrivately(owner: owner) else { return customer }
        var masked = customer
        masked.profile.contacts = masked.profile.contacts.map { contact in
            var bare = Contact()
            bare.role = contact.role
            return bare
        }
        // What a file called a column may be anything, a phone number too.
        masked.profile.custom = [:]
        return masked
    }

    /// `event` as the actor may see it, on a customer of `owner`: what happened, without what was written about it.
    func view(of event: Event, owner: UserID?) -> Event {
        guard !seesPrivately(owner: owner) else { return event }
        var details = event.details
        details.note = nil
        // Why it came and went is for all to know; why a label was set or a duty put off is a note.
        details.reason = event.kind == .owned || event.kind == .released ? details.reason : nil
        details.extra = [:]
        return Event(
            id: event.id, customer: event.customer, kind: event.kind, occurredAt: event.occurredAt,
            recordedAt: event.recordedAt, actor: event.actor, ref: event.ref, details: details)
    }
}
