import Assembly
import Domain
import Houses
import Hummingbird
import HummingbirdTesting
import Logging
import Storage
import Synchronization
import Workflows

@testable import Server

/// Two servers on one store: what is done at one stays, what is done at the other does not.
struct Doors: Sendable {
    let kept: any TestClientProtocol
    let unkept: any TestClientProtocol
    let tokens: [String: String]

    /// Whether the server knows who it is.
    func admits(_ caller: Caller) -> Bool { caller != .gone && caller != .stranger }

    func wire(of caller: Caller, kept isKept: Bool) -> Wire {
        Wire(
            client: isKept ? kept : unkept, token: tokens[caller.rawValue] ?? "rapport_unknown",
            master: tokens[Caller.admin.rawValue] ?? "")
    }
}

extension AuthorityScene {
    func serve(_ body: @escaping @Sendable (Doors) async throws -> Void) async throws {
        let kept = try await site(on: store), unkept = try await site(on: UnkeptStore(store: store))
        let tokens = tokens
        try await Front(site: kept).application().test(.router) { keeping async throws in
            try await Front(site: unkept).application().test(.router) { forgetting async throws in
                try await body(Doors(kept: keeping, unkept: forgetting, tokens: tokens))
            }
        }
    }

    private func site(on store: any Store) async throws -> Site {
        let settings = try await Settings.read(
            arguments: ["--store", "memory:", "--listen", "127.0.0.1:0", "--log-level", "critical"], environment: [:])
        let site = try Site(
            settings: settings, store: store, composition: composition, hasher: PlainHasher(),
            logger: Logger(label: "authority", factory: { _ in SwiftLogNoOpLogHandler() }),
            clock: { instant(Self.now) })
        site.isReady.store(true, ordering: .releasing)
        return site
    }
}
