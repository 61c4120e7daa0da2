public import Domain
import Storage

extension TokenScope: Codable {}

/// Who asks, and what they may do.
public struct Me: Codable, Hashable, Sendable {
    public var user: UserView
    /// What the token is good for; nil for somebody who has logged in.
    public var scopes: [String]?
}

public struct ReadMe: Call {
    public static let id = "readMe"
    public static let action = Action.readUsers

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> Me { try await session.me() }
}

public struct ListLogins: Call {
    public static let id = "listLogins"
    public static let action = Action.readAccount
    /// Whose; without it yours.
    public var user: Line?

    public init(user: Line? = nil) {
        self.user = user
    }

    public func perform(in session: Session) async throws(RapportError) -> [LoginView] {
        try await session.logins(of: try session.userID(user, "user"))
    }
}

public struct EndLogin: Call {
    public static let id = "endLogin"
    public static let action = Action.manageAccount
    /// As the list has it, or `all`.
    public var login: String
    /// Whose; without it yours.
    public var user: Line?

    public init(login: String, user: Line? = nil) {
        self.login = login
        self.user = user
    }

    public func perform(in session: Session) async throws(RapportError) -> EndedLogins {
        try await session.endLogins(of: try session.userID(user, "user"), id: login == "all" ? nil : login)
    }
}

public struct ListTokens: Call {
    public static let id = "listTokens"
    public static let action = Action.readAccount
    /// Whose; without it yours.
    public var user: Line?

    public init(user: Line? = nil) {
        self.user = user
    }

    public func perform(in session: Session) async throws(RapportError) -> [TokenView] {
        try await session.tokens(of: try session.userID(user, "user"))
    }
}

/// Makes a token; it is shown this once.
public struct MakeToken: Call {
    public static let id = "makeToken"
    public static let action = Action.makeToken
    public var name: Line
    public var scopes: [TokenScope]
    /// Until it expires, 1 to 365; 90 without it.
    public var days: Int?

    public init(name: Line, scopes: [TokenScope], days: Int? = nil) {
        self.name = name
        self.scopes = scopes
        self.days = days
    }

    public func perform(in session: Session) async throws(RapportError) -> NewToken {
        try await session.makeToken(
            name: name.text, scopes: scopes, days: days ?? 90, secret: session.secretBytes("token"))
    }
}

public struct RevokeToken: Call {
    public static let id = "revokeToken"
    public static let action = Action.manageAccount
    /// As the list has it.
    public var token: String
    /// Whose; without it yours.
    public var user: Line?

    public init(token: String, user: Line? = nil) {
        self.token = token
        self.user = user
    }

    public func perform(in session: Session) async throws(RapportError) -> TokenView {
        try await session.revokeToken(token, of: try session.userID(user, "user"))
    }
}

/// The searches that you want to find again.
public struct ListSearches: Call {
    public static let id = "listSearches"
    public static let action = Action.readCustomers

    public init() {}

    public func perform(in session: Session) async throws(RapportError) -> [SavedSearch] {
        try await session.savedSearches()
    }
}

/// Keeps a search by a name; another of that name is replaced.
public struct SaveSearch: Call {
    public static let id = "saveSearch"
    public static let action = Action.saveSearch
    public var name: Line
    public var query: String

    public init(name: Line, query: String) {
        self.name = name
        self.query = query
    }

    public func perform(in session: Session) async throws(RapportError) -> SavedSearch {
        guard !name.text.isEmpty else { throw .invalid(.parameter("name", Phrase("call-empty")), value: "") }
        return try await session.saveSearch(name.text, query: query)
    }
}

public struct RemoveSearch: Call {
    public static let id = "removeSearch"
    public static let action = Action.saveSearch
    public var name: String

    public init(name: String) {
        self.name = name
    }

    public func perform(in session: Session) async throws(RapportError) -> SavedSearch {
        try await session.removeSearch(name)
    }
}

extension Session {
    func me() async throws(RapportError) -> Me {
        try await read(.readUsers) { lens in
            let user = try lens.transaction.user(lens.actor.user, at: now)
            var me = Me(user: UserView(user, holdings: try lens.transaction.standings.holdings(of: user.id)))
            if case .scopes(let scopes) = grant {
                me.scopes = TokenScope.allCases.filter(scopes.contains).map(\.rawValue)
            }
            return me
        }
    }

    /// 32 bytes that nobody can guess, the same for one session and `purpose`.
    func secretBytes(_ purpose: String) -> [UInt8] { entropy.bytes(for: purpose) }
}
