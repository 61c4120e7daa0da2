public import Domain

// What is wrong, with what, and the way out.
extension OwnershipObstacle {
    public var phrase: Phrase {
        let reason =
            switch kind {
            case .owned(let since): Phrase("obstacle-owned", ["since": since.rfc3339])
            case .alreadyTheirs: Phrase("obstacle-already-theirs")
            case .cap(let count, let limit): Phrase("obstacle-max-owned", ["count": count, "limit": limit])
            case .quota(let count, let limit): Phrase("obstacle-max-claims-per-day", ["count": count, "limit": limit])
            case .coolDown(let ended): Phrase("obstacle-cool-down", ["ended": ended.rfc3339])
            case .resting(let released): Phrase("obstacle-rest", ["released": released.rfc3339])
            case .region(let country, let team): Phrase("obstacle-region", ["country": country, "team": team.text])
            case .doNotContact: Phrase("obstacle-do-not-contact")
            case .inactive: Phrase("obstacle-inactive")
            }
        guard let clears else { return reason }
        return Phrase("obstacle-clears", ["reason": reason, "clears": clears.rfc3339])
    }

    /// In a word or two.
    public var briefPhrase: Phrase {
        let name = Phrase("obstacle-name-\(code)")
        return clears.map { Phrase("obstacle-name-until", ["name": name, "clears": $0.rfc3339]) } ?? name
    }
}

extension PoolRefusal {
    public var phrase: Phrase {
        switch self {
        case .obstacles(let key, let user, let obstacles):
            Phrase(
                "obstacles",
                ["customer": key.text, "user": user.text, "reasons": PhraseList(obstacles.map(\.phrase))])
        case .notOwned(let key): Phrase("not-owned", ["customer": key.text])
        case .tooManyLocks(let user, let count, let limit):
            Phrase("max-locked", ["user": user.text, "count": count, "limit": limit])
        case .notLocked(let key): Phrase("not-locked", ["customer": key.text])
        case .alreadyLocked(let key): Phrase("already-locked", ["customer": key.text])
        }
    }
}

extension OverrideRefusal {
    public var phrase: Phrase {
        switch self {
        case .unknownLabel(let label, let scheme, let known):
            Phrase("unknown-label", ["label": label.text, "scheme": scheme.text, "known": known.map(\.text)])
        case .move(let scheme, let from, let to, let allowed):
            allowed.isEmpty
                ? Phrase("no-move", ["scheme": scheme.text, "from": from.text])
                : Phrase(
                    "move",
                    ["scheme": scheme.text, "from": from.text, "to": to.text, "allowed": allowed.map(\.text)])
        case .alreadyWaiting(let key, let scheme, let since, let by):
            Phrase(
                "already-waiting",
                ["customer": key.text, "scheme": scheme.text, "since": since.rfc3339, "user": by.text])
        case .setByAnother(let key, let scheme, let by):
            Phrase("set-by-another", ["customer": key.text, "scheme": scheme.text, "user": by.text])
        case .nothingInForce(let key, let scheme):
            Phrase("no-override", ["customer": key.text, "scheme": scheme.text])
        case .nothingWaiting(let key, let scheme):
            Phrase("no-request", ["customer": key.text, "scheme": scheme.text])
        case .ownRequest(let key, let scheme): Phrase("own-request", ["customer": key.text, "scheme": scheme.text])
        case .endsInPast(let until, let now): Phrase("ends-in-past", ["until": until.rfc3339, "now": now.rfc3339])
        }
    }
}

extension AgendaRefusal {
    public var phrase: Phrase {
        switch self {
        case .notOwed(let key, let kind, let owed):
            owed.isEmpty
                ? Phrase("nothing-owed", ["customer": key.text, "kind": kind.phrase])
                : Phrase(
                    "not-owed",
                    ["customer": key.text, "kind": kind.phrase, "owed": PhraseList(owed.onceEach.map(\.phrase))])
        case .unknownCause(let key, let kind, let cause, let causes):
            Phrase(
                "unknown-cause",
                ["customer": key.text, "kind": kind.phrase, "cause": cause, "causes": causes])
        case .severalOwed(let key, let kind, let causes):
            Phrase("several-owed", ["customer": key.text, "kind": kind.phrase, "causes": causes])
        case .snoozedTooOften(let count, let limit): Phrase("max-snoozes", ["count": count, "limit": limit])
        case .snoozeRange(let after, let latest):
            Phrase("snooze-range", ["after": after.rfc3339, "latest": latest.rfc3339])
        case .notSoon(let due, let latest): Phrase("not-soon", ["due": due.rfc3339, "latest": latest.rfc3339])
        case .warningStands: Phrase("warning-stands")
        case .promiseInPast(let due, let now): Phrase("promise-in-past", ["due": due.rfc3339, "now": now.rfc3339])
        case .recurrence(let text, let error):
            Phrase("recurrence", ["rule": text, "why": error.phrase])
        case .neverRecurs(let text, let due): Phrase("never-recurs", ["rule": text, "due": due.rfc3339])
        case .nothingSaid: Phrase("nothing-said")
        case .noPromise(let key, let open):
            open.isEmpty
                ? Phrase("no-open-promise", ["customer": key.text])
                : Phrase("no-promise", ["customer": key.text, "open": open.map { String($0) }])
        case .noConversation(let key): Phrase("no-conversation", ["customer": key.text])
        case .unknownDraft(let id): Phrase("unknown-draft", ["draft": String(id)])
        case .unknownSerial(let key, let serial, let known):
            known.isEmpty
                ? Phrase("no-machine", ["customer": key.text, "serial": serial])
                : Phrase("unknown-serial", ["customer": key.text, "serial": serial, "known": known])
        }
    }
}

