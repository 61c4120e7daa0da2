import Domain
import Storage

/// What can be asked for. The raw values stand in changes and messages.
public enum Action: String, CaseIterable, Sendable {
    case importCustomers = "import.customers"
    case importTimeline = "import.timeline"
    case addCustomer = "customer.add"
    case logEvent = "event.log"
    case processTime = "tick"
    case adoptPolicy = "policy.adopt"
    case calibratePolicy = "policy.calibrate"
    case rebuild = "store.rebuild"
    case checkStore = "store.check"
    case readCustomers = "customers.read"
    case export = "export"
    case readPolicy = "policy.read"

    /// Who may do it at all; closed by default.
    var roles: Set<Role> {
        switch self {
        case .addCustomer, .logEvent, .readCustomers, .export, .readPolicy, .processTime:
            [.salesperson, .manager, .admin]
        case .importCustomers, .importTimeline: [.manager, .admin]
        case .adoptPolicy, .calibratePolicy, .rebuild, .checkStore: [.admin]
        }
    }
}

/// The one place that decides who an acting user is and what they may see and do.
enum Authority {
    /// `user`: nil is the local administrator of a store without set-up.
    static func actor(_ user: UserID?, in transaction: any Transaction) throws -> Actor {
        guard let user, user != .admin else { return Actor(user: .admin, role: .admin) }
        guard let known = try transaction.users.user(user) else { throw RapportError.unknownUser(user) }
        return Actor(user: known.id, role: known.role)
    }
}

/// An acting user with the role they have now.
struct Actor: Hashable, Sendable {
    let user: UserID
    let role: Role

    func require(_ action: Action) throws(RapportError) {
        guard action.roles.contains(role) else {
            throw .notAllowed(
                user: user, .action(action), needs: Role.allCases.filter(action.roles.contains).map { .role($0) })
        }
    }

    /// Checks that the actor may look at the worklist of `owner`.
    func requireDesk(of owner: UserID, in transaction: any Transaction) throws {
        guard role == .admin || owner == user else {
            throw RapportError.notAllowed(user: user, .today(of: owner), needs: [.user(owner), .role(.admin)])
        }
        guard try owner == user || transaction.users.user(owner) != nil else { throw RapportError.unknownUser(owner) }
    }

    /// Whose customers the actor may see.
    var scope: Scope {
        switch role {
        case .admin: .everything
        // A manager will see the team as soon as there are teams.
        case .salesperson, .manager: .ownAndHighSeas(user)
        }
    }

    /// Whether the actor may see a customer of that owner.
    func sees(owner: UserID?) -> Bool {
        switch scope {
        case .everything: true
        case .ownAndHighSeas(let user): owner == nil || owner == user
        }
    }

    /// Whether the actor may write to a customer of that owner.
    func mayChange(owner: UserID?) -> Bool { role == .admin || owner == user }

    /// The search for a word: among what the actor may see, so that masked addresses cannot be guessed.
    func search(for text: String) -> Condition {
        guard role != .admin else { return .search(text) }
        let open = [ProfileField.key, .name, .company].map { Condition.test(.profile($0), .contains, .text(text)) }
        return .any(open + [.all([.test(.profile(.owner), .equal, .text(user.text)), .search(text)])])
    }

    /// `customer` as the actor may see it: of customers in the high seas only an administrator sees names and addresses
    /// of people.
    func view(of customer: Customer, owner: UserID?) -> Customer {
        guard role != .admin, owner != user else { return customer }
        var masked = customer
        masked.profile.contacts = masked.profile.contacts.map { contact in
            var bare = Contact()
            bare.role = contact.role
            return bare
        }
        return masked
    }
}
