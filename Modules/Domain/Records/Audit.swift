/// One link of the chain that makes the record of changes tamper-evident: each has a hash over itself and the link before.
///
/// What was written may hold personal data, so only its salted digest is in the chain: the payload can be erased and the
/// chain still verifies.
public struct AuditLink: Hashable, Sendable {
    public let change: ChangeID
    public let at: Instant
    public let actor: UserID
    public let action: String
    /// What the change was about: a customer's key, or how many.
    public let subject: String
    public let request: String?
    /// SHA-256 of salt and payload, lower-case hexadecimal.
    public let payloadDigest: String
    /// SHA-256 over the hash before and all of the above, lower-case hexadecimal.
    public let hash: String

    public init(
        change: ChangeID, at: Instant, actor: UserID, action: String, subject: String, request: String?,
        payloadDigest: String, hash: String
    ) {
        self.change = change
        self.at = at
        self.actor = actor
        self.action = action
        self.subject = subject
        self.request = request
        self.payloadDigest = payloadDigest
        self.hash = hash
    }
}

/// What a change wrote, before and after, as JSON lines. It can be erased.
public struct AuditPayload: Hashable, Sendable {
    /// Lower-case hexadecimal.
    public let salt: String
    public let text: String

    public init(salt: String, text: String) {
        self.salt = salt
        self.text = text
    }
}
