public import Domain
import Storage

/// A session of a browser, as shown.
public struct LoginView: Codable, Hashable, Sendable {
    /// Names it, and opens nothing.
    public var id: String
    public var user: String
    public var createdAt: String
    public var lastSeen: String
    public var expires: String
    public var agent: String?

    public init(_ login: LoginSession) {
        id = String(login.digest.prefix(16))
        user = login.user.text
        createdAt = login.createdAt.rfc3339
        lastSeen = login.lastSeen.rfc3339
        expires = login.expires.rfc3339
        agent = login.agent
    }
}

/// A token, as shown.
public struct TokenView: Codable, Hashable, Sendable {
    /// Names it, and opens nothing.
    public var id: String
    public var user: String
    public var name: String
    public var scopes: [String]
    public var createdAt: String
    public var expires: String
    public var lastUsed: String?
    public var revokedAt: String?

    init(_ token: AccessToken) {
        id = String(token.digest.prefix(16))
        user = token.user.text
        name = token.name
        scopes = token.scopes.map(\.rawValue)
        createdAt = token.createdAt.rfc3339
        expires = token.expires.rfc3339
        lastUsed = token.lastUsed?.rfc3339
        revokedAt = token.revokedAt?.rfc3339
    }
}

/// A token that was just made.
public struct NewToken: Codable, Hashable, Sendable {
    /// What to send; it is shown this once.
    public var token: String
    public var view: TokenView
}

/// How many sessions an act has ended.
public struct EndedLogins: Codable, Hashable, Sendable {
    public var user: String
    public var ended: Int
}

/// What a new password has ended of what its owner's account was open by.
public struct PasswordReport: Codable, Hashable, Sendable {
    public var user: String
    /// Sessions that have ended.
    public var ended: Int
    /// Tokens that have ended.
    public var tokensEnded: Int
    /// Tokens that go on.
    public var tokensLeft: Int
}

/// A search that somebody wants to find again, as shown.
public struct SavedSearch: Codable, Hashable, Sendable {
    public var name: String
    public var query: String
}

extension EndedLogins: Answer {}
extension LoginView: Answer {}
extension TokenView: Answer {}
extension SavedSearch: Answer {}

extension Session {
    /// Gives somebody a password: their own, with the old one, or anybody's by an administrator. All their sessions end.
    ///
    /// - `user`: nil is the acting user.
    /// - `renewal`: of the session that goes on, under another token: whoever has a copy of the one before is out.
    /// - `endsTokens`: whether their tokens end, too: whoever knew the old password may have made some.
    public func setPassword(
        of user: UserID?, old: String?, to new: String, hasher: any PasswordHasher, renewing renewal: Renewal? = nil,
        endsTokens: Bool
    ) async throws(RapportError) -> PasswordReport {
        let (person, known, isOwn) = try await read(.manageAccount) { lens in
            let id = user ?? lens.actor.user
            try lens.actor.require(.manageAccount, onPerson: id)
            return (
                try lens.transaction.user(id, at: now), try lens.transaction.credentials.credential(of: id),
                id == lens.actor.user && self.user != nil
            )
        }
        do throws(AccountRefusal) { try PasswordRules.check(new, of: person.id, name: person.name) } catch {
            throw .account(error)
        }
        if isOwn, let known {
            guard let old, try await hasher.verify(old, against: known.hash) else { throw .account(.notYourPassword) }
        }
        let hash = try await hasher.hash(new)
        return try await write(.manageAccount, digest: Digest.of("password \(person.id.text)"), time: .none) { work in
            try work.actor.require(.manageAccount, onPerson: person.id)
            // One's own may have been changed meanwhile; another's is set whatever it was.
            guard try !isOwn || work.transaction.credentials.credential(of: person.id) == known else {
                throw AccountRefusal.notYourPassword
            }
            var user = try work.user(person.id)
            user.canLogIn = true
            _ = try work.change()
            try work.transaction.users.save(user)
            try work.transaction.credentials.save(Credential(user: person.id, hash: hash, changedAt: now))
            if let renewal { try work.renew(renewal) }
            let ended = try work.endLogins(of: person.id, but: renewal?.after.session.digest)
            work.trail.note("account", person.id.text, after: ["password": "set", "sessions ended": String(ended)])
            let open = try work.openTokens(of: person.id)
            if endsTokens { for token in open { try work.end(token) } }
            return PasswordReport(
                user: person.id.text, ended: ended, tokensEnded: endsTokens ? open.count : 0,
                tokensLeft: endsTokens ? 0 : open.count)
        }
    }

    /// The sessions of somebody, the latest first; nil is the acting user.
    public func logins(of user: UserID?) async throws(RapportError) -> [LoginView] {
        try await read(.readAccount) { lens in
            let user = user ?? lens.actor.user
            try lens.actor.require(.readAccount, onPerson: user)
            _ = try lens.transaction.user(user, at: now)
            return try lens.transaction.logins.logins(of: user).filter { now < $0.expires }.map(LoginView.init)
        }
    }

    /// Ends a session of somebody, or all of them.
    ///
    /// - `id`: as ``LoginView`` has it; nil for all.
    public func endLogins(of user: UserID?, id: String?) async throws(RapportError) -> EndedLogins {
        try await write(.manageAccount, digest: Digest.of("end \(id ?? "all")"), time: .none) { work in
            let user = try work.account(of: user)
            var ended = 0
            for login in try work.transaction.logins.logins(of: user)
            where id == nil || login.digest.hasPrefix(id ?? "") {
                try work.transaction.logins.remove(login.digest)
                ended += 1
            }
            if let id, ended == 0 || id.utf8.count != 16 { throw AccountRefusal.unknownLogin(id) }
            _ = try work.change()
            work.trail.note("account", user.text, after: ["sessions ended": String(ended)])
            return EndedLogins(user: user.text, ended: ended)
        }
    }

