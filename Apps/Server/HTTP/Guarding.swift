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

    /// - Throws: ``Refused`` for an address that is too long, a host that is none or not said once, or a body that came in
    ///   another coding than in chunks.
    static func check(_ request: Request) throws {
        guard request.uri.string.utf8.count <= pathLimit else { throw Refused.problem(.longAddress) }
        guard let host = request.head.authority, isHost(host), request.headers[values: .host].isEmpty else {
            throw Refused.problem(.badHost)
        }
        if let coding = request.headers[.transferEncoding], coding.lowercased() != "chunked" {
            throw Refused.problem(.encodedBody)
        }
    }

    /// A name or address and maybe a port (RFC 3986, 3.2.2), without who comes there.
    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || "-._~!$&'()*+,;=:[]%".utf8.contains(byte)
            }
    }

    /// Gives an answer its headers, once.
    func complete(_ response: inout Response, to request: Request, isConnected: Bool) {
        guard !response.headers.contains(.contentSecurityPolicy) else { return }
        if isConnected { Compression.prepare(&response, to: request) }
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.openerPolicy] = "same-origin"
        response.headers[.resourcePolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if !response.headers.contains(.cacheControl) { response.headers[.cacheControl] = "no-store" }
    }
}

extension HTTPField.Name {
    fileprivate static let host = Self("Host") ?? .server
}
