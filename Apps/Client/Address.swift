/// Where a server is: `https://rapport.example`, or `http://127.0.0.1:8080` on this machine.
public struct Address: Hashable, Sendable {
    /// Without a slash at its end.
    public let base: String

    /// Throws ``ClientError/notAnAddress(_:)``, and ``ClientError/unsafe(server:)`` for plain `http` to another machine.
    public init(_ text: String) throws(ClientError) {
        var base = text
        while base.hasSuffix("/") { base.removeLast() }
        let isPlain = base.hasPrefix("http://")
        guard isPlain || base.hasPrefix("https://"), !base.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else {
            throw .notAnAddress(text)
        }
        let authority = base.dropFirst(isPlain ? 7 : 8)
        guard let host = Self.host(authority) else { throw .notAnAddress(text) }
        guard !isPlain || Self.isThisMachine(host) else { throw .unsafe(server: base) }
        self.base = base
    }

    /// The host of `host`, `host:port` or `[host]:port`; nil where anything else stands.
    private static func host(_ authority: Substring) -> Substring? {
        guard !authority.isEmpty, !authority.contains(where: { "/?#@\\".contains($0) }) else { return nil }
        var host = authority
        var rest: Substring = ""
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            rest = authority[authority.index(after: end)...]
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            rest = authority[colon...]
        }
        guard !host.isEmpty else { return nil }
        if rest.isEmpty { return host }
        guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()), rest.dropFirst().allSatisfy(\.isNumber),
            (1...65535).contains(port)
        else { return nil }
        return host
    }

    private static func isThisMachine(_ host: Substring) -> Bool {
        host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.allSatisfy { $0 == "." || $0.isNumber })
    }
}
