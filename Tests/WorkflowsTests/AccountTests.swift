import Assembly
import Domain
import Houses
import Storage
import Testing

@testable import Workflows

@Suite struct AccountTests {
    private static let password = "seven green bottles"
    private static let other = "eight blue buckets"

    private func accounts(_ house: House, _ now: Instant = House.startInstant) -> Accounts {
        Accounts(
            store: house.store, compiler: house.composition.compiler, hasher: PlainHasher(), now: now,
            entropy: Entropy(seed: [1]))
    }

    private func secret(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

    /// A house in which ann and root have passwords.
    private func house(_ backend: Backend) async throws -> House {
        let house = try await House(backend)
        try await accounts(house).setUp(user: user("root"), name: nil, password: Self.password)
        _ = try await house.at(House.start, as: "root").setPassword(
            of: user("ann"), old: nil, to: Self.password, hasher: PlainHasher(), endsTokens: false)
        return house
    }

    @Test(arguments: Backend.allCases)
    func `the first password is set once, and makes an administrator`(backend: Backend) async throws {
        let house = try await House(backend)
        #expect(try await accounts(house).isSetUp() == false)
        try await accounts(house).setUp(user: user("boss"), name: "The Boss", password: Self.password)
        #expect(try await accounts(house).isSetUp())
        let boss = try await house.at(House.start, as: "boss").users().first { $0.id == "boss" }
        #expect(boss?.role == "admin" && boss?.name == "The Boss")
        let before = try await house.dump()
        let again = await refusal {
            try await accounts(house).setUp(user: user("thief"), name: nil, password: Self.password)
        }
        #expect(again?.accountCode == "already-set-up")
        #expect(try await house.dump() == before)
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `whoever knows the password comes in, and nobody else`(backend: Backend) async throws {
        let house = try await house(backend)
        let login = try await accounts(house).logIn("ann", password: Self.password, secret: secret(1), agent: "Firefox")
        #expect(login.token.utf8.count == 43)
        let known = try await accounts(house).login(token: login.token)
        #expect(known?.user == user("ann") && known?.agent == "Firefox")
        // The store keeps no token.
        let stored = try await house.store.read { try $0.logins.logins(of: user("ann")).map(\.digest) }
        #expect(!stored.contains(login.token) && stored == [Digest.of(login.token)])
        for (name, word) in [
            ("ann", "seven green bottle"), ("ann", ""), ("amy", Self.password), ("nobody", Self.password),
            ("no name", Self.password), ("", ""),
        ] {
            let refused = await refusal {
                try await accounts(house).logIn(name, password: word, secret: secret(2), agent: nil)
            }
            #expect(refused?.accountCode == "wrong-password", "\(name)")
        }
        try await house.close()
    }

    @Test(arguments: [
        (0, true), (60 * 60_000 - 1, true), (60 * 60_000, false),
    ])
    func `a session ends when nobody uses it for an hour`(milliseconds: Int64, isOpen: Bool) async throws {
        let house = try await house(.memory)
        let login = try await accounts(house).logIn("ann", password: Self.password, secret: secret(1), agent: nil)
        let later = Instant(milliseconds: House.startInstant.milliseconds + milliseconds)
        let found = try await accounts(house, later).login(token: login.token)
        #expect((found != nil) == isOpen)
    }

    @Test func `a session that is used lasts eight hours`() async throws {
        let house = try await house(.memory)
        let login = try await accounts(house).logIn("ann", password: Self.password, secret: secret(1), agent: nil)
        for minutes in stride(from: 30, to: 480, by: 30) {
            let now = House.startInstant + .minutes(minutes)
            #expect(try await accounts(house, now).login(token: login.token) != nil)
            try await accounts(house).touch([login.session.digest: now])
        }
        let end = House.startInstant + .hours(8)
        #expect(try await accounts(house, Instant(milliseconds: end.milliseconds - 1)).login(token: login.token) != nil)
        #expect(try await accounts(house, end).login(token: login.token) == nil)
        try await accounts(house, end).forgetExpired()
        #expect(try await house.store.read { try $0.logins.logins(of: user("ann")).isEmpty })
    }

    @Test(arguments: Backend.allCases)
    func `a password given again gives the session another token, and no more time`(backend: Backend) async throws {
        let house = try await house(backend)
        let login = try await accounts(house).logIn("ann", password: Self.password, secret: secret(1), agent: "one")
        let later = House.startInstant + .minutes(30)
        for word in ["wrong", ""] {
            let refused = await refusal {
                try await accounts(house, later).confirm(
                    Renewal(login.session, secret: secret(2), at: later), password: word)
            }
            #expect(refused?.accountCode == "not-your-password")
        }
        #expect(try await accounts(house, later).login(token: login.token)?.grant(at: later) == .unconfirmed)
        let renewal = Renewal(login.session, secret: secret(2), at: later), again = renewal.after
        try await accounts(house, later).confirm(renewal, password: Self.password)
        #expect(try await accounts(house, later).login(token: login.token) == nil)
        let known = try #require(try await accounts(house, later).login(token: again.token))
        #expect(known == again.session && known.expires == login.session.expires && known.agent == "one")
        #expect(known.createdAt == login.session.createdAt && known.authenticatedAt == later)
        let end = later + .minutes(10)
        #expect(known.grant(at: Instant(milliseconds: end.milliseconds - 1)) == .everything)
        #expect(known.grant(at: end) == .unconfirmed)
        // Of one that has ended nothing comes back.
        let gone = await refusal {
            try await accounts(house, later).confirm(
                Renewal(login.session, secret: secret(3), at: later), password: Self.password)
        }
        #expect(gone?.accountCode == "unknown-login")
        try await house.close()
    }

    @Test func `what only administrators may change takes a password just given, and no look does`() {
        for action in Action.allCases {
            let isTheirs = Role.allCases.filter { action.reach(of: $0) != nil } == [.admin]
            if action.scope == .read { #expect(action.confirmation == .never, "\(action)") }
            if isTheirs, action.scope != .read { #expect(action.confirmation == .always, "\(action)") }
        }
        #expect(Action.makeToken.confirmation == .always && Action.manageAccount.confirmation == .others)
    }

    @Test(arguments: Backend.allCases)
    func `a new password ends all other sessions, and wants the old one`(backend: Backend) async throws {
        let house = try await house(backend)
        let here = try await accounts(house).logIn("ann", password: Self.password, secret: secret(1), agent: nil)
        let there = try await accounts(house).logIn("ann", password: Self.password, secret: secret(2), agent: nil)
        let ann = house.at(House.start, as: "ann")
        for old in [nil, "wrong"] {
            let refused = await refusal {
                try await ann.setPassword(of: nil, old: old, to: Self.other, hasher: PlainHasher(), endsTokens: false)
            }
            #expect(refused?.accountCode == "not-your-password")
        }
        let renewal = Renewal(here.session, secret: secret(5), at: House.startInstant)
        let ended = try await ann.setPassword(
            of: nil, old: Self.password, to: Self.other, hasher: PlainHasher(), renewing: renewal, endsTokens: false)
        #expect(ended.ended == 1)
        #expect(try await accounts(house).login(token: renewal.after.token) == renewal.after.session)
        // Somebody may have a copy.
        #expect(try await accounts(house).login(token: here.token) == nil)
        #expect(try await accounts(house).login(token: there.token) == nil)
        let refused = await refusal {
            try await accounts(house).logIn("ann", password: Self.password, secret: secret(3), agent: nil)
        }
        #expect(refused?.accountCode == "wrong-password")
        _ = try await accounts(house).logIn("ann", password: Self.other, secret: secret(4), agent: nil)
        try await house.close()
    }

    @Test(arguments: Backend.allCases, [true, false])
    func `a new password says how many tokens go on, and ends them where that is asked for`(
        backend: Backend, endsTokens: Bool
    ) async throws {
        let house = try await house(backend)
        let (ann, root) = (house.at(House.start, as: "ann"), house.at(House.start, as: "root"))
        func token(_ byte: UInt8) async throws -> NewToken {
            try await ann.makeToken(name: "robot \(byte)", scopes: [.read], days: 1, secret: secret(byte))
        }
        let tokens = [try await token(7), try await token(8), try await token(9)]
        _ = try await ann.revokeToken(tokens[0].view.id, of: nil)
        for isFirst in [true, false] {
            let report = try await (isFirst ? ann : root).setPassword(
                of: user("ann"), old: isFirst ? Self.password : nil, to: Self.other, hasher: PlainHasher(),
                endsTokens: endsTokens)
            #expect(report.tokensEnded == (endsTokens && isFirst ? 2 : 0))
            #expect(report.tokensLeft == (endsTokens ? 0 : 2))
            #expect((try await accounts(house).login(accessToken: tokens[2].token) == nil) == endsTokens)
        }
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `whoever has left is out at once`(backend: Backend) async throws {
        let house = try await house(backend)
        let login = try await accounts(house).logIn("ann", password: Self.password, secret: secret(1), agent: nil)
        let token = try await house.at(House.start, as: "ann").makeToken(
            name: "robot", scopes: [.read], days: 1, secret: secret(9))
        #expect(try await accounts(house).login(accessToken: token.token)?.user == user("ann"))
        let root = house.at(House.start, as: "root")
        _ = try await root.changeUser(user("ann"), UserEdit(isActive: false))
        #expect(try await accounts(house).login(token: login.token) == nil)
        #expect(try await accounts(house).login(accessToken: token.token) == nil)
        // Nor does what they had open anything when they come back.
        _ = try await root.changeUser(user("ann"), UserEdit(isActive: true))
        #expect(try await accounts(house).login(token: login.token) == nil)
        #expect(try await accounts(house).login(accessToken: token.token) == nil)
        #expect(try await root.tokens(of: user("ann")).map { $0.revokedAt != nil } == [true])
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `a token opens until it expires or is revoked, and is kept nowhere`(backend: Backend) async throws {
        let house = try await house(backend)
        let ann = house.at(House.start, as: "ann")
        let made = try await ann.makeToken(name: "robot", scopes: [.read, .write], days: 2, secret: secret(9))
        #expect(made.token.hasPrefix("rapport_") && made.token.utf8.count == 57)
        #expect(made.view.scopes == ["read", "write"])
        let stored = try await house.store.read { try $0.tokens.tokens(of: user("ann")).map(\.digest) }
        #expect(stored == [Digest.of(made.token)])
        let end = House.startInstant + .days(2)
        #expect(
            try await accounts(house, Instant(milliseconds: end.milliseconds - 1)).login(accessToken: made.token) != nil
        )
        #expect(try await accounts(house, end).login(accessToken: made.token) == nil)
        // One letter is another: the sum at its end tells.
        let slip = String(made.token.dropLast()) + (made.token.hasSuffix("a") ? "b" : "a")
        #expect(!TokenText.isWhole(slip) && TokenText.isWhole(made.token))
        _ = try await ann.revokeToken(made.view.id, of: nil)
        #expect(try await accounts(house).login(accessToken: made.token) == nil)
        #expect(try await ann.tokens(of: nil).map { $0.revokedAt != nil } == [true])
        try await house.close()
    }

    @Test(arguments: TokenScope.allCases)
    func `a token's scope narrows what its owner may do`(scope: TokenScope) async throws {
        let house = try await house(.memory)
        let session = house.composition.session(
            on: house.store, as: user("root"), at: House.startInstant, grant: .scopes([scope]))
        let tries: [(TokenScope, @Sendable () async throws(RapportError) -> Void)] = [
            (.read, { () async throws(RapportError) in _ = try await session.customer("ANN", events: 1) }),
            (.write, { () async throws(RapportError) in _ = try await session.log(House.call, for: "ANN") }),
            (.import, { () async throws(RapportError) in _ = try await session.customers("key,name\nX,Y\n") }),
            (.export, { () async throws(RapportError) in try await session.exportLabels { _ in } }),
            (.admin, { () async throws(RapportError) in _ = try await session.rebuildStore() }),
        ]
        for (needed, attempt) in tries {
            let refused = await refusal { try await attempt() }
            if needed == scope {
                #expect(refused == nil, "\(scope)")
            } else {
                guard case .outOfScope(_, let needs) = refused else {
                    Issue.record("\(scope) was good for \(needed)")
                    continue
                }
                #expect(needs == needed)
            }
        }
    }

    @Test(arguments: [
        ("short", "password-short"), ("elevenchars", "password-short"), ("cafe\u{301} crème", "password-short"),
        ("ann is a salesperson", "password-name"),
        ("passwordpassword", "password-common"), ("qwertyuiop12", "password-common"),
        ("123456789012", "password-common"), ("aaaaaaaaaaaaaa", "password-common"),
        ("abcabcabcabcabc", "password-common"), ("Password1234!", "password-common"),
        ("q1w2e3r4t5y6", "password-common"), ("123qweasdzxc", "password-common"), ("654321ytrewq", "password-common"),
        ("zaq1xsw2cde3!", "password-common"), ("sonyericsson", "password-common"),
        (String(repeating: "long ", count: 26), "password-long"),
    ])
    func `what anybody would try is no password`(password: String, code: String) async throws {
        let house = try await House()
        let refused = await refusal {
            try await house.at(House.start).setPassword(
                of: user("ann"), old: nil, to: password, hasher: PlainHasher(), endsTokens: false)
        }
        #expect(refused?.accountCode == code)
    }

    @Test(arguments: ["seven green bottles", "客户关系管理系统真的很好用啊", "correct horse battery staple", "property was poor"])
    func `what is long and of one's own is a password`(password: String) async throws {
        let house = try await House()
        _ = try await house.at(House.start).setPassword(
            of: user("ann"), old: nil, to: password, hasher: PlainHasher(), endsTokens: false)
        _ = try await accounts(house).logIn("ann", password: password, secret: secret(1), agent: nil)
    }

    @Test(arguments: Backend.allCases)
    func `sessions are listed and ended one by one`(backend: Backend) async throws {
        let house = try await house(backend)
        let first = try await accounts(house).logIn("ann", password: Self.password, secret: secret(1), agent: "one")
        let second = try await accounts(house).logIn("ann", password: Self.password, secret: secret(2), agent: "two")
        let ann = house.at(House.start, as: "ann")
        let views = try await ann.logins(of: nil)
        #expect(Set(views.compactMap(\.agent)) == ["one", "two"])
        let id = try #require(views.first { $0.agent == "one" }?.id)
        #expect(
            await refusal { try await ann.endLogins(of: nil, id: String(id.dropLast())) }?.accountCode
                == "unknown-login")
        #expect(try await ann.endLogins(of: nil, id: id).ended == 1)
        #expect(try await accounts(house).login(token: first.token) == nil)
        #expect(try await accounts(house).login(token: second.token) != nil)
        try await accounts(house).logOut(second.session)
        #expect(try await accounts(house).login(token: second.token) == nil)
        try await house.close()
    }

    @Test func `a weak hash is renewed when its owner comes in`() async throws {
        let house = try await house(.memory)
        let old = Credential(user: user("ann"), hash: "old:\(Self.password)", changedAt: House.startInstant)
        try await house.store.write { try $0.credentials.save(old) }
        _ = try await accounts(house).logIn("ann", password: Self.password, secret: secret(1), agent: nil)
        let now = try await house.store.read { try $0.credentials.credential(of: user("ann"))?.hash }
        #expect(now == "plain:\(Self.password)")
    }

    @Test func `a search that cannot be read is not kept`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        #expect(await refusal { try await ann.saveSearch("bad", query: "grade:") } != nil)
        _ = try await ann.saveSearch("good", query: "grade:A")
        _ = try await ann.saveSearch("good", query: "grade:B")
        #expect(try await ann.savedSearches() == [SavedSearch(name: "good", query: "grade:B")])
        #expect(try await house.at(House.start, as: "amy").savedSearches() == [])
        _ = try await ann.removeSearch("good")
        #expect(try await ann.savedSearches() == [])
    }
}

extension RapportError {
    var accountCode: String? {
        if case .account(let refusal) = self { return refusal.phrase.code }
        return nil
    }
}
