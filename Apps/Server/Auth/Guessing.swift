import API
import Hummingbird
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
            return context.peer
        }
        // The last one is the one that the proxy saw.
        return header.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? context.peer
    }
}
