import Assembly
import Classification
import Domain
import Exchange
import Houses
import Memory
import Storage
import Wording

@testable import Workflows

/// A new store in memory, and what is done with it at instants of the test's.
struct Scene {
    let store: any Store = MemoryStore()
    let composition = Assembly.make()

    /// A session at an RFC 3339 instant.
    func at(_ now: String, as user: String? = nil, policy: String? = nil) -> Session {
        at(instant(now), as: user, policy: policy)
    }

    func at(_ now: Instant, as user: String? = nil, policy: String? = nil) -> Session {
        composition.session(
            on: store, as: user.flatMap(UserID.init(validating:)), at: now,
            policy: policy.map { Session.NamedPolicy(source: "test.yaml", text: $0) }, entropy: Entropy(seed: [7]))
    }

    /// A scene with customers and events, imported at `now`.
    init(_ customers: String, _ timeline: String? = nil, at now: String = Scene.now) async throws {
        _ = try await at(now).customers(customers)
        if let timeline { _ = try await at(now).timeline(timeline) }
    }

    init() {}

    static let now = "2026-03-31T02:00:00Z"

    /// All that the store holds, in an order of its own.
    func dump() async throws -> Dump { try await store.read { try Dump($0) } }

    func labels(of key: String, at now: String = Scene.now) async throws -> [String: String] {
        let labels = try await at(now).customer(key, events: 0).labels
        return Dictionary(labels.map { ($0.scheme, $0.label) }, uniquingKeysWith: { a, _ in a })
    }

    func timeline(of key: String, at now: String = Scene.now) async throws -> [String] {
        try await at(now).customer(key, events: 1000).timeline.map { "\($0.kind) \($0.ref)" }
    }
}

/// What `body` refuses with; nil when it does not.
func refusal<R>(_ body: () async throws -> R) async -> RapportError? {
    do {
        _ = try await body()
        return nil
    } catch { return error as? RapportError }
}

extension RapportError {
    /// The case with what it carries, in one line, for comparing.
    var brief: String {
        switch self {
        case .refused(let refusal): refusal.code
        case .clockBehind: "clock-behind"
        case .notAllowed(_, let action, let needs, let relation, _):
            "not-allowed \(action.rawValue)\(relation.map { " on \($0.rawValue)" } ?? ""): "
                + needs.map(\.rawValue).joined(separator: ", ")
        case .unknownUser(let user): "unknown-user \(user.text)"
        case .unknownCustomer(let key): "unknown-customer \(key)"
        case .customerExists: "customer-exists"
        case .policyNotInForce: "policy-not-in-force"
        case .currenciesInUse(let currencies): "in-use \(currencies.map(\.code).joined(separator: " "))"
        case .nothingToCalibrate: "nothing-to-calibrate"
        case .rowsRefused(let report): "rows-refused \(report.rowsWithProblems)"
        case .query(let error): "query \(error.position) \(error.found)"
        case .invalid(let what, let value): "invalid \(what) \(value)"
        case .policy(_, let issues): "policy \(issues.map(\.path).joined(separator: " "))"
        default: teamBrief ?? "\(self)"
        }
    }
}

extension Phrase {
    var english: String { Wording(.english)(self) }
}
