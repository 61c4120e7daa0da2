import Domain
import Exchange
import Houses
import Storage
import Testing
import Wording

@testable import Workflows

struct AuthorityTests {
    static let three = """
        key,name,owner,emails,phones,chat,created_at
        C-1,Mine,ann,me@mine.example,+49 30 1,wechat:me,2026-01-01
        C-2,Theirs,bob,they@theirs.example,+49 30 2,,2026-01-01
        C-3,Free,,free@free.example,+49 30 3,,2026-01-01

        """

    private func scene() async throws -> Scene {
        let scene = try await Scene(Self.three, "customer,kind,at\nC-1,inquiry,2026-03-30\nC-2,inquiry,2026-03-30\n")
        try await scene.store.write { transaction in
            let user = try #require(UserID(validating: "max"))
            try transaction.users.save(User(id: user, role: .manager, canLogIn: true, createdAt: .unset))
        }
        return scene
    }

    @Test(arguments: ["ann", "max", nil])
    func `a salesperson sees own customers and the high seas, the administrator all`(user: String?) async throws {
        let session = try await scene().at(Scene.now, as: user)
        let seen = try await session.customers(matching: "", limit: 10)
        let expected = ["ann": ["C-1", "C-3"], "max": ["C-3"]][user ?? ""] ?? ["C-1", "C-2", "C-3"]
        #expect(seen.customers.map(\.key) == expected && seen.total == expected.count)
        let rows = Rows()
        try await session.exportLabels { rows.add($0.map(\.customer.text)) }
        #expect(Set(rows.all).sorted() == expected)
    }

