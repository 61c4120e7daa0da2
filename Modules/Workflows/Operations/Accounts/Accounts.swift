import Crypto
public import Domain
import Foundation
public import Storage

/// How long people stay logged in.
public enum AccountRules {
    /// Hours from logging in.
    public static let life = 8
    /// Minutes without a request.
    public static let idle = 60
    /// Minutes for which a password counts as just given.
    public static let fresh = 10
}

extension LoginSession {
    /// What its owner may do with it at `now`.
    public func grant(at now: Instant) -> Grant {
        now < authenticatedAt + .minutes(AccountRules.fresh) ? .everything : .unconfirmed
    }
}

/// Somebody has come in.
public struct LogIn: Sendable {
    /// What the browser keeps: base64url, known to nobody else.
    public let token: String
    public let session: LoginSession
}

/// A session that goes on under another token, because its owner has given the password.
public struct Renewal: Sendable {
    let before: LoginSession
    public let after: LogIn

    /// - `secret`: 32 bytes that nobody can guess.
    public init(_ login: LoginSession, secret: [UInt8], at now: Instant) {
        before = login
        let token = Accounts.base64URL(secret)
        after = LogIn(
            token: token,
            session: LoginSession(
                digest: Digest.of(token), user: login.user, createdAt: login.createdAt, lastSeen: now,
                authenticatedAt: now, expires: login.expires, agent: login.agent))
    }
}

extension Work {
    /// The token from before is worth nothing from now on.
    ///
    /// - Throws: ``AccountRefusal/unknownLogin(_:)`` when the session has ended meanwhile.
    mutating func renew(_ renewal: Renewal) throws {
        let (before, after) = (renewal.before, renewal.after.session)
        let id = String(before.digest.prefix(16))
        guard try transaction.logins.login(before.digest) != nil else { throw AccountRefusal.unknownLogin(id) }
        try transaction.logins.remove(before.digest)
        try transaction.logins.save(after)
        trail.note("login", String(after.digest.prefix(16)), after: ["confirmed": id])
    }
}

/// What happens before anybody is known: who comes in, and by which token.
public struct Accounts: Sendable {
    let store: any Store
    let compiler: PolicyCompiler
    let hasher: any PasswordHasher
    let now: Instant
    let entropy: Entropy

    public init(
        store: any Store, compiler: PolicyCompiler, hasher: any PasswordHasher, now: Instant, entropy: Entropy
    ) {
        self.store = store
        self.compiler = compiler
        self.hasher = hasher
        self.now = now
        self.entropy = entropy
    }

    func session(of user: UserID?) -> Session {
        Session(store: store, compiler: compiler, user: user, now: now, isLive: true, entropy: entropy)
    }

