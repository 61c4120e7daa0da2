import API
import Assembly
import Domain
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Storage
import UnixSignals
import Workflows

/// `rapport-server`: reads its settings, opens the store, and serves until it is told to stop.
@main
enum Server {
    static func main() async {
        Heap.limit()
        do {
            let settings = try await Settings.read(
                arguments: Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)
            try await run(settings)
        } catch Flags.Ask.help {
            Console.out(Flags.help(version: Site.version))
        } catch Flags.Ask.version {
            Console.out("rapport-server \(Site.version)\n")
        } catch let fault as Settings.Fault {
            Console.fail("\(fault.message)", code: 64)
        } catch let error as StorageError {
            Console.fail(Console.english(error), code: 69)
        } catch let error as RapportError {
            Console.fail(Console.english(error), code: 78)
        } catch let error as IOError {
            Console.fail("it cannot listen: \(error)", code: 69)
        } catch {
            Console.fail("\(error)", code: 70)
        }
    }

    private static func run(_ settings: Settings) async throws {
        LoggingSystem.bootstrap { label in JSONLog(label: label) }
        defer { LogSink.standardError.flush() }
        var logger = Logger(label: "rapport")
        logger.logLevel = settings.logLevel
        let composition = Assembly.make()
        let store = try await composition.openStore(
            settings.store, creating: true, holder: "rapport-server at \(settings.authority(settings.port))")
        let site = try Site(
            settings: settings, store: store, composition: composition, hasher: PooledHasher(), logger: logger,
            clock: { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) })
        for line in settings.told {
            logger.info("setting", metadata: ["name": .string(line.name), "value": .string(line.value)])
        }
        try await ClockService(site: site).begin()
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: try Front(site: site).application()),
                .init(service: ClockService(site: site)),
                .init(service: LiveService(site: site)),
                // The last hears first of what stops them all.
                .init(service: SecondSignal(logger: logger)),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // What is not done by then is cut off: a caller that dribbles holds nobody up.
        configuration.maximumGracefulShutdownDuration = .seconds(12)
        let group = ServiceGroup(configuration: configuration)
        var failure: (any Error)?
        do { try await group.run() } catch { failure = error }
        try await store.close()
        if let failure { throw failure }
    }
}

/// Whoever tells the server twice to stop does not wait for anything: the second signal ends it as it would any program.
/// Told once, it is gone a quarter of a minute later, whatever is being worked on.
private struct SecondSignal: Service {
    let logger: Logger

    func run() async throws {
        try await gracefulShutdown()
        for number in [SIGTERM, SIGINT] { signal(number, SIG_DFL) }
        // Work that hears of no cancelling, as a look through all of a large store, holds no thread of this one. What is not
        // in the store by then was not acknowledged, and is not done.
        Thread.detachNewThread { [logger] in
            Thread.sleep(forTimeInterval: Self.patience)
            logger.warning("cut off", metadata: ["after": .string("\(Self.patience) s")])
            LogSink.standardError.flush()
            _exit(0)
        }
    }

    /// Seconds from the first signal.
    private static let patience = 14.0
}
