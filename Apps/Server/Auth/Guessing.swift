import API
import Hummingbird
import NIOCore
import Workflows

extension Site {
    /// Tries a password for `account`, as often as passwords may be tried: whoever asks for one, asks here.
    ///
    /// - Throws: ``Refused`` when none may be tried now, else what `attempt` throws.
    func guessing<R>(
        _ account: String, _ request: Request, _ context: SiteContext, _ attempt: () async throws -> R
    ) async throws -> R {
        let address = address(of: request, context)
        let device = devices.device(request.cookie(deviceCookieName), of: account)
        if let wait = throttle.guess(account: account, address: address, device: device, at: context.now) {
            throw Refused.problem(.tooMany(seconds: wait))
        }
        let result: R
        do { result = try await attempt() } catch {
            metrics.add(Metrics.refusedLogins)
            throw error
        }
        throttle.succeed(account: account, address: address, device: device)
        return result
    }

    /// Where a request comes from: of a trusted proxy, what it says.
    func address(of request: Request, _ context: SiteContext) -> String {
        guard settings.trustedProxies.contains(context.peer), let header = request.headers[.forwardedFor] else {
            return LoginThrottle.place(of: context.peer)
        }
        // The last one is the one that the proxy saw.
        return LoginThrottle.place(
            of: header.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? context.peer)
    }
}

extension LoginThrottle {
    /// Of an address what its holder cannot choose: of IPv6 the first 64 bits, for everybody has all that follow.
    static func place(of address: String) -> String {
        do {
            guard case .v6(let known) = try SocketAddress(ipAddress: address, port: 0) else { return address }
            // `sockaddr_in6`: family, port and flow, 8 bytes, stand in front.
            let network = withUnsafeBytes(of: known.address) { Array($0[8..<16]) }
            // This machine, and addresses of IPv4 that are written so.
            guard network.contains(where: { $0 != 0 }) else { return address }
            return network.map { String($0, radix: 16) }.joined(separator: ".")
        } catch { return address }
    }
}
