import Assembly
import Domain
import Foundation
import Storage
import Taking
import Workflows

/// A store of either kind with a population in it.
struct World: Sendable {
    enum Backend: String, CaseIterable, Sendable { case memory, sqlite }

    struct Failed: Error { let what: String }

    let store: any Store
    private let composition = Assembly.make()

    /// Where the file of the store called `name` is while it is measured.
    private static func folder(_ name: String) -> URL {
        FileManager.default.temporaryDirectory
            .appending(path: "rapport-benchmark-\(ProcessInfo.processInfo.processIdentifier)-\(name)")
    }

    /// An empty one. `name` tells the worlds of one process apart.
    init(_ backend: Backend, named name: String) async throws {
        switch backend {
        case .memory: store = try await composition.openStore("memory:", creating: true)
        case .sqlite:
            let folder = Self.folder(name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            store = try await composition.openStore(
                "sqlite:\(folder.appending(path: "store.sqlite").path)", creating: true)
        }
    }

    /// Removes what the world called `name` left on the disk.
    static func remove(_ name: String) throws {
        let folder = folder(name)
        if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
    }

    /// A session at `now`; `user`: nil is the administrator.
    func at(_ now: Instant, as user: String? = nil) throws -> Session {
        guard let user else { return composition.session(on: store, at: now) }
        guard let id = UserID(validating: user) else { throw Failed(what: "\(user) is no name of a user") }
        return composition.session(on: store, as: id, at: now)
    }

    /// Imports the customers of `population`, and the calls that were made to some.
    func take(_ population: Population) async throws {
        try await population.forEachFile { try await take($0, .importCustomers) }
        try await take(Population.calls, .importTimeline)
        // What is due before the first round is not measured.
        _ = try await at(Instant(milliseconds: Population.measured.milliseconds - 1)).processTime()
    }

    /// Imports a file of customers or events, all of it.
    func take(_ text: String, _ action: Action) async throws {
        try await composition.take(Array(text.utf8), action, into: store, at: Population.start)
    }
}
