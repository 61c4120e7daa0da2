import Domain
import Hummingbird
import NIOCore
import Wording

/// What is known of a request on its way.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of the other end of the connection, without port.
    let peer: String
    /// Whether there is a connection behind it that compresses.
    let isConnected: Bool
    /// The request, as logs know it.
    var requestID = ""
    /// Who asks, as far as it is known.
    var principal = Principal.nobody
    var language = Language.english
    /// When it arrived.
    var now = Instant.unset

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "local"
        isConnected = source.channel.remoteAddress != nil
    }
}

/// Who asks.
enum Principal: Sendable {
    case nobody
    /// Somebody who has logged in with a browser.
    case browser(LoginSession)
    case token(AccessToken)

    var user: UserID? {
        switch self {
        case .nobody: nil
        case .browser(let login): login.user
        case .token(let token): token.user
        }
    }
}
