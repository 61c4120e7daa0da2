public import Domain
import Exchange
import Policy
public import Storage
public import Wording

/// Where workflows start: a store, the acting user, the clock and the policy that was named.
public struct Session: Sendable {
    public let store: any Store
    let compiler: PolicyCompiler
    /// Nil: the local administrator.
    let user: UserID?
    public let now: Instant
    /// Whether `now` is a clock that runs beside others: what a later request has already brought the store to is now, too.
    let isLive: Bool
    let named: NamedPolicy?
    /// The caller's own name for the request, kept with the change.
    let request: String?
    /// What the acting user's rights are narrowed to.
    let grant: Grant
    /// By which name the request may be repeated.
    let receipt: ReceiptKey?
    /// The state that the caller has seen of what is updated (``EntityTag``).
    let expecting: String?
    /// What an answer says is said in it where it is written down.
    public private(set) var language = Language.english
    /// Where the audit's salts come from.
    let entropy: Entropy
    /// Stops on the way of a write, for tests.
    let failpoints: Failpoints

    /// Told of every write that was committed and touched customers.
    let onCommit: (@Sendable (News) -> Void)?
    /// Told, while a policy is brought to everybody, of how many customers have it.
    let onProgress: (@Sendable (Int) -> Void)?

    /// A policy document that the caller brings.
    public struct NamedPolicy: Sendable {
        /// Where it comes from, for messages.
        public let source: String
        public let text: String
        public init(source: String, text: String) {
            self.source = source
            self.text = text
        }
    }

    public init(
        store: any Store, compiler: PolicyCompiler, user: UserID?, now: Instant, isLive: Bool = false,
        policy: NamedPolicy? = nil, request: String? = nil, grant: Grant = .everything, receipt: ReceiptKey? = nil,
        expecting: String? = nil,
        entropy: Entropy, failpoints: Failpoints = .none, onCommit: (@Sendable (News) -> Void)? = nil,
        onProgress: (@Sendable (Int) -> Void)? = nil
    ) {
        self.store = store
        self.compiler = compiler
        self.user = user
        self.now = now
        self.isLive = isLive
        self.named = policy
        self.request = request
        self.grant = grant
        self.receipt = receipt
        self.expecting = expecting
        self.onCommit = onCommit
        self.onProgress = onProgress
        self.entropy = entropy
        self.failpoints = failpoints
    }

    /// The same, with answers in `language`.
    public func speaking(_ language: Language) -> Session {
        var session = self
        session.language = language
        return session
    }

    /// When time is processed in a write.
    enum TimeOrder {
        /// The write is about the past, or about what is derived.
        case none
        /// First: what has to leave the private sea has left when the write looks.
        case first
        /// First, but nothing is taken from anybody before what this write records has counted: a follow-up that is
        /// committed before the recycler's own write wins (RULES.md §8).
        case recyclingLast
    }

    /// Runs `body` as the one transaction of a write: checks the actor and the clock, processes time up to now, and
    /// records the change when there was one.
    ///
    /// - `digest`: of what was asked for, lower-case hexadecimal SHA-256.
    /// - `replacement`: what the write goes by, and no time is processed, where the policy in force cannot be read any
    ///   more: of an older program, or of plugins that are not there.
    func write<R: Sendable>(
        _ action: Action, digest: String, time: TimeOrder = .first, replacement: Engine? = nil,
        _ body: @escaping @Sendable (inout Work) throws -> R
    ) async throws(RapportError) -> R {
        do {
            return try await transact(action, digest: digest, time: time, replacement: replacement, body)
        } catch { throw RapportError(error) }
    }

    /// As ``write(_:digest:time:replacement:_:)``, with what `body` threw inside the store's error.
    func transact<R: Sendable>(
        _ action: Action, digest: String, time: TimeOrder = .first, replacement: Engine? = nil,
        _ body: @escaping @Sendable (inout Work) throws -> R
    ) async throws(StorageError) -> R {
        await failpoints.pass(.before, action)
        let (result, touched) = try await store.write { transaction -> (R, Touched) in
            let actor = try Authority.actor(user, grant: grant, in: transaction)
            try actor.require(action)
            try replay(for: actor.user, in: transaction)
            let processed = try transaction.changes.processedTo()
            let now = self.now(in: processed)
            guard now >= processed else { throw RapportError.clockBehind(now: now, processedTo: processed) }
            let (engine, isInForce) = try engineForWriting(in: transaction, or: replacement)
            let time = isInForce ? time : .none
            var work = Work(transaction, engine: engine, now: now, actor: actor)
            work.expecting = expecting
            var touched = Touched()
            if time != .none {
                work.passed = try passTime(at: now, in: transaction, engine, &touched) { work in
                    try work.processTime(recycling: time == .first)
                }
            }
            let result = try body(&work)
            failpoints.fall(action)
            try work.finish(action: action.rawValue, request: request, digest: digest, entropy: entropy)
            touched.merge(work.touched)
            if time == .recyclingLast {
                let examined = work.passed.examined
                _ = try passTime(at: now, in: transaction, engine, &touched) { try $0.recycle(examined) }
            }
            try keepReceipt(of: result, for: actor.user, in: transaction)
            return (result, touched)
        }
        if let onCommit, !touched.isEmpty {
            onCommit(News(by: grant == .engine ? .system : user ?? .admin, touched))
        }
        await failpoints.pass(.after, action)
        return result
    }

