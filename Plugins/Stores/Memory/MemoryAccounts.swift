import Domain
import HashTreeCollections
import Storage

/// Who may come in, and what goes with it.
struct Accounts: Sendable {
    var credentials: TreeDictionary<ByteText, Credential> = [:]
    var logins: TreeDictionary<ByteText, LoginSession> = [:]
    var expiring = SortedTree<Expiring>()
    var tokens: TreeDictionary<ByteText, AccessToken> = [:]
    var receipts: TreeDictionary<ReceiptName, Receipt> = [:]
    var receiptOrder = SortedTree<GivenReceipt>()
    var views: TreeDictionary<ByteText, [SavedView]> = [:]
}

/// A login by when it expires.
struct Expiring: Comparable, Sendable {
    let at: Instant
    let digest: ByteText
    static func < (a: Expiring, b: Expiring) -> Bool { (a.at, a.digest) < (b.at, b.digest) }
}

/// Whose receipt, and for which request.
struct ReceiptName: Hashable, Sendable {
    let user: ByteText
    let key: ByteText
}

/// A receipt by when it was given.
struct GivenReceipt: Comparable, Sendable {
    let at: Instant
    let name: ReceiptName

    static func < (a: GivenReceipt, b: GivenReceipt) -> Bool {
        (a.at, a.name.user, a.name.key) < (b.at, b.name.user, b.name.key)
    }
}

struct MemoryCredentials: CredentialStore {
    let state: MemoryState

    func credential(of user: UserID) throws -> Credential? { state.root.accounts.credentials[ByteText(user.text)] }

    func all() throws -> [Credential] {
        state.root.accounts.credentials.sorted { $0.key < $1.key }.map(\.value)
    }

    func save(_ credential: Credential) throws {
        try state.requireWritable()
        try Storable.check(credential.hash, column: "credentials.hash")
        state.root.accounts.credentials[ByteText(credential.user.text)] = credential
    }

    func remove(of user: UserID) throws {
        try state.requireWritable()
        state.root.accounts.credentials[ByteText(user.text)] = nil
    }
}

struct MemoryLogins: LoginStore {
    let state: MemoryState

    func login(_ digest: String) throws -> LoginSession? { state.root.accounts.logins[ByteText(digest)] }

    func logins(of user: UserID) throws -> [LoginSession] {
        state.root.accounts.logins.values.filter { $0.user == user }.sorted {
            ($1.createdAt, ByteText($0.digest)) < ($0.createdAt, ByteText($1.digest))
        }
    }

    func save(_ login: LoginSession) throws {
        try state.requireWritable()
        try Storable.check(login.digest, login.agent, column: "logins")
        try remove(login.digest)
        let name = ByteText(login.digest)
        state.root.accounts.logins[name] = login
        state.root.accounts.expiring.insert(Expiring(at: login.expires, digest: name))
    }

    func remove(_ digest: String) throws {
        try state.requireWritable()
        let name = ByteText(digest)
        guard let old = state.root.accounts.logins.removeValue(forKey: name) else { return }
        state.root.accounts.expiring.remove(Expiring(at: old.expires, digest: name))
    }

    func removeExpired(at now: Instant) throws -> Int {
        try state.requireWritable()
        var expired: [LoginSession] = []
        state.root.accounts.expiring.scan { entry in
            guard entry.at <= now else { return false }
            if let login = state.root.accounts.logins[entry.digest] { expired.append(login) }
            return true
        }
        for login in expired { try remove(login.digest) }
        return expired.count
    }
}

struct MemoryTokens: TokenStore {
    let state: MemoryState

    func token(_ digest: String) throws -> AccessToken? { state.root.accounts.tokens[ByteText(digest)] }

    func tokens(of user: UserID) throws -> [AccessToken] {
        state.root.accounts.tokens.values.filter { $0.user == user }.sorted {
            ($1.createdAt, ByteText($0.digest)) < ($0.createdAt, ByteText($1.digest))
        }
    }

    func save(_ token: AccessToken) throws {
        try state.requireWritable()
        try Storable.check(token.digest, token.name, column: "tokens")
        state.root.accounts.tokens[ByteText(token.digest)] = token
    }
}

struct MemoryReceipts: ReceiptStore {
    let state: MemoryState

    private static func name(_ user: UserID, _ key: String) -> ReceiptName {
        ReceiptName(user: ByteText(user.text), key: ByteText(key))
    }

    func receipt(of user: UserID, key: String) throws -> Receipt? {
        state.root.accounts.receipts[Self.name(user, key)]
    }

    func append(_ receipt: Receipt) throws {
        try state.requireWritable()
        guard let body = String(validating: receipt.body, as: UTF8.self) else {
            throw StorageError.failed("receipts.body: no UTF-8")
        }
        try Storable.check(receipt.key, receipt.digest, body, column: "receipts")
        let name = Self.name(receipt.user, receipt.key)
        guard state.root.accounts.receipts[name] == nil else { throw StorageError.duplicate("receipts.key") }
        state.root.accounts.receipts[name] = receipt
        state.root.accounts.receiptOrder.insert(GivenReceipt(at: receipt.at, name: name))
    }

    func remove(before instant: Instant) throws -> Int {
        try state.requireWritable()
        var old: [GivenReceipt] = []
        state.root.accounts.receiptOrder.scan { given in
            guard given.at < instant else { return false }
            old.append(given)
            return true
        }
        for given in old {
            state.root.accounts.receipts[given.name] = nil
            state.root.accounts.receiptOrder.remove(given)
        }
        return old.count
    }
}

struct MemoryViews: ViewStore {
    let state: MemoryState

    func views(of user: UserID) throws -> [SavedView] { state.root.accounts.views[ByteText(user.text)] ?? [] }

    func save(_ view: SavedView) throws {
        try state.requireWritable()
        try Storable.check(view.name, view.query, column: "views")
        var views = try views(of: view.user).filter { ByteText($0.name) != ByteText(view.name) }
        views.insert(view, at: views.firstIndex { ByteText(view.name) < ByteText($0.name) } ?? views.count)
        state.root.accounts.views[ByteText(view.user.text)] = views
    }

    func remove(_ name: String, of user: UserID) throws {
        try state.requireWritable()
        state.root.accounts.views[ByteText(user.text)] = try views(of: user).filter {
            ByteText($0.name) != ByteText(name)
        }
    }
}
