import Domain
import Storage

extension Fixture {
    static func credential(_ user: UserID, hash: String = "$scrypt$ln=15,r=8,p=3$c2FsdA$aGFzaA") -> Credential {
        Credential(user: user, hash: hash, changedAt: instant)
    }

    static func login(
        _ digest: String, of user: UserID = .admin, created: Instant = instant, expires: Instant = .latest,
        agent: String? = "Firefox"
    ) -> LoginSession {
        LoginSession(
            digest: digest, user: user, createdAt: created, lastSeen: created, authenticatedAt: created + .minutes(1),
            expires: expires, agent: agent)
    }

    static func token(
        _ digest: String, of user: UserID = .admin, name: String = "report", created: Instant = instant
    ) -> AccessToken {
        AccessToken(
            digest: digest, user: user, name: name, scopes: TokenScope.allCases, createdAt: created, expires: .latest)
    }

    static func receipt(
        _ key: String, of user: UserID = .admin, body: [UInt8] = Array("{\"a\":\"é😀\"}".utf8), at: Instant = instant
    ) -> Receipt {
        Receipt(user: user, key: key, digest: "abc", status: 201, body: body, at: at)
    }
}
