import Domain

/// Why something was not done, as reports carry it: a stable code and what its sentence is made from.
public struct RefusalView: Codable, Hashable, Sendable {
    public var code: String
    public var arguments: [String: String]
    /// Further reasons of the same refusal.
    public var reasons: [ObstacleView]

    public init(code: String, arguments: [String: String], reasons: [ObstacleView] = []) {
        self.code = code
        self.arguments = arguments
        self.reasons = reasons
    }

    public init(_ error: RapportError) {
        switch error {
        case .pool(.obstacles(let key, let user, let obstacles)):
            self.init(
                code: "obstacles", arguments: ["customer": key.text, "user": user.text],
                reasons: obstacles.map(ObstacleView.init))
        case .pool(let refusal): self.init(code: refusal.code, arguments: refusal.arguments)
        case .override(let refusal): self.init(code: refusal.code, arguments: refusal.arguments)
        case .agenda(let refusal): self.init(code: refusal.code, arguments: refusal.arguments)
        case .batch(let refusal): self.init(code: refusal.code, arguments: refusal.arguments)
        case .team(let refusal): self.init(code: refusal.code, arguments: refusal.arguments)
        case .refused(let refusal): self.init(code: refusal.code, arguments: ["message": refusal.message])
        case .notAllowed(let user, let action, let needs, let relation):
            self.init(
                code: relation == nil ? "not-allowed" : "not-allowed-on",
                arguments: [
                    "user": user.text, "action": action.rawValue,
                    "needs": needs.map(\.rawValue).joined(separator: ", "),
                    "relation": relation?.rawValue ?? "",
                ])
        case .unknownUser(let user): self.init(code: "unknown-user", arguments: ["user": user.text])
        case .inactiveUser(let user): self.init(code: "inactive-user", arguments: ["user": user.text])
        case .unknownCustomer(let key): self.init(code: "unknown-customer", arguments: ["customer": key])
        default: self.init(code: "other", arguments: ["message": "\(error)"])
        }
    }
}

extension OwnershipObstacle {
    /// What its sentence is made from.
    public var arguments: [String: String] {
        switch kind {
        case .owned(let since): ["since": since.rfc3339]
        case .alreadyTheirs, .doNotContact, .inactive: [:]
        case .cap(let count, let limit), .quota(let count, let limit):
            ["count": String(count), "limit": String(limit)]
        case .coolDown(let ended): ["ended": ended.rfc3339]
        case .resting(let released): ["released": released.rfc3339]
        case .region(let country, let team): ["country": country, "team": team.text]
        }
    }
}

extension PoolRefusal {
    public var code: String {
        switch self {
        case .obstacles: "obstacles"
        case .notOwned: "not-owned"
        case .tooManyLocks: "max-locked"
        case .notLocked: "not-locked"
        case .alreadyLocked: "already-locked"
        }
    }
    public var arguments: [String: String] {
        switch self {
        case .obstacles(let key, let user, _): ["customer": key.text, "user": user.text]
        case .notOwned(let key), .notLocked(let key), .alreadyLocked(let key): ["customer": key.text]
        case .tooManyLocks(let limit): ["limit": String(limit)]
        }
    }
}

extension OverrideRefusal {
    public var code: String {
        switch self {
        case .unknownLabel: "unknown-label"
        case .move(_, _, _, let allowed): allowed.isEmpty ? "no-move" : "move"
        case .alreadyWaiting: "already-waiting"
        case .nothingInForce: "no-override"
        case .nothingWaiting: "no-request"
        case .ownRequest: "own-request"
        case .endsInPast: "ends-in-past"
        }
    }
    public var arguments: [String: String] {
        switch self {
        case .unknownLabel(let label, let scheme, let known):
            ["label": label.text, "scheme": scheme.text, "known": known.map(\.text).joined(separator: ", ")]
        case .move(let scheme, let from, let to, let allowed):
            [
                "scheme": scheme.text, "from": from.text, "to": to.text,
                "allowed": allowed.map(\.text).joined(separator: ", "),
            ]
        case .alreadyWaiting(let scheme, let since, let by):
            ["scheme": scheme.text, "since": since.rfc3339, "user": by.text]
        case .nothingInForce(let key, let scheme), .nothingWaiting(let key, let scheme),
            .ownRequest(let key, let scheme):
            ["customer": key.text, "scheme": scheme.text]
        case .endsInPast(let until, let now): ["until": until.rfc3339, "now": now.rfc3339]
        }
    }
}