    /// The tokens of somebody, the latest first; nil is the acting user.
    public func tokens(of user: UserID?) async throws(RapportError) -> [TokenView] {
        try await read(.readAccount) { lens in
            let user = user ?? lens.actor.user
            try lens.actor.require(.readAccount, onPerson: user)
            _ = try lens.transaction.user(user, at: now)
            return try lens.transaction.tokens.tokens(of: user).map(TokenView.init)
        }
    }

    /// Makes a token with which a program acts as the acting user, never as more than they are.
    ///
    /// - `days`: 1 to 365.
    /// - `secret`: 32 bytes that nobody can guess.
    public func makeToken(
        name: String, scopes: [TokenScope], days: Int, secret: [UInt8]
    ) async throws(RapportError) -> NewToken {
        guard !scopes.isEmpty else { throw .account(.noScopes) }
        guard (1...365).contains(days) else {
            throw .invalid(.parameter("days", Phrase("call-range", ["low": 1, "high": 365])), value: String(days))
        }
        // A token gives no more than it has.
        if let wider = TokenScope.allCases.first(where: { scopes.contains($0) && !grant.includes($0) }) {
            throw .outOfScope(action: .makeToken, needs: wider)
        }
        let text = TokenText.make(secret)
        let view = try await write(.makeToken, digest: Digest.of("token \(name)"), time: .none) { work in
            let user = try work.user(work.actor.user)
            let token = AccessToken(
                digest: Digest.of(text), user: user.id, name: name,
                scopes: TokenScope.allCases.filter(scopes.contains), createdAt: now, expires: now + .days(days))
            _ = try work.change()
            try work.transaction.tokens.save(token)
            work.trail.note(
                "token", String(token.digest.prefix(16)),
                after: ["name": name, "scopes": token.scopes.map(\.rawValue).joined(separator: " ")])
            return Kept(view: TokenView(token))
        }.view
        return NewToken(token: text, view: view)
    }

    /// Wraps what must not be kept as the answer to a request: it is not all of it.
    private struct Kept: Sendable {
        let view: TokenView
    }

    /// Ends a token of one's own, or of anybody by an administrator.
    public func revokeToken(_ id: String, of user: UserID?) async throws(RapportError) -> TokenView {
        try await write(.manageAccount, digest: Digest.of("revoke \(id)"), time: .none) { work in
            let user = try work.account(of: user)
            guard
                let token = try work.transaction.tokens.tokens(of: user).first(where: {
                    id.utf8.count == 16 && $0.digest.hasPrefix(id)
                })
            else { throw AccountRefusal.unknownToken(id) }
            guard token.revokedAt == nil else { return TokenView(token) }
            _ = try work.change()
            return TokenView(try work.end(token))
        }
    }

    /// The searches that the acting user wants to find again, by name.
    public func savedSearches() async throws(RapportError) -> [SavedSearch] {
        try await read(.readCustomers) { lens in
            try lens.transaction.views.views(of: lens.actor.user).map { SavedSearch(name: $0.name, query: $0.query) }
        }
    }

    /// Keeps a search by a name; another of that name is replaced.
    public func saveSearch(_ name: String, query: String) async throws(RapportError) -> SavedSearch {
        try await write(.saveSearch, digest: Digest.of("\(name) \(query)"), time: .none) { work in
            _ = try QueryParser(work.engine, actor: work.actor, now: now).condition(
                query, in: work.transaction)
            _ = try work.change()
            try work.transaction.views.save(SavedView(user: work.actor.user, name: name, query: query))
            work.trail.note("view", name, after: ["query": query])
            return SavedSearch(name: name, query: query)
        }
    }

    public func removeSearch(_ name: String) async throws(RapportError) -> SavedSearch {
        try await write(.saveSearch, digest: Digest.of("remove \(name)"), time: .none) { work in
            guard let known = try work.transaction.views.views(of: work.actor.user).first(where: { $0.name == name })
            else { throw AccountRefusal.unknownView(name) }
            _ = try work.change()
            try work.transaction.views.remove(name, of: work.actor.user)
            work.trail.note("view", name, before: ["query": known.query])
            return SavedSearch(name: name, query: known.query)
        }
    }
}

extension Work {
    /// Whose account is meant, nil being the acting user, when they may manage it.
    fileprivate func account(of user: UserID?) throws -> UserID {
        let id = user ?? actor.user
        try actor.require(.manageAccount, onPerson: id)
        return try self.user(id).id
    }

    /// The tokens of somebody that can be used.
    func openTokens(of user: UserID) throws -> [AccessToken] {
        try transaction.tokens.tokens(of: user).filter { $0.revokedAt == nil && now < $0.expires }
    }

    /// Ends a token for good, as part of a change.
    @discardableResult mutating func end(_ token: AccessToken) throws -> AccessToken {
        var token = token
        token.revokedAt = now
        try transaction.tokens.save(token)
        trail.note("token", String(token.digest.prefix(16)), after: ["revoked": now.rfc3339])
        return token
    }

    /// Ends the sessions of somebody but one. - Returns: how many.
    func endLogins(of user: UserID, but digest: String? = nil) throws -> Int {
        var ended = 0
        for login in try transaction.logins.logins(of: user) where login.digest != digest {
            try transaction.logins.remove(login.digest)
            ended += 1
        }
        return ended
    }
}
