import Domain
import Logging
import ServiceLifecycle
import Storage
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

    /// Does what time has brought about up to now; what goes wrong is tried again the next time.
    private func tick() async {
        do throws(RapportError) { try await passTime(policy: nil) } catch { note(error) }
    }

    /// The first time: a new store takes the policy of the settings, and one that cannot be used is told before anybody is let
    /// in. A store that cannot be written can be read meanwhile.
    func begin() async throws(RapportError) {
        do throws(RapportError) { try await passTime(policy: policyOfNewStore()) } catch {
            guard case .store = error else { throw error }
            note(error)
        }
    }

    /// Nil where one is in force: another is adopted, not named at the start.
    private func policyOfNewStore() async throws(RapportError) -> Session.NamedPolicy? {
        guard let named = site.settings.policy else { return nil }
        let inForce: PolicyRecord?
        do { inForce = try await site.store.read { try $0.policies.inForce() } } catch { throw .store(error) }
        guard let inForce else { return named }
        if inForce.text != named.text {
            site.logger.warning(
                "another policy is in force than --policy names",
                metadata: ["policy": .string(named.source), "version": .stringConvertible(inForce.version)])
        }
        return nil
    }

    private func note(_ failure: RapportError) {
        site.metrics.add(Metrics.tickFailures)
        site.logger.error("time could not be processed", metadata: ["error": .string("\(failure)")])
    }

    private func passTime(policy: Session.NamedPolicy?) async throws(RapportError) {
        let session = site.houseSession(at: site.clock(), policy: policy)
        let report = try await session.processTime()
        site.learn(try await session.display())
        site.metrics.add(Metrics.ticks)
        site.metrics.add(Metrics.recycled, report.recycled)
        guard report.examined > 0 || report.recycled > 0 else { return }
        site.logger.info(
            "time passed",
            metadata: [
                "examined": .stringConvertible(report.examined), "recycled": .stringConvertible(report.recycled),
            ])
    }

    /// Throws away what nobody needs any more, and writes down who was seen. What goes wrong keeps nothing else from it.
    func keepHouse() async {
        let now = site.clock()
        site.throttle.clean(at: now)
        site.shelf.clean(at: now)
        site.madeTokens.clean(at: now)
        await step { () throws(RapportError) in try await writeSeen() }
        await step { () throws(RapportError) in try await site.accounts.forgetExpired() }
        await step { () throws(RapportError) in try await site.houseSession(at: now).forgetReceipts() }
    }

    private func step(_ body: () async throws(RapportError) -> Void) async {
        do throws(RapportError) { try await body() } catch {
            site.logger.error("housekeeping failed", metadata: ["error": .string("\(error)")])
        }
    }

    private func writeSeen() async throws(RapportError) {
        let seen = site.seen.take()
        if seen.isEmpty { return }
        do throws(RapportError) { try await site.accounts.touch(seen) } catch {
            site.seen.putBack(seen)
            throw error
        }
    }
}