    /// Runs `body` as a write that is never kept: what it would find and do, asked of the store as it would be then.
    func rehearse<R: Sendable>(
        _ action: Action, _ body: @escaping @Sendable (inout Work) throws -> R
    ) async throws(RapportError) -> R {
        do {
            return try await transact(action, digest: "") { work in throw Rehearsed(result: try body(&work)) }
        } catch {
            guard case .aborted(let inner) = error, let rehearsed = inner as? Rehearsed<R> else {
                throw RapportError(error)
            }
            return rehearsed.result
        }
    }

    /// Ends a transaction whose outcome is told and not kept.
    private struct Rehearsed<R: Sendable>: Error {
        let result: R
    }

    /// Runs `body` as a change of the engine's own.
    private func passTime(
        at now: Instant, in transaction: any Transaction, _ engine: Engine, _ touched: inout Touched,
        _ body: (inout Work) throws -> Void
    ) throws -> PassedTime {
        var work = Work(transaction, engine: engine, now: now, actor: .system)
        try body(&work)
        try work.finish(
            action: Action.processTime.rawValue, request: request, digest: Digest.of(now.rfc3339), entropy: entropy)
        touched.merge(work.touched)
        return work.passed
    }

    /// Runs `body` on one state of the store, with the lens through which the acting user sees customers.
    func read<R: Sendable>(
        _ action: Action, _ body: @escaping @Sendable (Lens) throws -> R
    ) async throws(RapportError) -> R {
        try await look(action) { transaction, actor in try body(try lens(in: transaction, actor: actor)) }
    }

    /// As ``read(_:_:)``, without asking the policy.
    func look<R: Sendable>(
        _ action: Action, _ body: @escaping @Sendable (any Transaction, Actor) throws -> R
    ) async throws(RapportError) -> R {
        do {
            return try await store.read { transaction in
                let actor = try Authority.actor(user, grant: grant, in: transaction)
                try actor.require(action)
                return try body(transaction, actor)
            }
        } catch { throw RapportError(error) }
    }

    private func lens(in transaction: any Transaction, actor: Actor) throws -> Lens {
        let record = try transaction.policies.inForce()
        let isOther = named.map { $0.text != record?.text } ?? false
        let engine =
            if let named, isOther {
                try compiler.compile(named.text, source: named.source, version: record?.version ?? 1)
            } else {
                try compiler.engine(of: record ?? firstPolicy())
            }
        let processed = try transaction.changes.processedTo()
        let now = self.now(in: processed)
        let isPast = now < processed
        return Lens(
            transaction: transaction, engine: engine, now: now, actor: actor,
            basis: isPast ? .timeline : isOther ? .otherPolicy : .stored)
    }

    /// How far a store may be ahead of a live clock: requests overtake one another, and clocks are set back a little.
    private static let leeway = Span.minutes(1)

    /// What is now for a store that was processed up to `processed`.
    private func now(in processed: Instant) -> Instant {
        isLive && now < processed && processed <= now + Self.leeway ? processed : now
    }

    /// What a new store takes: the named policy, or the default preset.
    private func firstPolicy() -> PolicyRecord {
        PolicyRecord(
            version: 1, text: named?.text ?? Preset.foreignTrade.text, adoptedAt: now, adoptedBy: user ?? .admin)
    }

    /// - Returns: the engine of the policy in force, or `replacement` where that cannot be read.
    private func engineForWriting(
        in transaction: any Transaction, or replacement: Engine?
    ) throws -> (engine: Engine, isInForce: Bool) {
        guard let record = try transaction.policies.inForce() else {
            let first = firstPolicy()
            let engine = try compiler.compile(first.text, source: named?.source ?? "default", version: first.version)
            try transaction.policies.append(first)
            try transaction.users.save(
                User(id: .admin, role: .admin, canLogIn: true, createdAt: now))
            return (engine, true)
        }
        if let named, named.text != record.text {
            throw RapportError.policyNotInForce(source: named.source, version: record.version)
        }
        do { return (try compiler.engine(of: record), true) } catch {
            guard let replacement else { throw error }
            return (replacement, false)
        }
    }
}

extension RapportError {
    /// What a transaction threw: our own refusals as they are, all else as the store's.
    init(_ error: any Error) {
        switch error {
        case let error as RapportError: self = error
        case StorageError.aborted(let inner): self = RapportError(inner)
        case let error as StorageError: self = .store(error)
        case let error as EventRefusal: self = .refused(error)
        case let error as PoolRefusal: self = .pool(error)
        case let error as OverrideRefusal: self = .override(error)
        case let error as AgendaRefusal: self = .agenda(error)
        case let error as RetractionRefusal: self = .retraction(error)
        case let error as BatchRefusal: self = .batch(error)
        case let error as TeamRefusal: self = .team(error)
        case let error as AccountRefusal: self = .account(error)
        case let error as ImportFileError: self = .file(error)
        case let error as QueryError: self = .query(error)
        default: self = .store(.failed("\(error)"))
        }
    }
}
