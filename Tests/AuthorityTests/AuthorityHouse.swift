import Assembly
import Domain
import Foundation
import Houses
import Storage
import Workflows

/// Who tries.
enum Caller: String, CaseIterable, Sendable {
    case salesperson = "ann"
    case manager = "max"
    case otherManager = "mia"
    case admin = "root"
    /// Deactivated.
    case gone = "dan"
    /// Whom the store does not know.
    case stranger = "eve"

    /// Whose customers are of the team that they manage.
    var team: [String] {
        switch self {
        case .manager: ["ann", "amy", "dan"]
        case .otherManager: ["sue"]
        default: []
        }
    }
    /// Somebody beside or under them, and somebody else.
    var mate: String? { self == .admin || self == .stranger ? nil : self == .otherManager ? "sue" : "amy" }
    var somebody: String { self == .otherManager ? "amy" : "sue" }
}

/// How what is tried stands to the caller.
enum Stand: String, CaseIterable, Sendable {
    /// Nobody's and no record: the house.
    case house = "yes"
    case own
    /// Of a colleague: of the team, for its manager.
    case team
    case other
    /// In the high seas.
    case sea
    /// The caller's once, somebody else's now.
    case lost
    /// The caller's once, in the high seas now.
    case adrift
    /// No such record.
    case absent
    /// No such person.
    case nobody

    static let records: [Stand] = [.own, .team, .other, .sea, .lost, .adrift]
    static let people: [Stand] = [.own, .team, .other]

    /// The record that stands so to `caller`; nil when there can be none.
    func record(for caller: Caller) -> String? {
        let id = caller.rawValue.uppercased()
        switch self {
        case .own: return caller == .stranger ? nil : "\(id)-OWN"
        case .lost: return [.gone, .stranger].contains(caller) ? nil : "\(id)-LOST"
        case .adrift: return [.gone, .stranger].contains(caller) ? nil : "\(id)-ADRIFT"
        case .team: return caller.mate.map { "\($0.uppercased())-OWN" }
        case .other: return "\(caller.somebody.uppercased())-OWN"
        case .sea: return "POOL"
        case .absent: return "ABSENT"
        case .house, .nobody: return nil
        }
    }

    func person(for caller: Caller) -> String? {
        switch self {
        case .own: caller.rawValue
        case .team: caller.mate
        case .other: caller.somebody
        case .nobody: "ned"
        default: nil
        }
    }
}

/// A record of the house, who had it first, and what became of it.
struct HouseRecord: Sendable {
    let key: String
    let first: String
    /// Who has it now; nil is the high seas.
    let owner: String?
    /// Digits that stand in its phone number alone.
    let digits: String
    /// A day that stands nowhere else.
    let birthday: String

    /// Key, who had it first, and who has it now.
    private static let list: [(key: String, first: String, owner: String?)] = [
        ("ANN-OWN", "ann", "ann"), ("AMY-OWN", "amy", "amy"), ("MAX-OWN", "max", "max"), ("SUE-OWN", "sue", "sue"),
        ("MIA-OWN", "mia", "mia"), ("ROOT-OWN", "root", "root"), ("DAN-OWN", "dan", "dan"), ("ANN-LOST", "ann", "sue"),
        ("MAX-LOST", "max", "sue"), ("MIA-LOST", "mia", "amy"), ("ROOT-LOST", "root", "sue"),
        ("ANN-ADRIFT", "ann", nil), ("MAX-ADRIFT", "max", nil), ("MIA-ADRIFT", "mia", nil),
        ("ROOT-ADRIFT", "root", nil), ("POOL", "zoe", nil),
    ]

    static let all: [HouseRecord] = list.enumerated().map { index, entry in
        HouseRecord(
            key: entry.key, first: entry.first, owner: entry.owner, digits: String(771_000 + index),
            birthday: Day(number: Int32(index) - 7_000).iso)
    }

    enum Sight { case whole, masked, none }

    /// What `caller` may see of it, as RULES.md has it.
    func sight(of caller: Caller) -> Sight {
        switch caller {
        case .admin: return .whole
        case .gone, .stranger: return .none
        default:
            guard let owner else { return .masked }
            return owner == caller.rawValue || caller.team.contains(owner) ? .whole : .none
        }
    }

    /// A word of what is private about it.
    func secret(_ what: String) -> String { "\(what)~\(key)" }

    /// What `text` tells of it and may not tell `caller`. `named`: the caller named the record themselves.
    func leaks(in text: String, to caller: Caller, named: Bool) -> [String] {
        let text = text.lowercased()
        let sight = sight(of: caller)
        var found: [String] = []
        if sight != .whole, text.contains("~\(key.lowercased())") { found.append("what is private of \(key)") }
        if sight != .whole, text.contains(digits) { found.append("the phone of \(key)") }
        if sight != .whole, text.contains(birthday) { found.append("the birthday of \(key)") }
        if sight == .none, !named, text.contains(key.lowercased()) { found.append("that there is \(key)") }
        return found
    }
}

/// Nothing that is written through it stays: each transaction that succeeds is undone.
struct UnkeptStore: Store {
    let store: any Store

    private struct Done<R: Sendable>: Error { let result: R }

    func write<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R {
        let outcome: Done<R>
        do {
            outcome = try await store.write { transaction throws -> Done<R> in
                throw Done(result: try body(transaction))
            }
        } catch {
            guard case .aborted(let inner) = error, let done = inner as? Done<R> else { throw error }
            outcome = done
        }
        return outcome.result
    }

    func read<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R { try await store.read(body) }

    func close() async throws(StorageError) { try await store.close() }
}
