import Domain
import Logging
import ServiceLifecycle
import Workflows

/// Time, as a service: brings about what is due, and writes down who was seen.
struct ClockService: Service {
    let site: Site

    func run() async throws {
        var housekeeping = ContinuousClock.now
        while !Task.isShuttingDownGracefully {
            await tick()
            if ContinuousClock.now >= housekeeping {
                await keepHouse()
                housekeeping = ContinuousClock.now + .seconds(60)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: site.settings.tickInterval) }
            } catch is CancellationError { break }
        }
        await keepHouse()
    }

    /// Does what time has brought about up to now.
    func tick() async {
        do throws(RapportError) {
            let session = site.houseSession(at: site.clock())
            let report = try await session.processTime()
            site.learn(try await session.display())
            site.metrics.add(Metrics.ticks)
            site.metrics.add(Metrics.recycled, report.recycled)
            if report.examined > 0 || report.recycled > 0 {
                site.logger.info(
                    "time passed",
                    metadata: [
                        "examined": .stringConvertible(report.examined),
                        "recycled": .stringConvertible(report.recycled),
                    ])
            }
        } catch {
            site.metrics.add(Metrics.tickFailures)
            site.logger.error("time could not be processed", metadata: ["error": .string("\(error)")])
        }
    }

    private func keepHouse() async {
        do throws(RapportError) {
            let seen = site.seen.take()
            if !seen.isEmpty { try await site.accounts.touch(seen) }
            try await site.accounts.forgetExpired()
            try await site.houseSession(at: site.clock()).forgetReceipts()
        } catch { site.logger.error("housekeeping failed", metadata: ["error": .string("\(error)")]) }
    }
}
