import Classification
public import Domain
import Exchange
import Storage

extension RapportError {
    /// What is wrong, with what, and the way out.
    public var phrase: Phrase {
        switch self {
        case .store(let error): error.phrase
        case .policy(let source, let issues):
            Phrase("policy-faults", ["lines": PhraseList(issues.map { $0.phrase(in: source) })])
        case .policyNotInForce(let source, let version):
            Phrase("policy-not-in-force", ["source": source, "version": String(version)])
        case .currenciesInUse(let currencies): Phrase("currencies-in-use", ["currencies": currencies.map(\.code)])
        case .clockBehind(let now, let processed):
            Phrase("clock-behind", ["now": now.rfc3339, "processed": processed.rfc3339])
        case .unknownCustomer(let key): Phrase("unknown-customer", ["key": key])
        case .customerExists(let key, let isSeen):
            Phrase(isSeen ? "customer-exists" : "key-taken", ["key": key.text])
        case .unknownUser(let user): Phrase("unknown-user", ["user": user.text])
        case .unknownScheme(let scheme, let known):
            Phrase("unknown-scheme", ["scheme": scheme, "known": known.map(\.text)])
        case .inactiveUser(let user): Phrase("inactive-user", ["user": user.text])
        case .notAllowed(let user, let action, let needs, let relation, let person):
            Phrase.notAllowed(user, action, needs, relation, person)
        case .pool(let refusal): refusal.phrase
        case .override(let refusal): refusal.phrase
        case .agenda(let refusal): refusal.phrase
        case .retraction(let refusal): refusal.phrase
        case .batch(let refusal): refusal.phrase
        case .team(let refusal): refusal.phrase
        case .file(let error): error.phrase
        case .rowsRefused(let report): Phrase("rows-refused", ["rows": report.rowsWithProblems])
        case .invalid(let what, let value): what.phrase(value)
        case .refused(let refusal): refusal.phrase
        case .query(let error): error.phrase
        case .nothingToCalibrate: Phrase("nothing-to-calibrate")
        case .outOfScope(let action, let needs):
            Phrase("out-of-scope", ["action": Phrase("action-\(action.rawValue)"), "scope": needs.rawValue])
        case .passwordNeeded(let action):
            Phrase(
                "password-needed",
                ["action": Phrase("action-\(action.rawValue)"), "minutes": AccountRules.fresh])
        case .receiptMismatch(let key): Phrase("receipt-mismatch", ["key": key])
        case .replayed: Phrase("replayed")
        case .stale(let expected, let found): Phrase("stale", ["expected": expected, "found": found])
        case .account(let refusal): refusal.phrase
        case .busy: Phrase("busy")
        }
    }
}

extension PolicyIssue {
    fileprivate func phrase(in source: String) -> Phrase {
        let problem = phrase
        return path.isEmpty
            ? Phrase(
                "policy-line",
                ["source": source, "line": position.line, "column": position.column, "problem": problem])
            : Phrase(
                "policy-line-at",
                [
                    "source": source, "line": position.line, "column": position.column, "path": path,
                    "problem": problem,
                ])
    }
}

extension RapportError.Input {
    fileprivate func phrase(_ value: String) -> Phrase {
        switch self {
        case .time: Phrase("invalid-time", ["value": value])
        case .currency: Phrase("invalid-currency", ["value": value])
        case .amount(let currency):
            Phrase("invalid-amount", ["value": value, "digits": currency.minorDigits, "currency": currency.code])
        case .country: Phrase("invalid-country", ["value": value])
        case .colour: Phrase("invalid-colour", ["value": value])
        case .anchor: Phrase("invalid-anchor", ["value": value])
        case .change: Phrase("invalid-change", ["value": value])
        case .when: Phrase("invalid-when", ["value": value])
        case .field(let name, let problem): Phrase("invalid-field", ["field": name, "problem": problem])
        case .parameter(let name, let problem):
            Phrase("invalid-parameter", ["parameter": name, "value": value, "problem": problem])
        case .timeZone: Phrase("invalid-time-zone", ["value": value])
        case .kind:
            Phrase(
                "invalid-kind",
                ["value": value, "possible": EventKind.allCases.filter { !$0.isSystem }.map(\.rawValue)])
        }
    }
}

extension EventRefusal {
    /// A stable code for reports.
    public var code: String {
        switch self {
        case .conflict: "ref-conflict"
        case .unknownOrder: "unknown-order"
        case .noOpenOrder: "no-open-order"
        case .missing: "missing-column"
        case .inFuture: "in-future"
        case .noRate: "no-rate"
        }
    }

    /// What is wrong and the way out.
    public var phrase: Phrase {
        switch self {
        case .conflict(let kind, let ref, let fields):
            Phrase("event-\(code)", ["kind": kind.rawValue, "ref": ref, "fields": fields])
        case .unknownOrder(let ref): Phrase("event-\(code)", ["ref": ref])
        case .noOpenOrder(let kind): Phrase("event-\(code)", ["kind": kind.rawValue])
        case .missing(let kind, let columns): Phrase("event-\(code)", ["kind": kind.rawValue, "columns": columns])
        case .inFuture(let at, let now): Phrase("event-\(code)", ["at": at.rfc3339, "now": now.rfc3339])
        case .noRate(let currency): Phrase("event-\(code)", ["currency": currency.code])
        }
    }
}
