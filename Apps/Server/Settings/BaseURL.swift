/// How browsers reach the server: scheme, host and port, and nothing more.
struct BaseURL: Hashable, Sendable {
    /// Without a slash at its end; what `Origin` says.
    let text: String
    let isSecure: Bool
    /// As `Host` says it, with a port that is not the scheme's own.
    let authority: String

    init?(_ text: String) {
        var rest = text[...]
        if rest.hasPrefix("https://") {
            isSecure = true
        } else if rest.hasPrefix("http://") {
            isSecure = false
        } else {
            return nil
        }
        rest = rest.dropFirst(isSecure ? 8 : 7)
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        let isPlain = rest.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || ".-:[]".utf8.contains(byte)
        }
        guard !rest.isEmpty, isPlain else { return nil }
        authority = String(rest)
        self.text = (isSecure ? "https://" : "http://") + authority
    }

    /// Whether only this machine reaches it.
    var isLocal: Bool {
        let host =
            authority.hasPrefix("[")
            ? String(authority.prefix { $0 != "]" }.dropFirst()) : String(authority.prefix { $0 != ":" })
        return Self.isLocal(host)
    }

    static func isLocal(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.utf8.allSatisfy { $0 < 0x3A })
    }
}