extension AgendaRefusal {
    public var code: String {
        switch self {
        case .notOwed: "not-owed"
        case .severalOwed: "several-owed"
        case .snoozedTooOften: "max-snoozes"
        case .snoozeRange: "snooze-range"
        case .warningStands: "warning-stands"
        case .promiseInPast: "promise-in-past"
        case .recurrence: "recurrence"
        case .noPromise(_, let open): open.isEmpty ? "no-open-promise" : "no-promise"
        case .noConversation: "no-conversation"
        case .unknownDraft: "unknown-draft"
        }
    }
    public var arguments: [String: String] {
        switch self {
        case .notOwed(let key, let kind, let owed):
            [
                "customer": key.text, "kind": kind.rawValue,
                "owed": owed.isEmpty ? "–" : owed.map(\.rawValue).joined(separator: ", "),
            ]
        case .severalOwed(let key, let kind, let causes):
            ["customer": key.text, "kind": kind.rawValue, "causes": causes.joined(separator: ", ")]
        case .snoozedTooOften(let count, let limit): ["count": String(count), "limit": String(limit)]
        case .snoozeRange(let now, let latest): ["now": now.rfc3339, "latest": latest.rfc3339]
        case .warningStands: [:]
        case .promiseInPast(let due, let now): ["due": due.rfc3339, "now": now.rfc3339]
        case .recurrence(let text, let error): ["rule": text, "why": error.message]
        case .noPromise(let key, let open):
            ["customer": key.text, "open": open.map { String($0) }.joined(separator: ", ")]
        case .noConversation(let key): ["customer": key.text]
        case .unknownDraft(let id): ["draft": String(id)]
        }
    }
}

extension BatchRefusal {
    public var code: String {
        switch self {
        case .unknown: "unknown-batch"
        case .alreadyUndone: "already-undone"
        case .changedSince: "changed-since"
        case .unknownTag: "unknown-tag"
        case .tagExists: "tag-exists"
        case .unknownField: "unknown-field"
        }
    }
    public var arguments: [String: String] {
        switch self {
        case .unknown(let batch): ["batch": String(batch)]
        case .alreadyUndone(let batch, let by): ["batch": String(batch), "by": String(by)]
        case .changedSince(let batch, let rows): ["batch": String(batch), "rows": String(rows)]
        case .unknownTag(let tag), .tagExists(let tag): ["tag": tag]
        case .unknownField(let field, let known): ["field": field, "known": known.joined(separator: ", ")]
        }
    }
}

extension TeamRefusal {
    public var code: String {
        switch self {
        case .userExists: "user-exists"
        case .teamExists: "team-exists"
        case .unknownTeam(_, let known): known.isEmpty ? "no-team" : "unknown-team"
        case .lastAdmin: "last-admin"
        case .reserved: "reserved-user"
        case .unknownLeave: "unknown-leave"
        case .leaveOverlaps: "leave-overlaps"
        }
    }
    public var arguments: [String: String] {
        switch self {
        case .userExists(let user), .lastAdmin(let user), .reserved(let user): ["user": user.text]
        case .teamExists(let team): ["team": team.text]
        case .unknownTeam(let team, let known):
            ["team": team, "known": known.map(\.text).joined(separator: ", ")]
        case .unknownLeave(let user, let first): ["user": user.text, "first": first.iso]
        case .leaveOverlaps(let user, let leave):
            ["user": user.text, "first": leave.first.iso, "last": leave.last.iso]
        }
    }
}
