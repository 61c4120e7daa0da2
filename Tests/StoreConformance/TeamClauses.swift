import Domain
import Storage

extension Clause {
    static let team: [Clause] = [
        Clause("users are saved and replaced, and come back by the bytes of their ids") { store, findings in
            let names = ["Zoë", "anna", "Anna", "王 五", "caf\u{e9}", "cafe\u{301}", "O'Brien"]
            for name in names {
                for role in Role.allCases {
                    let user = User(
                        id: try Fixture.user(name), role: role, canLogIn: role == .admin, createdAt: Fixture.instant)
                    try await store.write { try $0.users.save(user) }
                    findings.equal(try await store.read { try $0.users.user(user.id) }, user, "user")
                }
            }
            let found = try await store.read { try $0.users.all().map { Array($0.id.text.utf8) } }
            let expected = names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            findings.equal(found, expected, "order")
            findings.equal(try await store.read { try $0.users.user(.system) }, nil, "a user who is not there")
        },
        Clause("a user's name, team, leave and hours come back as they went in, and are replaced whole") {
            store, findings in
            for text in Fixture.texts {
                let full = try Fixture.fullUser("u", name: text)
                let bare = User(id: full.id, role: .salesperson, canLogIn: false, createdAt: .unset)
                var less = full
                less.leave.removeFirst()
                less.hours = .standard
                less.isActive = true
                for user in [full, less, bare, full] {
                    try await store.write { try $0.users.save(user) }
                    let found = try await store.read { try $0.users.user(user.id) }
                    findings.equal(found, user, "user")
                    findings.equal(found?.name ?? "", user.name ?? "", "name")
                    findings.equal(try await store.read { try $0.users.all() }, [user], "users")
                }
            }
            let other = try Fixture.fullUser("v", name: "v")
            try await store.write { try $0.users.save(other) }
            let first = try await store.read { try $0.users.all().map(\.leave.count) }
            findings.equal(first, [3, 3], "leave of each")
        },
        Clause("of many users each comes back with their own leave and hours") { store, findings in
            let names = ["b", "B", "caf\u{e9}", "cafe\u{301}", "王 'x\"", "a"]
            let users = try names.enumerated().map { number, name in
                var user = try Fixture.fullUser(name, name: name)
                user.leave = Array(user.leave.prefix(number % 4))
                if number % 2 == 0 { user.hours = nil }
                return user
            }
            try await store.write { transaction in for user in users { try transaction.users.save(user) } }
            let expected = users.sorted { $0.id < $1.id }
            findings.equal(try await store.read { try $0.users.all() }, expected, "users")
            for user in users {
                findings.equal(try await store.read { try $0.users.user(user.id) }, user, user.id.text)
            }
        },
        Clause("a user or team with a NUL is refused") { store, findings in
            await findings.refused("the user", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.users.save(Fixture.fullUser("u", name: "a\0b")) }
            }
            for (name, region) in [("a\0b", "CN"), ("a", "C\0")] {
                await findings.refused("the team", \.isFailure) { () throws(StorageError) in
                    try await store.write {
                        try $0.teams.save(Team(id: Fixture.team("t"), name: name, regions: ["DE", region]))
                    }
                }
            }
        },
        Clause("teams are saved and replaced, and come back by the bytes of their ids") { store, findings in
            let names = ["东", "a", "B", "Z\"'", "caf\u{e9}", "cafe\u{301}"]
            for (place, text) in Fixture.texts.enumerated() {
                let team = Team(
                    id: try Fixture.team(names[place % names.count]), name: text, regions: [text, "CN", ""],
                    lastAllocated: try Fixture.user("李 'x'"))
                for saved in [team, Team(id: team.id), team] {
                    try await store.write { try $0.teams.save(saved) }
                    let found = try await store.read { try $0.teams.team(team.id) }
                    findings.equal(found, saved, "team")
                    findings.equal(found?.regions.first ?? "", saved.regions.first ?? "", "region")
                }
            }
            let found = try await store.read { try $0.teams.all().map { Array($0.id.text.utf8) } }
            findings.equal(
                found, names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }, "order")
            findings.equal(try await store.read { try $0.teams.team(Fixture.team("no")) }, nil, "none")
        },
        Clause("tags are saved, replaced and removed, and come back by the bytes of their names") { store, findings in
            for text in Fixture.texts {
                for colour in ["#ffffff", text] {
                    try await store.write { try $0.tags.save(Tag(name: text, colour: colour)) }
                    let found = try await store.read { try $0.tags.tag(text) }
                    findings.equal(found?.name, text, "name")
                    findings.equal(found?.colour, colour, "colour")
                }
            }
            let names = try await store.read { try $0.tags.all().map { Array($0.name.utf8) } }
            let expected = Fixture.texts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            findings.equal(names, expected, "order")
            try await store.write { transaction in
                try transaction.tags.remove("caf\u{e9}")
                try transaction.tags.remove("not there")
            }
            findings.equal(try await store.read { try $0.tags.tag("caf\u{e9}") }, nil, "the one removed")
            let left = try await store.read { try $0.tags.all().map { Array($0.name.utf8) } }
            findings.equal(left, expected.filter { $0 != Array("caf\u{e9}".utf8) }, "those left")
            await findings.refused("a NUL", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.tags.save(Tag(name: "a\0b")) }
            }
        },
        Clause("tags are counted among the customers that match, each once, by the bytes of their names") {
            store, findings in
            let li = try Fixture.user("li")
            let carried = [["a", "a", "A"], ["a", "caf\u{e9}"], ["cafe\u{301}", "no tag"], []]
            try await store.write { transaction in
                for name in ["a", "A", "caf\u{e9}", "cafe\u{301}", "'x\""] {
                    try transaction.tags.save(Tag(name: name))
                }
                for (number, tags) in carried.enumerated() {
                    let id = CustomerID(Int64(number) + 1)
                    var customer = try Fixture.customer(id, "k\(number)")
                    customer.profile.tags = tags
                    try transaction.customers.insert(customer)
                    let owner = number > 0 ? li : nil
                    try transaction.standings.save(Fixture.plainStanding(owner: owner), of: id, replacing: nil)
                }
            }
            func counts(_ query: CustomerQuery) async throws -> [Int] {
                try await store.read { try $0.tags.counted(among: query).map(\.customers) }
            }
            let names = try await store.read { try $0.tags.counted(among: Query.everything()).map(\.tag) }
            findings.equal(names, try await store.read { try $0.tags.all() }, "tags")
            // 'x", A, a, cafe with a mark of its own, café.
            let third = try await Query.place(of: CustomerID(3), in: store)
            findings.equal(try await counts(Query.everything(after: third, limit: 0)), [0, 1, 2, 1, 1], "all")
            let mine = Query.everything(scope: .owners([li], highSeas: false))
            findings.equal(try await counts(mine), [0, 0, 1, 1, 1], "of an owner")
            let free = Query.everything(scope: .owners([], highSeas: true))
            findings.equal(try await counts(free), [0, 1, 1, 0, 0], "of the high seas")
            var named = Query.everything()
            named.condition = .test(.profile(.key), .equal, .text("k1"))
            findings.equal(try await counts(named), [0, 0, 1, 0, 1], "of one that is searched")
        },
    ]
}
