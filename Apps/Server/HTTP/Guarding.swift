import API
import HTTPTypes
import Hummingbird

/// What every answer says to browsers, and what no request may be.
struct Guarding: Sendable {
    let isSecure: Bool

    /// Everything comes from here, nothing of it is written into pages, and nobody frames them.
    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    ].joined(separator: "; ")

    static let pathLimit = 8192

    /// - Throws: ``Refused`` for an address that is too long, or a host that is not said once.
    static func check(_ request: Request) throws {
        guard request.uri.string.utf8.count <= pathLimit else { throw Refused.problem(.longAddress) }
        guard request.head.authority != nil, request.headers[values: .host].isEmpty else {
            throw Refused.problem(.badHost)
        }
    }

    /// Gives an answer its headers, once.
    func complete(_ response: inout Response, to request: Request, isConnected: Bool) {
        guard response.headers[.contentSecurityPolicy] == nil else { return }
        if isConnected { Compression.prepare(&response, to: request) }
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.openerPolicy] = "same-origin"
        response.headers[.resourcePolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    }
}

extension HTTPField.Name {
    fileprivate static let host = Self("Host") ?? .server
}
