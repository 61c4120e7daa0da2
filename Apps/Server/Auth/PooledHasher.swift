import Assembly
import NIOPosix
import Storage
import Synchronization
import Workflows

/// Hashes passwords on threads of its own: two at once and twenty waiting; more are told to come again. It takes a third of
/// a second and 32 MiB each, and must not stand in anybody's way.
final class PooledHasher: PasswordHasher, Sendable {
    private let pool = NIOThreadPool(numberOfThreads: 2)
    private let waiting = Atomic(0)
    private let scrypt: ScryptHasher
    private static let limit = 22

    init(_ scrypt: ScryptHasher = ScryptHasher(random: { Secrets().bytes($0) })) {
        self.scrypt = scrypt
        pool.start()
    }

    deinit { pool.shutdownGracefully { _ in } }

    func hash(_ password: String) async throws(RapportError) -> String {
        try await run { [scrypt] in try scrypt.hashed(password) }
    }

    func verify(_ password: String, against hash: String) async throws(RapportError) -> Bool {
        try await run { [scrypt] in try scrypt.verified(password, against: hash) }
    }

    func isOutdated(_ hash: String) -> Bool { scrypt.isOutdated(hash) }

    private func run<R: Sendable>(_ body: @escaping @Sendable () throws -> R) async throws(RapportError) -> R {
        let before = waiting.add(1, ordering: .relaxed).oldValue
        defer { waiting.subtract(1, ordering: .relaxed) }
        guard before < Self.limit else { throw RapportError.busy }
        do { return try await pool.runIfActive { try body() } } catch let error as RapportError { throw error } catch {
            throw .store(.failed("the threads for passwords: \(error)"))
        }
    }
}
