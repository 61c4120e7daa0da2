import Assembly
import Domain
import Foundation
import Houses
import Memory
import Storage
import Synchronization
import Testing

@testable import Workflows

/// A house with two teams, on a store of either kind.
///
/// North: the manager max with ann and amy. South: the manager mia with sue. root administers. Nobody owns POOL.
struct House: Sendable {
    let store: any Store
    let composition: Composition
    /// Of the store's file.
    private let folder: URL?

    static let start = "2026-03-02T01:00:00Z"
    static var startInstant: Instant { instant(start) }
    static let people: [(id: String, role: Role, team: String?)] = [
        ("ann", .salesperson, "north"), ("amy", .salesperson, "north"), ("max", .manager, "north"),
        ("sue", .salesperson, "south"), ("mia", .manager, "south"), ("root", .admin, nil),
    ]
    static let customers: [(key: String, owner: String?)] = [
        ("ANN", "ann"), ("AMY", "amy"), ("MAX", "max"), ("SUE", "sue"), ("ROOT", "root"), ("POOL", nil),
    ]

    /// Where files of stores stand: in memory where there is such a disk.
    private static let disk: URL = {
        let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
        return FileManager.default.isWritableFile(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
    }()

    /// One for each policy, so that each is compiled once for all houses.
    private static let compositions = Mutex<[String: Composition]>([:])

    /// An empty store.
    init(empty backend: Backend, policy: String? = nil) async throws {
        composition = Self.compositions.withLock { known in
            let found = known[policy ?? ""] ?? Assembly.make()
            known[policy ?? ""] = found
            return found
        }
        switch backend {
        case .memory:
            store = MemoryStore()
            folder = nil
        case .sqlite:
            let folder = Self.disk.appending(path: "house-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            store = try await composition.openStore(
                "sqlite:\(folder.appending(path: "house.sqlite").path)", creating: true)
            self.folder = folder
        }
    }

    /// The house as of ``start``. `policy`: laid over the preset's defaults.
    init(_ backend: Backend = .memory, policy: String? = nil) async throws {
        try await self.init(empty: backend, policy: policy)
        let root = at(Self.start, policy: policy)
        for team in ["north", "south"] {
            _ = try await root.addTeam(try #require(TeamID(validating: team)), name: nil, regions: [])
        }
        for person in Self.people {
            _ = try await root.addUser(user(person.id), UserEdit(role: person.role, team: person.team))
        }
        var csv = "key,name,country,emails,phones,owner,custom_note\n"
        for customer in Self.customers {
            csv +=
                "\(customer.key),Firm \(customer.key),DE,\(customer.key.lowercased())@firm.example,+49 30 \(customer.key.count),\(customer.owner ?? ""),secret\n"
        }
        _ = try await at(Self.start).customers(csv)
    }

    func close() async throws {
        try await store.close()
        if let folder { try FileManager.default.removeItem(at: folder) }
    }

    func at(
        _ now: String, as user: String? = nil, policy: String? = nil, failpoints: Failpoints = .none
    ) -> Session {
        at(instant(now), as: user, policy: policy, failpoints: failpoints)
    }

    func at(_ now: Instant, as user: String? = nil, policy: String? = nil, failpoints: Failpoints = .none) -> Session {
        composition.session(
            on: store, as: user.flatMap(UserID.init(validating:)), at: now,
            policy: policy.map { Session.NamedPolicy(source: "test.yaml", text: $0) },
            entropy: Entropy(seed: [7]), failpoints: failpoints)
    }

    func dump() async throws -> Dump { try await store.read { try Dump($0) } }

    /// What `rapport store check` finds.
    func findings(at now: String = House.start) async throws -> [String] {
        let report = try await at(now).checkStore()
        // That somebody has left is no slip of ours.
        return (report.findings + report.notices.filter { $0.what != "inactive" }).map {
            "\($0.customer) \($0.what): \($0.detail.english)"
        }
    }

    func owner(of key: String, at now: String = House.start) async throws -> String? {
        try await at(now).customer(key, events: 0).owner
    }

    /// A call that reached the customer.
    static var call: EventInput {
        var details = EventDetails()
        details.channel = .phone
        details.direction = .outbound
        details.purpose = .business
        details.outcome = .reached
        return EventInput(kind: .contact, details: details, formFilled: true)
    }
}
