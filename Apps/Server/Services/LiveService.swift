import ServiceLifecycle
import Synchronization

/// Ends the waiting of open pages when the server is to stop, and shows them that it lives while it does not.
struct LiveService: Service {
    let site: Site
    /// How long a page whose session has ended still waits, and hears nothing.
    private static let pulse = Duration.seconds(5)

    func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                site.live.beat()
                do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pulse) } } catch { break }
            }
        } onGracefulShutdown: {
            site.isReady.store(false, ordering: .releasing)
            site.live.close()
        }
        site.live.close()
    }
}