    private func read<R: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> R
    ) async throws(RapportError) -> R {
        do { return try await store.read(body) } catch { throw RapportError(error) }
    }

    /// Whether somebody has a password.
    public func isSetUp() async throws(RapportError) -> Bool { try await read { try !$0.credentials.all().isEmpty } }

    /// Gives the first administrator a password, as long as nobody has one.
    ///
    /// - Throws: ``AccountRefusal/alreadySetUp``, and what a password may not be.
    public func setUp(user: UserID, name: String?, password: String) async throws(RapportError) {
        do throws(AccountRefusal) { try PasswordRules.check(password, of: user, name: name) } catch {
            throw .account(error)
        }
        guard user != .system else { throw .team(.reserved(user)) }
        let hash = try await hasher.hash(password)
        _ = try await session(of: nil).write(.manageUsers, digest: Digest.of("set up \(user.text)"), time: .none) {
            work in
            guard try work.transaction.credentials.all().isEmpty else { throw AccountRefusal.alreadySetUp }
            var person =
                try work.transaction.users.user(user)
                ?? User(id: user, role: .admin, canLogIn: true, createdAt: now)
            person.role = .admin
            person.canLogIn = true
            person.isActive = true
            if let name, !name.isEmpty { person.name = name }
            _ = try work.change()
            try work.transaction.users.save(person)
            try work.transaction.credentials.save(Credential(user: user, hash: hash, changedAt: now))
            work.trail.note("account", user.text, after: ["role": Role.admin.rawValue, "password": "set"])
        }
    }

    /// Lets somebody in who knows their password.
    ///
    /// Whoever is not known takes as long as whoever is, and hears the same.
    ///
    /// - `secret`: 32 bytes that nobody can guess.
    /// - `agent`: what the browser calls itself.
    /// - Throws: ``AccountRefusal/wrongPassword``.
    public func logIn(
        _ name: String, password: String, secret: [UInt8], agent: String?
    ) async throws(RapportError) -> LogIn {
        let known = try await credential(of: UserID(validating: name), with: password, else: .wrongPassword)
        var renewed: String?
        if hasher.isOutdated(known.hash) { renewed = try await hasher.hash(password) }
        let token = Self.base64URL(secret)
        let login = LoginSession(
            digest: Digest.of(token), user: known.user, createdAt: now, lastSeen: now, authenticatedAt: now,
            expires: now + .hours(AccountRules.life), agent: agent.map { String($0.prefix(200)) })
        let hash = renewed
        _ = try await session(of: known.user).write(.manageAccount, digest: Digest.of("log in"), time: .none) { work in
            _ = try work.change()
            // The password may have been changed meanwhile.
            guard try work.transaction.credentials.credential(of: known.user) == known else {
                throw AccountRefusal.wrongPassword
            }
            if let hash {
                try work.transaction.credentials.save(
                    Credential(user: known.user, hash: hash, changedAt: known.changedAt))
            }
            try work.transaction.logins.save(login)
            work.trail.note("login", String(login.digest.prefix(16)), after: ["agent": login.agent ?? ""])
        }
        return LogIn(token: token, session: login)
    }

    /// What `password` is right for; to find out takes as long for nobody as for somebody.
    private func credential(
        of user: UserID?, with password: String, else refusal: AccountRefusal
    ) async throws(RapportError) -> Credential {
        let known = try await read { transaction -> Credential? in
            guard let user, let person = try transaction.users.user(user), person.isActive, person.canLogIn else {
                return nil
            }
            return try transaction.credentials.credential(of: user)
        }
        let matches = try await hasher.verify(password, against: known?.hash ?? Self.nobody)
        guard matches, let known else { throw .account(refusal) }
        return known
    }

    /// Takes the password of somebody who is logged in again: their session goes on, no longer than it would have, under
    /// a new token.
    ///
    /// - Throws: ``AccountRefusal/notYourPassword``, ``AccountRefusal/unknownLogin(_:)`` when it has ended meanwhile.
    public func confirm(_ renewal: Renewal, password: String) async throws(RapportError) {
        let user = renewal.before.user
        let known = try await credential(of: user, with: password, else: .notYourPassword)
        _ = try await session(of: user).write(.manageAccount, digest: Digest.of("confirm"), time: .none) { work in
            guard try work.transaction.credentials.credential(of: user) == known else {
                throw AccountRefusal.notYourPassword
            }
            _ = try work.change()
            try work.renew(renewal)
        }
    }

    /// Nobody's: no password gives it.
    private static let nobody =
        "$scrypt$ln=15,r=8,p=3$bm9ib2R5IGlzIHRoZXJl$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    /// Ends a session.
    public func logOut(_ login: LoginSession) async throws(RapportError) {
        _ = try await session(of: login.user).write(.manageAccount, digest: Digest.of("log out"), time: .none) { work in
            _ = try work.change()
            try work.transaction.logins.remove(login.digest)
            work.trail.note("logout", String(login.digest.prefix(16)))
        }
    }

    /// The session that a browser's token stands for; nil when it has ended or its owner may not come in any more.
    public func login(token: String) async throws(RapportError) -> LoginSession? {
        try await login(digest: Digest.of(token))
    }

    public func login(digest: String) async throws(RapportError) -> LoginSession? {
        try await read { transaction in
            guard let login = try transaction.logins.login(digest), now < login.expires,
                now.milliseconds - login.lastSeen.milliseconds < Int64(AccountRules.idle) * 60_000,
                let person = try transaction.users.user(login.user), person.isActive, person.canLogIn
            else { return nil }
            return login
        }
    }

    /// The token that a program sends; nil when it has ended or its owner may not come in any more.
    public func login(accessToken text: String) async throws(RapportError) -> AccessToken? {
        guard TokenText.isWhole(text) else { return nil }
        let digest = Digest.of(text)
        return try await read { transaction in
            guard let token = try transaction.tokens.token(digest), now < token.expires, token.revokedAt == nil,
                let person = try transaction.users.user(token.user), person.isActive
            else { return nil }
            return token
        }
    }

    /// Writes down when sessions and tokens were last used.
    ///
    /// - `seen`: by digest.
    public func touch(_ seen: [String: Instant]) async throws(RapportError) {
        do {
            try await store.write { transaction in
                for (digest, at) in seen {
                    if var login = try transaction.logins.login(digest), login.lastSeen < at {
                        login.lastSeen = at
                        try transaction.logins.save(login)
                    } else if var token = try transaction.tokens.token(digest), token.lastUsed ?? .unset < at {
                        token.lastUsed = at
                        try transaction.tokens.save(token)
                    }
                }
            }
        } catch { throw RapportError(error) }
    }

    /// Throws away the sessions that have ended.
    public func forgetExpired() async throws(RapportError) {
        do { _ = try await store.write { try $0.logins.removeExpired(at: now) } } catch { throw RapportError(error) }
    }

    static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
