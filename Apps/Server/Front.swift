import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization
import Workflows

/// The server's face to the network: where it listens, and how much of anything it takes.
struct Front: Sendable {
    let site: Site

    func application() throws -> some ApplicationProtocol {
        let settings = site.settings
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: Fences(site: site).handlers(),
            idleTimeout: .nanoseconds(settings.idleTimeout.nanoseconds),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
        return Application(
            router: try SiteRoutes(site: site).router(),
            server: .http1(configuration: channel),
            configuration: .init(
                address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: .maximum(settings.maxConnections, logger: site.logger)),
            onServerRunning: { await announce($0) },
            logger: site.logger)
    }

    private func announce(_ channel: any Channel) async {
        if site.settings.baseURL == nil, let port = channel.localAddress?.port,
            let url = BaseURL("http://\(site.settings.authority(port))")
        {
            site.baseURL.withLock { $0 = url }
        }
        let url = site.baseURL.withLock { $0.text }
        site.isReady.store(true, ordering: .releasing)
        site.logger.info("ready", metadata: ["url": .string(url)])
        var text = "Rapport serves \(url)\n"
        do {
            if try await !site.accounts.isSetUp() {
                let token = site.setUp.make(site.secrets.bytes(24), at: site.clock())
                text +=
                    "Nobody has a password yet. Open \(url)/setup and enter this token within 15 minutes:\n  \(token)\n"
            }
        } catch { site.logger.error("the store does not answer", metadata: ["error": .string("\(error)")]) }
        Console.out(text)
    }
}

extension Duration {
    var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