    @Test func `nobody but an administrator looks at another's worklist or makes a customer another's`() async throws {
        let scene = try await scene()
        let before = try await scene.dump()
        let session = scene.at(Scene.now, as: "ann")
        let bob = try #require(UserID(validating: "bob"))
        #expect(
            await refusal { try await session.today(owner: bob, days: 0, limit: 9, language: .english) }?.brief
                .hasPrefix("not-allowed") ?? false)
        #expect(
            await refusal {
                try await session.add(
                    try #require(CustomerKey(validating: "C-9")), profile: Profile(name: "New"), owner: bob)
            }?.brief.hasPrefix("not-allowed") ?? false)
        #expect(try await scene.dump() == before)
        let everybody = scene.at(Scene.now)
        #expect(try await everybody.today(owner: bob, days: 0, limit: 9, language: .english).owner == "bob")
        let nobody = try #require(UserID(validating: "nobody"))
        #expect(
            await refusal { try await everybody.today(owner: nobody, days: 0, limit: 9, language: .english) }?.brief
                .hasPrefix("unknown-user") ?? false)
    }

    @Test func `what a salesperson may not see does not exist for them`() async throws {
        let session = try await scene().at(Scene.now, as: "ann")
        #expect(await refusal { try await session.customer("C-2", events: 1) }?.brief == "unknown-customer C-2")
        #expect(await refusal { try await session.explain("C-2", scheme: nil) }?.brief == "unknown-customer C-2")
        #expect(
            await refusal { try await session.log(EventInput(kind: .note), for: "C-2") }?.brief
                == "unknown-customer C-2")
    }

    @Test func `people in the high seas are masked for a salesperson alone`() async throws {
        let scene = try await scene()
        func addresses(_ user: String?, _ key: String) async throws -> [String] {
            try await scene.at(Scene.now, as: user).customer(key, events: 0).contacts.flatMap {
                $0.emails + $0.phones + $0.chats
            }
        }
        #expect(try await addresses("ann", "C-1") == ["me@mine.example", "+49 30 1", "wechat:me"])
        #expect(try await addresses("ann", "C-3") == [])
        #expect(try await addresses(nil, "C-3") == ["free@free.example", "+49 30 3"])
    }

    @Test func `masked addresses cannot be found by searching for them`() async throws {
        let scene = try await scene()
        #expect(try await scene.at(Scene.now).customers(matching: "free@free", limit: 10).total == 1)
        #expect(try await scene.at(Scene.now, as: "ann").customers(matching: "me@mine", limit: 10).total == 1)
        #expect(try await scene.at(Scene.now, as: "ann").customers(matching: "free@free", limit: 10).total == 0)
    }

    @Test func `a salesperson's worklist has own customers alone`() async throws {
        let scene = try await scene()
        let ann = scene.at(Scene.now, as: "ann")
        #expect(
            try await ann.today(owner: nil, days: 30, limit: 10, language: .english).lines.map(\.customer) == ["C-1"])
        let all = try await scene.at(Scene.now).today(owner: nil, days: 30, limit: 10, language: .english)
        #expect(all.lines.map(\.customer).sorted() == ["C-1", "C-2"])
    }

    struct Denied: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let user: String
        let brief: String
        let call: @Sendable (Session) async throws -> Void
        init(
            _ name: String, _ user: String, _ brief: String, _ call: @escaping @Sendable (Session) async throws -> Void
        ) {
            testDescription = "\(user): \(name)"
            self.user = user
            self.brief = brief
            self.call = call
        }
    }

    static let denied: [Denied] = [
        Denied("log for another's", "bob", "unknown-customer C-1") {
            _ = try await $0.log(EventInput(kind: .note), for: "C-1")
        },
        Denied("log in the high seas", "ann", "not-allowed event.log on high-seas: manager, admin") {
            _ = try await $0.log(EventInput(kind: .note), for: "C-3")
        },
        Denied("import customers", "ann", "not-allowed import.customers: manager, admin") {
            _ = try await $0.customers("key,name\nC-9,X\n")
        },
        Denied("import events", "ann", "not-allowed import.timeline: manager, admin") {
            _ = try await $0.timeline("customer,kind,at\nC-1,note,2026-03-01\n")
        },
        Denied("adopt", "max", "not-allowed policy.adopt: admin") {
            _ = try await $0.adoptPolicy("policy: {name: x}\n", source: "x")
        },
        Denied("adopt", "ann", "not-allowed policy.adopt: admin") {
            _ = try await $0.adoptPolicy("policy: {name: x}\n", source: "x")
        },
        Denied("calibrate", "max", "not-allowed policy.calibrate: admin") { _ = try await $0.calibrate() },
        Denied("rebuild", "max", "not-allowed store.rebuild: admin") { _ = try await $0.rebuildStore() },
        Denied("check", "ann", "not-allowed store.check: admin") { _ = try await $0.checkStore() },
        Denied("read", "eve", "unknown-user eve") { _ = try await $0.customers(matching: "", limit: 1) },
        Denied("log", "eve", "unknown-user eve") { _ = try await $0.log(EventInput(kind: .note), for: "C-3") },
        Denied("today", "eve", "unknown-user eve") {
            _ = try await $0.today(owner: nil, days: 0, limit: 1, language: .english)
        },
    ]

    @Test(arguments: denied)
    func `what is denied changes nothing`(call: Denied) async throws {
        let scene = try await scene()
        let before = try await scene.dump()
        let session = scene.at("2026-04-20T00:00:00Z", as: call.user)
        #expect(await refusal { try await call.call(session) }?.brief == call.brief)
        #expect(try await scene.dump() == before)
    }

    @Test func `a salesperson logs for own customers and owns what they add`() async throws {
        let scene = try await scene()
        let ann = scene.at(Scene.now, as: "ann")
        #expect(try await ann.log(EventInput(kind: .quote), for: "C-1").recorded)
        #expect(try await ann.customer("C-1", events: 1).timeline.first?.actor == "ann")
        let key = try #require(CustomerKey(validating: "C-4"))
        let added = try await ann.add(key, profile: Profile(name: "New"), owner: nil)
        #expect(added.owner == "ann")
        #expect(try await scene.dump().changes.first.map { "\($0.actor.text) \($0.action)" } == "ann customer.add")
    }

    @Test func `every action that changes policies or the store is the administrator's`() {
        for action in Action.allCases where action.rawValue.hasPrefix("store.") || action == .adoptPolicy {
            #expect(action.roles == [.admin])
        }
    }
}
