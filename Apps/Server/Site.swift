import API
import Assembly
import Domain
import Logging
import Storage
import Synchronization
import Wording
import Workflows

/// The server put together: what every request stands on.
final class Site: Sendable {
    let settings: Settings
    let store: CountedStore
    let composition: Composition
    let hasher: any PasswordHasher
    let clock: @Sendable () -> Instant
    let secrets = Secrets()
    let throttle = LoginThrottle()
    let devices = DeviceTokens()
    let formSeal = FormSeal()
    let madeTokens = MadeTokens()
    let live = Live()
    let seen = Seen()
    let recent = Recent()
    let shelf = Shelf()
    let metrics = Metrics()
    let load: Load
    /// Those that are written: each holds one of the store's readers, of which there are few, for long.
    let exports = Load(limit: 2)
    let guarding: Guarding
    let connections = ConnectionCounts()
    let setUp = SetUpToken()
    let logger: Logger
    let baseURL: Mutex<BaseURL>
    private let display = Mutex<Display?>(nil)
    /// Whether requests are taken: the store is open, and nobody is stopping.
    let isReady = Atomic(false)

    init(
        settings: Settings, store: any Store, composition: Composition, hasher: any PasswordHasher, logger: Logger,
        clock: @escaping @Sendable () -> Instant
    ) throws {
        self.settings = settings
        self.store = CountedStore(store)
        self.composition = composition
        self.hasher = hasher
        self.logger = logger
        self.clock = clock
        load = Load(limit: settings.maxRequests)
        guard let url = settings.baseURL ?? BaseURL("http://\(settings.host):\(settings.port)") else {
            throw Settings.Fault(message: "--listen: “\(settings.host)” is no address")
        }
        baseURL = Mutex(url)
        guarding = Guarding(isSecure: url.isSecure)
    }

    static let version = "0.1.0"

    /// A session of `principal` at `now`.
    func session(
        of principal: Principal, at now: Instant, request: String, receipt: ReceiptKey? = nil,
        expecting: String? = nil, language: Language = .english
    ) throws -> Session {
        guard let user = principal.user else { throw Refused.problem(.unauthenticated) }
        let grant: Grant =
            switch principal {
            case .nobody: .unconfirmed
            case .browser(let login): login.grant(at: now)
            case .token(let token): .scopes(Set(token.scopes))
            }
        return composition.session(
            on: store, as: user, at: now, isLive: true, request: request, grant: grant, receipt: receipt,
            expecting: expecting,
            onCommit: { [live] in live.tell($0) }
        ).speaking(language)
    }

    /// The engine's own session, for what time brings about.
    ///
    /// - `policy`: what a new store takes.
    func houseSession(at now: Instant, policy: Session.NamedPolicy? = nil) -> Session {
        composition.session(
            on: store, as: nil, at: now, isLive: true, policy: policy, grant: .engine,
            onCommit: { [live] in live.tell($0) })
    }

    var accounts: Accounts {
        Accounts(
            store: store, compiler: composition.compiler, hasher: hasher, now: clock(),
            entropy: Entropy(seed: secrets.bytes(32)))
    }

    /// Instants in sentences, on the clocks of the house as far as they are known.
    var houseClock: ((String) -> String)? {
        display.withLock { $0 }.map { display in { display.clock($0) } }
    }

    /// Bytes; nil where no disk is needed.
    var freeSpace: Int64? { composition.freeSpace(at: settings.store) }

    func learn(_ display: Display) { self.display.withLock { $0 = display } }

    var pages: Pages { Pages(site: self) }
}
