import Assembly
import Domain
import Foundation
import Houses
import Memory
import Storage
import Testing
import Workflows

/// A house in which everybody has a customer, has lost one and let one go, and each customer has all that is private.
struct AuthorityScene: Sendable {
    let store: any Store
    let composition: Composition
    private let folder: URL?
    /// By who made them.
    private(set) var batches: [String: Int64] = [:]
    private(set) var drafts: [String: Int64] = [:]
    /// By the record's key.
    private(set) var promises: [String: Int64] = [:]
    /// Entries of who had the record first, and of the administrator, by the record's key.
    private(set) var entries: [String: Int64] = [:]
    private(set) var remarks: [String: Int64] = [:]
    /// What opens the server, by whose it is.
    private(set) var tokens: [String: String] = [:]

    static let start = "2026-03-02T01:00:00Z"
    /// After ``start``, before anything changed hands.
    static let before = "2026-03-02T01:30:00Z"
    static let moved = "2026-03-02T02:00:00Z"
    static let now = "2026-03-02T03:00:00Z"
    private static let people: [(id: String, role: Role, team: String?)] = [
        ("ann", .salesperson, "north"), ("amy", .salesperson, "north"), ("max", .manager, "north"),
        ("sue", .salesperson, "south"), ("mia", .manager, "south"), ("root", .admin, nil),
    ]
    static let salespeople = ["ann", "amy", "sue", "dan"]

    /// A scheme of the policy that looks at a hidden column.
    static let policy = """
        policy: {name: house}
        schemes:
          custom:
            memo:
              en: Memo
              labels:
                - {id: yes, en: Yes, when: {custom: memo, contains: "~"}}
                - {id: no, en: No}

        """
    static let otherPolicy = policy.replacing("memo:", with: "guess:").replacing("house", with: "other")

