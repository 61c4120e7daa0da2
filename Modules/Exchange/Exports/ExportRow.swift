public import Domain

/// A row of an export of FORMATS.md.
public protocol ExportRow: Sendable {
    /// The column names, in order.
    static var header: [String] { get }
    /// As many as there are columns; empty where there is nothing.
    var fields: [String] { get }
}

/// A label in force, as `labels export` writes it.
public struct LabelRow: ExportRow, Hashable {
    public let customer: CustomerKey
    public let label: CurrentLabel
    /// The first later instant at which label or score differs; nil when that is never by time alone (RULES.md §5).
    public let validUntil: Instant?
    /// The version of the policy in force.
    public let policy: PolicyVersion

    public init(customer: CustomerKey, label: CurrentLabel, validUntil: Instant?, policy: PolicyVersion) {
        self.customer = customer
        self.label = label
        self.validUntil = validUntil
        self.policy = policy
    }

    public static let header = ["customer", "scheme", "label", "score", "since", "valid_until", "origin", "policy"]

    public var fields: [String] {
        [
            customer.text, label.scheme.text, label.label.text, label.score.map(String.init) ?? "",
            label.since.exported,
            validUntil?.exported ?? "", label.origin.rawValue, String(policy),
        ]
    }
}

/// Something owed, as `obligations export` writes it.
public struct ObligationRow: ExportRow, Hashable {
    /// Nil for what a user owes without a customer.
    public let customer: CustomerKey?
    public let kind: ObligationKind
    /// As snoozed.
    public let due: Instant
    /// Nil in the high seas.
    public let owner: UserID?
    public let channel: Channel?
    /// A code of FORMATS.md, for example `cadence:grade:A`.
    public let reason: String

    public init(
        customer: CustomerKey?, kind: ObligationKind, due: Instant, owner: UserID?, channel: Channel?, reason: String
    ) {
        self.customer = customer
        self.kind = kind
        self.due = due
        self.owner = owner
        self.channel = channel
        self.reason = reason
    }

    public static let header = ["customer", "kind", "due", "owner", "channel", "reason"]

    public var fields: [String] {
        [
            customer?.text ?? "", kind.rawValue, due.exported, owner?.text ?? "", channel?.rawValue ?? "", reason,
        ]
    }
}

extension Instant {
    /// RFC 3339 with `Z`; empty for what has not happened and will not.
    fileprivate var exported: String { orNil?.rfc3339 ?? "" }
}
