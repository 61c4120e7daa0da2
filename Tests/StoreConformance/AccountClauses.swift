import Domain
import Storage

extension Clause {
    static let accounts: [Clause] = [
        Clause("credentials are saved, replaced and removed, and come back by user") { store, findings in
            let users = try ["Zoë", "anna", "Anna", "王"].map(Fixture.user)
            for user in users {
                for hash in Fixture.texts + ["$scrypt$a"] where !hash.isEmpty {
                    let saved = Fixture.credential(user, hash: hash)
                    try await store.write { try $0.credentials.save(saved) }
                    let found = try await store.read { try $0.credentials.credential(of: user) }
                    findings.equal(found, saved, "credential")
                    findings.equal(found?.hash, hash, "hash")
                }
            }
            let order = users.map { Array($0.text.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            let all = try await store.read { try $0.credentials.all().map { Array($0.user.text.utf8) } }
            findings.equal(all, order, "order")
            let first = users[0]
            try await store.write { transaction in
                try transaction.credentials.remove(of: first)
                try transaction.credentials.remove(of: .system)
            }
            findings.equal(try await store.read { try $0.credentials.credential(of: first) }, nil, "the one removed")
            findings.equal(try await store.read { try $0.credentials.all().count }, 3, "those left")
        },
        Clause("logins are saved and replaced, and come back by digest and by user, the latest first") {
            store, findings in
            let li = try Fixture.user("li")
            let mine = (1...3).map { Fixture.login("d\($0)", of: li, created: Instant(milliseconds: $0)) }
            let other = Fixture.login("d9", agent: nil)
            try await store.write { transaction in
                for login in mine + [other] { try transaction.logins.save(login) }
            }
            findings.equal(try await store.read { try $0.logins.logins(of: li) }, mine.reversed(), "logins")
            findings.equal(try await store.read { try $0.logins.login("d9") }, other, "one without an agent")
            findings.equal(try await store.read { try $0.logins.login("none") }, nil, "none")
            var seen = mine[1]
            seen.lastSeen = .latest
            let changed = seen
            try await store.write { transaction in
                try transaction.logins.save(changed)
                try transaction.logins.remove("d1")
                try transaction.logins.remove("none")
            }
            findings.equal(try await store.read { try $0.logins.logins(of: li) }, [mine[2], changed], "logins left")
        },
        Clause("logins that expire by an instant are removed, that instant included, and no others") {
            store, findings in
            let logins = [-1, 0, 1].map {
                Fixture.login("d\($0)", expires: Instant(milliseconds: 1000 + $0))
            }
            try await store.write { transaction in for login in logins { try transaction.logins.save(login) } }
            let now = Instant(milliseconds: 1000)
            findings.equal(try await store.write { try $0.logins.removeExpired(at: now) }, 2, "removed")
            findings.equal(try await store.read { try $0.logins.logins(of: .admin) }, [logins[2]], "left")
            findings.equal(try await store.write { try $0.logins.removeExpired(at: now) }, 0, "removed again")
        },
        Clause("tokens are saved and replaced, and come back by digest and by user, the latest first") {
            store, findings in
            for (place, text) in Fixture.texts.enumerated() {
                let token = Fixture.token("t\(place)", name: text, created: Instant(milliseconds: Int64(place)))
                try await store.write { try $0.tokens.save(token) }
                let found = try await store.read { try $0.tokens.token(token.digest) }
                findings.equal(found, token, "token")
                findings.equal(found?.name, text, "name")
            }
            let bare = AccessToken(
                digest: "bare", user: try Fixture.user("li"), name: "", scopes: [], createdAt: .earliest,
                expires: .earliest)
            var used = bare
            used.lastUsed = .latest
            used.revokedAt = .latest
            for token in [bare, used] {
                try await store.write { try $0.tokens.save(token) }
                findings.equal(try await store.read { try $0.tokens.tokens(of: token.user) }, [token], "of a user")
            }
            let order = try await store.read { try $0.tokens.tokens(of: .admin).map(\.digest) }
            findings.equal(order, Fixture.texts.indices.reversed().map { "t\($0)" }, "order")
            findings.equal(try await store.read { try $0.tokens.token("none") }, nil, "none")
        },
        Clause("a receipt is given once for a user and key, and comes back byte for byte") { store, findings in
            let li = try Fixture.user("li")
            let receipts = [
                Fixture.receipt("k"), Fixture.receipt("k", of: li, body: []), Fixture.receipt("K"),
                Fixture.receipt("caf\u{e9}"), Fixture.receipt("cafe\u{301}"),
            ]
            try await store.write { transaction in for one in receipts { try transaction.receipts.append(one) } }
            for one in receipts {
                let found = try await store.read { try $0.receipts.receipt(of: one.user, key: one.key) }
                findings.equal(found, one, "receipt")
            }
            findings.equal(try await store.read { try $0.receipts.receipt(of: li, key: "K") }, nil, "another's")
            await findings.refused("a second one", { $0.isDuplicate("receipts.key") }) { () throws(StorageError) in
                try await store.write { try $0.receipts.append(Fixture.receipt("k", at: .latest)) }
            }
            await findings.refused("a body that is no UTF-8", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.receipts.append(Fixture.receipt("x", body: [0xFF])) }
            }
        },
        Clause("receipts from before an instant are removed, and no others") { store, findings in
            try await store.write { transaction in
                for place in [-1, 0, 1] {
                    try transaction.receipts.append(
                        Fixture.receipt("k\(place)", at: Instant(milliseconds: Int64(1000 + place))))
                }
            }
            let now = Instant(milliseconds: 1000)
            findings.equal(try await store.write { try $0.receipts.remove(before: now) }, 1, "removed")
            let left = try await store.read { transaction in
                try [-1, 0, 1].map { try transaction.receipts.receipt(of: .admin, key: "k\($0)") != nil }
            }
            findings.equal(left, [false, true, true], "left")
        },
        Clause("views are saved, replaced and removed, and come back by the bytes of their names") { store, findings in
            let li = try Fixture.user("li")
            for text in Fixture.texts where !text.isEmpty {
                for query in ["", text] {
                    let view = SavedView(user: li, name: text, query: query)
                    try await store.write { try $0.views.save(view) }
                    let found = try await store.read { try $0.views.views(of: li) }
                    findings.expect(found.contains(view), "\(view) is not there")
                }
            }
            let names = try await store.read { try $0.views.views(of: li).map { Array($0.name.utf8) } }
            let expected = Fixture.texts.filter { !$0.isEmpty }.map { Array($0.utf8) }.sorted {
                $0.lexicographicallyPrecedes($1)
            }
            findings.equal(names, expected, "order")
            findings.equal(try await store.read { try $0.views.views(of: .admin) }, [], "another's")
            try await store.write { transaction in
                try transaction.views.remove("caf\u{e9}", of: li)
                try transaction.views.remove("none", of: li)
            }
            let left = try await store.read { try $0.views.views(of: li).map { Array($0.name.utf8) } }
            findings.equal(left, expected.filter { $0 != Array("caf\u{e9}".utf8) }, "those left")
        },
        Clause("a NUL in what is about accounts is refused") { store, findings in
            await findings.refused("a credential", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.credentials.save(Fixture.credential(.admin, hash: "a\0")) }
            }
            await findings.refused("a login", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.logins.save(Fixture.login("d", agent: "a\0")) }
            }
            await findings.refused("a token", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.tokens.save(Fixture.token("t", name: "a\0")) }
            }
            await findings.refused("a view", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.views.save(SavedView(user: .admin, name: "a", query: "\0")) }
            }
        },
    ]
}
