import Assembly
import Domain
import Foundation
import HTTPTypes
import Houses
import Hummingbird
import HummingbirdTesting
import Logging
import Storage
import Synchronization
import Testing
import Workflows

@testable import Server

/// A clock that tests set.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>
    init(_ text: String) { instant = Mutex(Instant(rfc3339: text) ?? .unset) }
    var now: Instant { instant.withLock { $0 } }
    func pass(milliseconds: Int64) { instant.withLock { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) } }
}

/// A server with two teams: max manages ann and amy, mia manages sue, root administers. Each has a customer, nobody owns
/// POOL.
struct Desk: Sendable {
    static let start = "2026-03-02T01:00:00Z"
    static let password = "seven green bottles"
    static let people: [(id: String, role: Role, team: String?)] = [
        ("ann", .salesperson, "north"), ("amy", .salesperson, "north"), ("max", .manager, "north"),
        ("sue", .salesperson, "south"), ("mia", .manager, "south"), ("root", .admin, nil),
    ]

    let site: Site
    let clock = TestClock(Desk.start)

    init(
        _ arguments: [String] = [], store url: String = "memory:", isFurnished: Bool = true,
        wrapping wrap: (any Store) -> any Store = { $0 }
    ) async throws {
        let settings = try await Settings.read(
            arguments: ["--store", url, "--listen", "127.0.0.1:0", "--log-level", "critical"] + arguments,
            environment: [:])
        let composition = Assembly.make()
        let store = wrap(try await composition.openStore(url, creating: true))
        let clock = clock
        site = try Site(
            settings: settings, store: store, composition: composition, hasher: PlainHasher(),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), clock: { clock.now })
        if isFurnished { try await furnish() }
        site.isReady.store(true, ordering: .releasing)
    }

    private func furnish() async throws {
        let admin = site.composition.session(on: site.store, at: clock.now)
        for team in ["north", "south"] { _ = try await AddTeam(team: team).perform(in: admin) }
        for person in Self.people {
            _ = try await AddUser(
                user: try #require(Line(person.id)), role: person.role, team: person.team.flatMap { Line($0) }
            ).perform(in: admin)
        }
        for (key, owner) in Self.people.map({ ($0.id.uppercased(), Optional($0.id)) }) + [("POOL", nil)] {
            _ = try await AddCustomer(
                key: key, name: try #require(Line("Firm \(key)")), country: "DE",
                emails: [try #require(Line("\(key.lowercased())@firm.example"))], owner: owner.flatMap { Line($0) }
            ).perform(in: admin)
        }
    }

    /// A token of somebody.
    func token(_ user: String, _ scopes: [TokenScope] = TokenScope.allCases) async throws -> String {
        let session = site.composition.session(on: site.store, as: UserID(validating: user), at: clock.now)
        return try await MakeToken(name: try #require(Line("test")), scopes: scopes).perform(in: session).token
    }

    /// A browser's cookie of somebody who has logged in.
    func cookie(_ user: String) async throws -> String {
        let admin = site.composition.session(on: site.store, as: UserID(validating: "root"), at: clock.now)
        _ = try await admin.setPassword(
            of: UserID(validating: user), old: user == "root" ? Self.password : nil, to: Self.password,
            hasher: PlainHasher(), endsTokens: false)
        let login = try await site.accounts.logIn(
            user, password: Self.password, secret: site.secrets.bytes(32), agent: nil)
        return "rapport_session=\(login.token)"
    }

    /// - `isLive`: over a socket, else straight into the router.
    func run(live isLive: Bool = false, _ body: @escaping @Sendable (Caller) async throws -> Void) async throws {
        let app = try Front(site: site).application()
        let site = site
        try await app.test(isLive ? .live : .router) { client in
            try await body(Caller(client: client, site: site))
        }
    }
}

/// Somebody who sends requests.
struct Caller: Sendable {
    let client: any TestClientProtocol
    let site: Site
    var headers: HTTPFields = [:]

    func with(token: String) -> Caller { with(.authorization, "Bearer \(token)") }

    func with(_ name: HTTPField.Name, _ value: String) -> Caller {
        var caller = self
        caller.headers[name] = value
        return caller
    }

    func without(_ name: HTTPField.Name) -> Caller {
        var caller = self
        caller.headers[name] = nil
        return caller
    }

    func get(_ uri: String) async throws -> Answer { try await send(.get, uri) }

    func post(_ uri: String, _ body: String? = nil) async throws -> Answer { try await send(.post, uri, body) }

    func send(_ method: HTTPRequest.Method, _ uri: String, _ body: String? = nil) async throws -> Answer {
        var headers = headers
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        let response = try await client.executeRequest(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        return Answer(
            status: response.status.code, headers: response.headers, bytes: Array(buffer: response.body))
    }
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var object: [String: Any] {
        get throws { try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]) }
    }

    /// The stable name of the problem that it is.
    var problem: String? {
        guard headers[.contentType] == "application/problem+json", let object = try? object else { return nil }
        return object["code"] as? String
    }

    /// What it is in one word: the status, and the problem if it is one.
    var brief: String { problem.map { "\(status) \($0)" } ?? "\(status)" }
}
