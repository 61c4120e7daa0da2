import Classification
import Domain
import Scheduling
import Storage

/// A customer that a write is about, as it stands.
struct Target {
    let id: CustomerID
    let customer: Customer
    let standing: Standing
    var key: CustomerKey { customer.key }
    var owner: UserID? { standing.owner }
}

extension Work {
    /// The customer of `key` on which the actor does `action`.
    ///
    /// - Throws: ``RapportError/unknownCustomer(_:)`` when there is none, or none that the actor may see;
    ///   ``RapportError/notAllowed(user:action:needs:relation:)``.
    func target(_ key: String, for action: Action) throws -> Target {
        try checked(try located(key), key, for: action)
    }

    /// The customer of `key`, whether or not the actor may see it: what is told of it, ``checked(_:_:for:)`` decides.
    func located(_ key: String) throws -> Target? {
        guard let valid = CustomerKey(validating: key), let id = try transaction.customers.id(of: valid) else {
            return nil
        }
        return try target(id)
    }

    /// `found` as one on which the actor does `action`: one that the actor may not see does not exist.
    func checked(_ found: Target?, _ key: String, for action: Action) throws -> Target {
        guard let target = found, actor.scope.contains(owner: target.owner) else {
            throw RapportError.unknownCustomer(key)
        }
        // What takes an owner is refused to nobody in particular when there is none.
        if target.owner == nil, !Role.allCases.contains(where: { action.reach(of: $0)?.contains(.highSeas) ?? false }) {
            try actor.require(action)
            throw PoolRefusal.notOwned(target.key)
        }
        try actor.require(action, on: target.owner)
        return target
    }

    func target(_ id: CustomerID) throws -> Target? {
        guard let customer = try transaction.customers.customer(id),
            let standing = try transaction.standings.standing(of: id)
        else { return nil }
        return Target(id: id, customer: customer, standing: standing)
    }

    /// The customer after what this write has settled.
    func again(_ target: Target) throws -> Target { try self.target(target.id) ?? target }

    func user(_ id: UserID) throws -> User { try transaction.user(id, at: now) }

    /// The label of `scheme` that the rules give at now. What a person said of other schemes goes into it (RULES.md §1,
    /// "Schemes that use another scheme").
    func labelByRule(_ scheme: SchemeID, of customer: Customer, _ facts: Facts) -> LabelID? {
        var facts = facts
        facts.commitments.overrides.removeAll { $0.scheme == scheme }
        guard let place = engine.classifiers.schemes.firstIndex(where: { $0.id == scheme }) else { return nil }
        let columns = engine.classifiers.classify([engine.subject(customer, facts: facts, at: now)])
        return engine.classifiers.schemes[place].labels[Int(columns[place][0].label)].id
    }

    func subject(_ target: Target) -> Subject {
        engine.subject(target.customer, facts: target.standing.facts, at: now)
    }
}

extension Transaction {
    func user(_ id: UserID, at now: Instant) throws -> User {
        if let user = try users.user(id) { return user }
        // The local administrator of a store that nobody has set up.
        guard id == .admin else { throw TeamRefusal.unknownUser(id) }
        return User(id: .admin, role: .admin, canLogIn: true, createdAt: now)
    }
}
