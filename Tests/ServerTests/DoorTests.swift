import Assembly
import Domain
import Foundation
import HTTPTypes
import Houses
import Storage
import Synchronization
import Testing
import Workflows

@testable import Server

/// Who is let in.
@Suite struct DoorTests {
    @Test func `a browser's session stands for its owner`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(.cookie, "other=1; \(cookie)")
            #expect(try await ann.get("/v1/me").text.contains("\"ann\""))
            #expect(try await caller.with(.cookie, "rapport_session=x").get("/v1/me").status == 401)
        }
    }

    @Test(arguments: ["Basic YW5uOmFubg==", "Bearer nonsense", "Bearer", ""])
    func `what is shown in a header stands alone, whatever session comes with it`(header: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(.cookie, cookie).with(.secFetchSite, "same-origin")
            #expect(try await ann.get("/v1/me").status == 200)
            #expect(try await ann.with(.authorization, header).get("/v1/me").brief == "401 http-unauthenticated")
        }
    }

    static let origins: [(site: String?, origin: String?, isIn: Bool)] = [
        ("same-origin", nil, true), ("cross-site", nil, false), ("same-site", nil, false), ("none", nil, false),
        (nil, "http://127.0.0.1:0", true), (nil, "http://evil.example", false), (nil, "null", false), (nil, nil, false),
        ("cross-site", "http://127.0.0.1:0", false),
    ]

    @Test(arguments: origins)
    func `what another site sends changes nothing`(site: String?, origin: String?, isIn: Bool) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            var ann = caller.with(.cookie, cookie)
            ann.headers[.secFetchSite] = site
            ann.headers[.origin] = origin
            let answer = try await ann.post("/v1/customers/ANN/events", #"{"kind":"note"}"#)
            #expect(answer.brief == (isIn ? "201" : "403 http-origin"))
            #expect(try await ann.get("/v1/me").status == 200)
        }
    }

    @Test func `a token needs no cookie, and a cookie beside it counts for nothing`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let token = try await desk.token("ann")
        try await desk.run { caller async throws in
            let both = caller.with(.cookie, cookie).with(token: token).with(.secFetchSite, "cross-site")
            #expect(try await both.get("/v1/me").text.contains("\"ann\""))
            #expect(try await both.post("/v1/customers/ANN/events", #"{"kind":"note"}"#).status == 201)
        }
    }

    @Test func `the house goes on when the local administrator has left`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        let root = desk.site.composition.session(
            on: desk.site.store, as: UserID(validating: "root"), at: desk.clock.now)
        _ = try await ChangeUser(user: try #require(Line("admin")), active: false).perform(in: root)
        try await desk.run { caller async throws in
            #expect(try await caller.get("/login").status == 200)
            #expect(try await caller.with(.cookie, cookie).get("/").status == 200)
        }
        desk.clock.pass(milliseconds: 86_400_000)
        try await ClockService(site: desk.site).begin()
        #expect(try await desk.site.store.read { try $0.changes.processedTo() } == desk.clock.now)
    }

    @Test func `a policy that cannot be used is told before anybody is let in`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("policy: {nmae: p}\n".utf8).write(to: file)
        let desk = try await Desk(["--policy", file.path], isFurnished: false)
        await #expect(throws: RapportError.self) { try await ClockService(site: desk.site).begin() }
    }

    @Test func `the policy of the settings is a new store's alone`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("policy: {name: first}\n".utf8).write(to: file)
        let desk = try await Desk(["--policy", file.path], isFurnished: false)
        let (site, clock) = (desk.site, ClockService(site: desk.site))
        try await clock.begin()
        #expect(try await site.store.read { try $0.policies.inForce() }?.text == "policy: {name: first}\n")
        let admin = site.composition.session(on: site.store, at: desk.clock.now)
        _ = try await admin.adoptPolicy("policy: {name: second}\n", source: "second.yaml")
        desk.clock.pass(milliseconds: 86_400_000)
        try await clock.begin()
        #expect(try await site.store.read { try $0.changes.processedTo() } == desk.clock.now)
        #expect(try await site.store.read { try $0.policies.inForce() }?.text == "policy: {name: second}\n")
        try await desk.run { caller async throws in #expect(try await caller.get("/setup").status == 200) }
    }

    @Test func `roles are read at each request`() async throws {
        let desk = try await Desk()
        // One administrator with a password has to stay.
        _ = try await desk.cookie("root")
        let cookie = try await desk.cookie("ann")
        try await desk.run { caller async throws in
            let ann = caller.with(.cookie, cookie)
            #expect(try await ann.get("/v1/audit").status == 403)
            let admin = desk.site.composition.session(on: desk.site.store, at: desk.clock.now)
            _ = try await admin.changeUser(try #require(UserID(validating: "ann")), UserEdit(role: .admin))
            #expect(try await ann.get("/v1/audit").status == 200)
            _ = try await admin.changeUser(try #require(UserID(validating: "ann")), UserEdit(isActive: false))
            #expect(try await ann.get("/v1/me").status == 401)
        }
    }

    @Test func `guesses run out by account, by address and by everybody, and come back`() {
        let throttle = LoginThrottle()
        var now = Instant(milliseconds: 1_772_413_200_000)
        for _ in 0..<10 { #expect(throttle.guess(account: "ann", address: "1.1.1.1", at: now) == nil) }
        #expect(throttle.guess(account: "ann", address: "1.1.1.2", at: now) == 360)
        // Somebody else at that address may still try, until the address has had enough.
        for number in 0..<20 { #expect(throttle.guess(account: "u\(number)", address: "1.1.1.1", at: now) == nil) }
        #expect(throttle.guess(account: "u20", address: "1.1.1.1", at: now) == 20)
        #expect(throttle.guess(account: "bob", address: "1.1.1.3", at: now) == nil)
        for number in 0..<169 { #expect(throttle.guess(account: "v\(number)", address: "2.\(number)", at: now) == nil) }
        #expect(throttle.guess(account: "eve", address: "3.3.3.3", at: now) == 1)
        now = now + .minutes(6)
        #expect(throttle.guess(account: "ann", address: "1.1.1.2", at: now) == nil)
        #expect(throttle.guess(account: "ann", address: "1.1.1.2", at: now) != nil)
    }

    @Test(arguments: [
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff:0:1:9", true), ("2001:db8:1:2::7", "2001:db8:1:3::7", false),
        ("::ffff:10.0.0.7", "::ffff:10.0.0.8", false), ("10.0.0.7", "10.0.0.8", false), ("10.0.0.7", "10.0.0.7", true),
        ("::1", "::2", false), ("unknown", "other", false),
    ])
    func `whoever has a network of IPv6 guesses from one place`(one: String, other: String, isSame: Bool) {
        #expect((LoginThrottle.place(of: one) == LoginThrottle.place(of: other)) == isSame)
    }

    @Test func `whoever comes in has all guesses again`() {
        let throttle = LoginThrottle()
        let now = Instant(milliseconds: 1_772_413_200_000)
        for _ in 0..<9 { _ = throttle.guess(account: "ann", address: "1.1.1.1", at: now) }
        throttle.succeed(account: "ann", address: "1.1.1.1")
        for _ in 0..<10 { #expect(throttle.guess(account: "ann", address: "1.1.1.1", at: now) == nil) }
    }

    @Test func `whoever comes in gives their address no guesses at others`() {
        let throttle = LoginThrottle()
        let now = Instant(milliseconds: 1_772_413_200_000)
        for number in 0..<30 {
            #expect(throttle.guess(account: "u\(number)", address: "1.1.1.1", at: now) == nil)
            guard number < 29 else { continue }
            #expect(throttle.guess(account: "eve", address: "1.1.1.1", at: now) == nil)
            throttle.succeed(account: "eve", address: "1.1.1.1")
        }
        #expect(throttle.guess(account: "u30", address: "1.1.1.1", at: now) != nil)
    }

    @Test func `a browser in which somebody has logged in guesses on its own`() throws {
        let throttle = LoginThrottle()
        var now = Instant(milliseconds: 1_772_413_200_000)
        for _ in 0..<10 { _ = throttle.guess(account: "ann", address: "6.6.6.6", at: now) }
        for number in 0..<190 { _ = throttle.guess(account: "u\(number)", address: "7.\(number)", at: now) }
        #expect(throttle.guess(account: "ann", address: "1.1.1.1", at: now) != nil)
        for _ in 0..<9 { #expect(throttle.guess(account: "ann", address: "1.1.1.1", device: "d", at: now) == nil) }
        throttle.succeed(account: "ann", address: "1.1.1.1", device: "d")
        for _ in 0..<10 { #expect(throttle.guess(account: "ann", address: "1.1.1.1", device: "d", at: now) == nil) }
        #expect(throttle.guess(account: "ann", address: "1.1.1.1", device: "d", at: now) == 360)
        now = now + .minutes(6)
        #expect(throttle.guess(account: "ann", address: "1.1.1.1", device: "d", at: now) == nil)

        let devices = DeviceTokens()
        let ann = try #require(UserID(validating: "ann"))
        let token = devices.token(of: ann, name: "0123abcd")
        #expect(devices.device(token, of: "ann") == "0123abcd")
        for (text, account) in [
            (token, "amy"), (String(token.dropLast()), "ann"), ("0123abce" + token.dropFirst(8), "ann"), ("", "ann"),
            ("0123abcd.", "ann"), (token + ".x", "ann"), (token, ""),
        ] { #expect(devices.device(text, of: account) == nil, "\(text) \(account)") }
        #expect(devices.device(nil, of: "ann") == nil && DeviceTokens().device(token, of: "ann") == nil)
    }

    @Test func `what can be no name counts as one account, however long`() async throws {
        let desk = try await Desk()
        _ = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let nobody = caller.with(.contentType, "application/x-www-form-urlencoded")
                .with(.secFetchSite, "same-origin")
            for number in 0..<11 {
                let name = String(repeating: "x", count: 300) + "\(number)"
                let answer = try await nobody.post("/login", "user=\(name)&password=x")
                #expect(answer.status == (number < 10 ? 401 : 429))
            }
        }
    }

    @Test func `whoever has all guesses again is forgotten`() async throws {
        let desk = try await Desk()
        let throttle = desk.site.throttle
        for number in 0..<5 { _ = throttle.guess(account: "u\(number)", address: "1.1.1.1", at: desk.clock.now) }
        await ClockService(site: desk.site).keepHouse()
        #expect(throttle.count == 7)
        desk.clock.pass(milliseconds: 360_000)
        await ClockService(site: desk.site).keepHouse()
        #expect(throttle.count == 0)
    }

    @Test func `secrets and files go when their time is up, asked for or not`() async throws {
        let desk = try await Desk()
        let ann = try #require(UserID(validating: "ann"))
        let session = desk.site.composition.session(on: desk.site.store, as: ann, at: desk.clock.now)
        let token = try await MakeToken(name: try #require(Line("t")), scopes: [.read]).perform(in: session)
        desk.site.madeTokens.keep(token, of: "once", by: ann, at: desk.clock.now)
        desk.site.shelf.put("id", "c.csv", [1], of: ann, at: desk.clock.now)
        for (minutes, tokens, files) in [(5, 1, 1), (1, 0, 1), (24, 0, 1), (1, 0, 0)] {
            desk.clock.pass(milliseconds: Int64(minutes) * 60_000)
            await ClockService(site: desk.site).keepHouse()
            #expect(desk.site.madeTokens.count == tokens && desk.site.shelf.count == files)
        }
    }

    @Test func `who was seen is written down later when it cannot be now, and the rest is done`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("ann")
        let token = String(cookie.dropFirst("rapport_session=".count))
        let store = StubbornStore(desk.site.store)
        let site = try Site(
            settings: desk.site.settings, store: store, composition: desk.site.composition, hasher: PlainHasher(),
            logger: desk.site.logger, clock: { desk.clock.now })
        let login = try #require(try await site.accounts.login(token: token))
        site.seen.note(.browser(login), at: desk.clock.now + .minutes(1))
        store.refusals.store(1, ordering: .relaxed)
        await ClockService(site: site).keepHouse()
        #expect(store.writes.load(ordering: .relaxed) == 3)
        #expect(try await site.accounts.login(token: token)?.lastSeen == login.lastSeen)
        await ClockService(site: site).keepHouse()
        #expect(try await site.accounts.login(token: token)?.lastSeen == desk.clock.now + .minutes(1))
    }

    @Test func `the set-up token opens once, and for a quarter of an hour`() {
        let token = SetUpToken()
        let now = Instant(milliseconds: 1_772_413_200_000)
        let text = token.make([UInt8](0..<24), at: now)
        #expect(text.utf8.count == 24 && token.accepts(text, at: now))
        #expect(!token.accepts("", at: now) && !token.accepts(text + "a", at: now))
        #expect(!token.accepts(text, at: now + .minutes(15)))
        token.use()
        #expect(!token.accepts(text, at: now))
    }
}

/// Refuses the next writes, and counts them all.
final class StubbornStore: Store {
    private let store: any Store
    let refusals = Atomic(0)
    let writes = Atomic(0)

    init(_ store: any Store) { self.store = store }

    func write<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(StorageError) -> R {
        writes.add(1, ordering: .relaxed)
        if refusals.load(ordering: .relaxed) > 0 {
            refusals.subtract(1, ordering: .relaxed)
            throw .full(place: "here")
        }
        return try await store.write(body)
    }

    func read<R: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> R) async throws(StorageError) -> R {
        try await store.read(body)
    }

    func close() async throws(StorageError) { try await store.close() }
}

/// Passwords as they are stored.
@Suite struct ScryptTests {
    @Test func `a hash knows its password alone`() async throws {
        let hasher = PooledHasher(.init(cost: 4, random: { [UInt8](repeating: 1, count: $0) }))
        let hash = try await hasher.hash("caf\u{e9} au lait, please")
        #expect(hash.hasPrefix("$scrypt$ln=4,r=8,p=3$"))
        #expect(try await hasher.verify("caf\u{e9} au lait, please", against: hash))
        // However the accent is typed.
        #expect(try await hasher.verify("cafe\u{301} au lait, please", against: hash))
        #expect(try await !hasher.verify("cafe au lait, please", against: hash))
        for broken in ["", "plain", "$scrypt$ln=40,r=8,p=3$AAAA$AAAA", "$scrypt$ln=4,r=8$AAAA$AAAA"] {
            #expect(try await !hasher.verify("x", against: broken))
        }
        #expect(!hasher.isOutdated(hash) && PooledHasher().isOutdated(hash))
    }

    /// RFC 7914, section 12, the second vector.
    @Test func `the function is scrypt`() async throws {
        let hasher = PooledHasher(.init(cost: 10, blockSize: 8, parallelism: 16, random: { _ in Array("NaCl".utf8) }))
        let hash = try await hasher.hash("password")
        #expect(hash == "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI")
    }

    @Test func `more than can wait are told to come again`() async throws {
        let hasher = PooledHasher(.init(cost: 12, random: { [UInt8](repeating: 1, count: $0) }))
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    do {
                        _ = try await hasher.hash("x")
                        return true
                    } catch {
                        guard case RapportError.busy = error else {
                            Issue.record("\(error)")
                            return true
                        }
                        return false
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } >= 22 && outcomes.contains(false))
    }
}
