import Assembly
import Foundation
import Logging
import Workflows

extension Settings {
    /// What is in force, for the list at start; secrets masked.
    var told: [(name: String, value: String)] {
        let values: [String: String] = [
            "store": Composition.masked(store), "policy": policy?.source ?? "", "listen": "\(host):\(port)",
            "base-url": baseURL?.text ?? "", "trusted-proxies": trustedProxies.sorted().joined(separator: ","),
            "log-level": logLevel.rawValue, "max-connections": String(maxConnections),
            "max-connections-per-address": String(maxConnectionsPerAddress), "body-limit": String(bodyLimit),
            "upload-limit": String(uploadLimit), "header-timeout": String(headerTimeout.components.seconds),
            "request-timeout": String(requestTimeout.components.seconds),
            "upload-timeout": String(uploadTimeout.components.seconds),
            "idle-timeout": String(idleTimeout.components.seconds), "max-requests": String(maxRequests),
            "tick-interval": String(tickInterval.components.seconds),
        ]
        return Setting.all.map { ($0.name, values[$0.name] ?? "") }
    }

    /// A URL may carry a password.
}