extension RetractionRefusal {
    public var phrase: Phrase {
        switch self {
        case .unknown(let key, let entry): Phrase("unknown-entry", ["customer": key.text, "entry": String(entry)])
        case .takenBack(_, let entry, let at, let by):
            Phrase("already-taken-back", ["entry": String(entry), "at": at.rfc3339, "user": by.text])
        case .recordedByAnother(_, let entry, let by):
            Phrase("recorded-by-another", ["entry": String(entry), "user": by.text])
        case .otherWay(let key, let entry, let kind):
            Phrase(
                "not-taken-back",
                ["entry": String(entry), "kind": kind.phrase, "way": Self.otherWay(key, entry, kind)])
        case .named(let key, let entry, let other, let kind, nil):
            Phrase(
                "entry-named",
                ["customer": key.text, "entry": String(entry), "other": String(other), "kind": kind.phrase])
        case .named(_, let entry, let other, let kind, let recorder?):
            Phrase(
                "entry-named-by-another",
                ["entry": String(entry), "other": String(other), "kind": kind.phrase, "user": recorder.text])
        }
    }
}

extension RetractionRefusal {
    /// How what an entry of `kind` says is undone.
    private static func otherWay(_ key: CustomerKey, _ entry: Int64, _ kind: EventKind) -> Phrase {
        let code = "undone-\(kind.rawValue)"
        return switch kind {
        case .promised: Phrase(code, ["customer": key.text, "entry": String(entry)])
        case .profileChanged, .labelOverridden, .overrideEnded: Phrase(code, ["customer": key.text])
        default: Phrase(code)
        }
    }
}

extension EventKind {
    fileprivate var phrase: Phrase { Phrase("entry-\(rawValue)") }
}

extension BatchRefusal {
    public var phrase: Phrase {
        switch self {
        case .unknown(let batch): Phrase("unknown-batch", ["batch": String(batch)])
        case .alreadyUndone(let batch, let by): Phrase("already-undone", ["batch": String(batch), "by": String(by)])
        case .changedSince(let batch, let key):
            Phrase("changed-since", ["batch": String(batch), "customer": key.text])
        case .someChangedSince(let batch, let customers):
            Phrase("some-changed-since", ["batch": String(batch), "customers": customers])
        case .tagChangedSince(let batch, let tag): Phrase("tag-changed-since", ["batch": String(batch), "tag": tag])
        case .severalContacts(let key): Phrase("several-contacts", ["customer": key.text])
        case .unknownTag(let tag): Phrase("unknown-tag", ["tag": tag])
        case .tagExists(let tag, let name): Phrase("tag-exists", ["tag": tag, "name": name])
        case .currencyAlone: Phrase("currency-alone")
        case .unknownField(let field, let known): Phrase("unknown-field", ["field": field, "known": known])
        case .noField(let field, let known): Phrase("no-field", ["field": field, "known": known])
        }
    }
}

extension TeamRefusal {
    public var phrase: Phrase {
        switch self {
        case .unknownUser(let user): Phrase("unknown-user", ["user": user.text])
        case .userExists(let user): Phrase("user-exists", ["user": user.text])
        case .teamExists(let team): Phrase("team-exists", ["team": team.text])
        case .unknownTeam(let team, let known):
            known.isEmpty
                ? Phrase("no-team", ["team": team])
                : Phrase("unknown-team", ["team": team, "known": known.map(\.text)])
        case .lastAdmin(let user): Phrase("last-admin", ["user": user.text])
        case .reserved(let user): Phrase("reserved-user", ["user": user.text])
        case .unknownLeave(let user, let first): Phrase("unknown-leave", ["user": user.text, "first": first.iso])
        case .leaveOverlaps(let user, let leave):
            Phrase("leave-overlaps", ["user": user.text, "first": leave.first.iso, "last": leave.last.iso])
        }
    }
}

extension LogReport {
    /// What is said when the entry came too late and was kept; nil when it did not.
    public var latePhrase: Phrase? {
        guard let draft, let lostAt else { return nil }
        return Phrase(
            hasOtherOwner == true ? "late-given" : "late",
            [
                "customer": customer, "at": lostAt, "why": Phrase.ownership(lostBecause ?? ""),
                "draft": String(draft),
            ])
    }
}

extension Phrase {
    /// Why a customer came to its owner or left: the engine's own reasons in words, people's as they are.
    public static func ownership(_ reason: String) -> Phrase {
        OwnershipReason.all.contains(reason) ? Phrase("ownership-\(reason)") : Phrase(verbatim: reason)
    }
}

extension [ObligationKind] {
    /// Each where it stands first.
    fileprivate var onceEach: [ObligationKind] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

extension ObligationKind {
    /// Its name, with what a command takes.
    fileprivate var phrase: Phrase { Phrase("kind-\(rawValue)") }
}