    init(_ backend: Backend) async throws {
        composition = Assembly.make()
        switch backend {
        case .memory:
            store = MemoryStore()
            folder = nil
            try await furnish()
        case .sqlite:
            let memory = URL(filePath: "/dev/shm")
            let place =
                FileManager.default.fileExists(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
            let folder = place.appending(path: "authority-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            self.folder = folder
            let url = "sqlite:\(folder.appending(path: "house.sqlite").path)"
            store = try await composition.openStore(url, creating: true)
            try await furnish()
        }
    }

    func close() async throws {
        try await store.close()
        if let folder { try FileManager.default.removeItem(at: folder) }
    }

    /// `kept`: whether what it writes stays.
    func session(
        _ user: String?, at now: String = Self.now, policy: String? = nil, kept: Bool = true
    ) -> Session {
        composition.session(
            on: kept ? store : UnkeptStore(store: store), as: user.flatMap(UserID.init(validating:)), at: instant(now),
            policy: policy.map { Session.NamedPolicy(source: "test.yaml", text: $0) }, entropy: Entropy(seed: [7]))
    }

    /// What stands on the disk, where the store has a file.
    func bytes() throws -> [Data] {
        guard let folder else { return [] }
        return try ["", "-wal"].map { end in
            let file = folder.appending(path: "house.sqlite\(end)")
            return FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : Data()
        }
    }

    /// All that can be read of the store: what is derived beside it follows from this.
    func everything() async throws -> Everything {
        try await store.read { transaction in
            let dump = try Dump(transaction)
            return Everything(
                dump: dump, rows: try dump.batches.map { try transaction.batches.rows(of: $0.change) },
                payloads: try dump.links.map { try transaction.audit.payload(of: $0.change) })
        }
    }
}

/// All that the house's store holds.
struct Everything: Hashable, Sendable {
    let dump: Dump
    let rows: [[BatchRow]]
    let payloads: [AuditPayload?]
}

extension AuthorityScene {
    private mutating func furnish() async throws {
        let root = session(nil, at: Self.start, policy: Self.policy)
        for team in ["north", "south"] {
            _ = try await root.addTeam(try #require(TeamID(validating: team)), name: nil, regions: [])
        }
        for person in Self.people + [("dan", .salesperson, "north"), ("zoe", .salesperson, nil)] {
            _ = try await root.addUser(user(person.id), UserEdit(role: person.role, team: person.team))
        }
        var csv = "key,name,country,emails,phones,chat,birthday,owner,memo,created_at\n"
        for record in HouseRecord.all {
            csv +=
                "\(record.key),Firm \(record.key),DE,\(record.secret("mail"))@x.example,+49 30 \(record.digits),"
                + "wechat:\(record.secret("chat")),\(record.birthday),\(record.first),\(record.secret("memo")),2026-03-01T22:00:00Z\n"
        }
        _ = try await root.customers(csv)
        _ = try await session(nil, at: Self.start).batch(.addTags(["shared"]), matching: "")
        for record in HouseRecord.all { try await talk(of: record) }
        for name in ["ann", "amy", "max", "sue", "mia"] { try await keepDraft(of: name) }
        for name in ["ann", "amy", "max", "sue", "mia", "root"] {
            let own = session(name, at: Self.start)
            _ = try await own.review(.weekly, answers: [ReviewField.worked.rawValue: "review~\(name)"])
            batches[name] = try await own.batch(.addTags(["of-\(name)"]), for: "\(name.uppercased())-OWN").batch
        }
        for caller in Caller.allCases where caller != .stranger {
            tokens[caller.rawValue] = try await session(caller.rawValue, at: Self.start).makeToken(
                name: "key", scopes: TokenScope.allCases, days: 9,
                secret: Array((caller.rawValue + String(repeating: "-", count: 32)).utf8.prefix(32))
            ).token
        }
        let later = session(nil, at: Self.moved)
        for record in HouseRecord.all where record.owner != record.first {
            if let owner = record.owner {
                _ = try await later.batch(.assign(user(owner)), for: record.key)
            } else {
                _ = try await later.release(record.key, reason: "given back")
            }
        }
        _ = try await later.log(EventInput(kind: .order), for: "ROOT-OWN")
        _ = try await later.changeUser(user("dan"), UserEdit(isActive: false))
    }

    /// What was said and done with a customer by who had it first; much of it is private.
    private mutating func talk(of record: HouseRecord) async throws {
        let session = session(record.first, at: Self.start)
        func input(_ kind: EventKind, _ at: String, _ what: String) -> EventInput {
            var input = EventInput(kind: kind, at: instant(at))
            input.details.note = record.secret(what)
            return input
        }
        var call = input(.contact, "2026-03-01T23:00:00Z", "said")
        call.details.channel = .phone
        call.details.direction = .outbound
        _ = try await session.log(call, for: record.key)
        var form = input(.form, "2026-03-01T23:30:00Z", "form")
        for field in FormField.allCases where field != .methodFits {
            form.details.extra[field.rawValue] = record.secret(field.rawValue)
        }
        _ = try await session.log(form, for: record.key)
        let asked = input(.serviceRequest, "2026-03-01T23:40:00Z", "asked")
        entries[record.key] = try await session.log(asked, for: record.key).event
        remarks[record.key] = try await self.session(nil, at: Self.start).log(
            EventInput(kind: .note), for: record.key
        ).event
        _ = try await session.log(input(.inquiry, "2026-03-01T23:50:00Z", "wanted"), for: record.key)
        _ = try await session.override(
            record.key, scheme: "hot", label: "normal", reason: record.secret("why"), until: nil)
        // Two steps: a salesperson's waits for approval, and keeps the customer while it does.
        if record.key != "ANN-OWN" {
            _ = try await session.override(
                record.key, scheme: "priority", label: "A", reason: record.secret("because"), until: nil)
        }
        promises[record.key] = try await session.promise(
            record.key, what: record.secret("promised"), due: .instant(instant("2026-03-20T01:00:00Z")), rrule: nil,
            channel: nil
        ).id
        _ = try await session.snooze(
            record.key, kind: .reply, cause: nil, until: .instant(instant("2026-03-04T01:00:00Z")),
            reason: record.secret("off"))
    }

    /// An entry that `name` wrote while their customer was another's; it is theirs again.
    private mutating func keepDraft(of name: String) async throws {
        let key = "\(name.uppercased())-OWN"
        let root = session(nil, at: Self.start)
        _ = try await root.batch(.assign(user("root")), for: key)
        var late = EventInput(kind: .note)
        late.details.note = "draft~\(name)"
        drafts[name] = try await session(name, at: Self.start).log(late, for: key).draft
        _ = try await root.batch(.assign(user(name)), for: key)
    }
}
