import Domain

extension EventKind {
    /// Whether a file may hold it: all that the system does not record itself, and `owned` and `released` (FORMATS.md).
    var isImportable: Bool { !isSystem || self == .owned || self == .released }

    /// The kinds of a file, as messages list them.
    static let importable = allCases.filter(\.isImportable).map(\.rawValue)

    /// What is wrong with `text` as the kind of an imported event, and the way out; nil when nothing is.
    static func importProblem(_ text: String) -> (code: RowIssue.Code, reason: Phrase)? {
        guard let kind = EventKind(rawValue: text) else {
            return (
                .invalidChoice,
                Phrase("cell-kind", ["value": RowIssue.shortened(text), "possible": EventKind.importable])
            )
        }
        guard kind.isImportable else {
            return (.systemKind, Phrase("cell-system-kind", ["value": text, "possible": EventKind.importable]))
        }
        return nil
    }
}

extension RowParser where Cells.Column == EventColumn {
    /// Reads the row as an event; nil when it has issues.
    mutating func event() -> EventRow? {
        let customer = key(.customer)
        if customer == nil { noteMissing(.customer, Phrase("row-no-customer")) }
        let kind = kind()
        let at = instant(.at)
        if at == nil { noteMissing(.at, Phrase("row-no-time")) }
        let recordedAt = instant(.recordedAt)
        if isPast(at, .at), isPast(recordedAt, .recordedAt), let at, let recordedAt, recordedAt < at {
            note(
                .recordedBeforeEvent, .recordedAt, cells.raw(.recordedAt),
                Phrase("row-recorded-before", ["recorded": recordedAt.rfc3339, "at": at.rfc3339]))
        }
        let actor = user(.actor)
        let ref = reference(.ref)
        let details = details(kind)
        let formFilled = flag(.form) ?? false
        guard let kind else { return nil }
        if formFilled, kind != .contact {
            note(
                .formWithoutContact, .form, "yes", Phrase("row-form-without-contact", ["kind": kind.rawValue]))
        }
        for name in details.missing(for: kind) {
            guard let column = EventColumn(name: name) else { continue }
            noteMissing(column, Phrase("row-missing", ["kind": kind.rawValue, "column": name]))
        }
        guard let customer, let at, issues.isEmpty else { return nil }
        return EventRow(
            customer: customer, kind: kind, at: at, recordedAt: recordedAt, actor: actor, ref: ref, details: details,
            formFilled: formFilled, place: place)
    }

    private mutating func kind() -> EventKind? {
        guard let text = text(.kind) else {
            noteMissing(.kind, Phrase("row-no-kind", ["possible": EventKind.importable]))
            return nil
        }
        if let problem = EventKind.importProblem(text) {
            note(problem.code, .kind, text, problem.reason)
            return nil
        }
        return EventKind(rawValue: text)
    }

    private mutating func details(_ kind: EventKind?) -> EventDetails {
        var details = EventDetails()
        details.amount = money(.amount, currency: .currency)
        details.channel = choice(.channel)
        details.direction = choice(.direction)
        details.purpose = choice(.purpose) ?? (kind == .contact ? .business : nil)
        details.outcome = choice(.outcome) ?? (kind == .contact ? .reached : nil)
        details.signal = choice(.signal)
        details.level = choice(.level)
        details.expectedClose = day(.expectedClose)
        details.orderRef = reference(.orderRef)
        details.reason = text(.reason, prose: true)
        details.model = text(.model)
        details.serial = text(.serial)
        details.serviceDays = whole(.serviceDays, in: ValueLimits.serviceDays)
        details.note = text(.note, prose: true)
        details.owner = user(.owner)
        return details
    }
}
