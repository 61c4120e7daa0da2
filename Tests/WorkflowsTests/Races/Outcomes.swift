import Domain
import Houses
import Testing

@testable import Workflows

// What each side of a race is told, in a word.
extension House {
    func claiming(_ key: String, _ user: String, _ now: String = House.start) -> Side {
        { points in
            let report = try await at(now, as: user, failpoints: points).claim(key)
            return report.claimed ? "claimed" : "not"
        }
    }

    func releasing(_ key: String, _ user: String, _ now: String = House.start) -> Side {
        { points in
            let report = try await at(now, as: user, failpoints: points).release(key, reason: "no fit")
            return "from \(report.from ?? "")"
        }
    }

    /// Gives it to `owner` in a batch of one.
    func transferring(_ key: String, to owner: String, by manager: String, _ now: String = House.start) -> Side {
        { points in
            let report = try await at(now, as: manager, failpoints: points).batch(.assign(user(owner)), for: key)
            return "given \(report.changed)"
        }
    }

    func ticking(_ now: String) -> Side {
        { points in "recycled \(try await at(now, failpoints: points).processTime().recycled)" }
    }

    /// A call with `note`, by its author.
    func calling(_ key: String, _ author: String, _ now: String, note: String) -> Side {
        { points in
            var input = House.call
            input.details.note = note
            let report = try await at(now, as: author, failpoints: points).log(input, for: key)
            return report.draft == nil ? "recorded" : "draft \(report.lostBecause ?? "")"
        }
    }

    func logging(_ key: String, _ kind: EventKind, _ author: String, _ now: String = House.start) -> Side {
        { points in
            let input = EventInput(kind: kind)
            return try await at(now, as: author, failpoints: points).log(input, for: key).recorded
                ? "recorded" : "known"
        }
    }

    func locking(_ key: String, _ user: String, _ now: String) -> Side {
        { points in
            _ = try await at(now, as: user, failpoints: points).lock(key, true)
            return "locked"
        }
    }

    func undoing(_ run: Int64, _ now: String) -> Side {
        { points in
            let report = try await at(now, failpoints: points).undo(run)
            return "restored \(report.restored), failed \(report.failures.map(\.customer).joined(separator: " "))"
        }
    }

    func requesting(_ key: String, _ scheme: String, _ label: String, by author: String) -> Side {
        { points in
            let session = at(House.start, as: author, failpoints: points)
            return try await session.override(key, scheme: scheme, label: label, reason: "x", until: nil).state
        }
    }

    func withdrawing(_ key: String, _ scheme: String, by author: String) -> Side {
        { points in
            let session = at(House.start, as: author, failpoints: points)
            return try await session.withdrawOverride(key, scheme: scheme, reason: nil).state
        }
    }

    func deciding(_ key: String, _ scheme: String, _ approving: Bool, by judge: String?) -> Side {
        { points in
            let session = at(House.start, as: judge, failpoints: points)
            return try await session.decide(key, scheme: scheme, approving: approving, reason: nil).state
        }
    }

    func snoozing(_ key: String, _ kind: ObligationKind, by author: String, _ now: String, until: String) -> Side {
        { points in
            let view = try await at(now, as: author, failpoints: points).snooze(
                key, kind: kind, cause: nil, until: .instant(instant(until)), reason: "later")
            return "until \(view.due)"
        }
    }

    func importing(_ csv: String, _ now: String = House.start) -> Side {
        { points in
            let report = try await at(now, failpoints: points).customers(csv)
            return "\(report.customersCreated) new, \(report.customersUpdated) changed"
        }
    }

    func importing(timeline csv: String, _ now: String = House.start) -> Side {
        { points in
            let report = try await at(now, failpoints: points).timeline(csv)
            return "\(report.eventsRecorded) new, \(report.eventsKnown) known"
        }
    }

    func changing(_ person: String, _ edit: UserEdit, _ now: String = House.start) -> Side {
        { points in
            _ = try await at(now, failpoints: points).changeUser(user(person), edit)
            return "changed"
        }
    }

    /// The label in force, and who says so.
    func label(of key: String, _ scheme: String) async throws -> String? {
        try await at(House.start).customer(key, events: 0).labels.first { $0.scheme == scheme }
            .map { "\($0.label) \($0.origin)" }
    }

    /// What was written in calls and notes of a customer, the latest first.
    func notes(on key: String, _ now: String) async throws -> [String] {
        try await at(now).customer(key, events: 50).timeline.compactMap { $0.details["note"] }
    }
}

enum Races {
    /// What a side is told: its own words, or the code of the refusal.
    static func told(_ side: Side, _ points: Failpoints = .none) async -> String {
        do { return try await side(points) } catch { return (error as? RapportError)?.brief ?? "\(error)" }
    }
}
