import ServiceLifecycle
import Synchronization

/// Ends the waiting of open pages when the server is to stop, and shows them that it lives while it does not.
struct LiveService: Service {
    let site: Site

    func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                site.live.beat()
                do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(15)) } } catch { break }
            }
        } onGracefulShutdown: {
            site.isReady.store(false, ordering: .releasing)
            site.live.close()
        }
        site.live.close()
    }
}
