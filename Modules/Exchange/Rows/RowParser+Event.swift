import Domain

extension EventKind {
    /// Whether a file may hold it: all that the system does not record itself, and `owned` and `released` (FORMATS.md).
    var isImportable: Bool { !isSystem || self == .owned || self == .released }

    /// The kinds of a file, as messages list them.
    static let importable = allCases.filter(\.isImportable).map(\.rawValue).joined(separator: ", ")

    /// What is wrong with `text` as the kind of an imported event, and the way out; nil when nothing is.
    static func importProblem(_ text: String) -> (code: RowIssue.Code, reason: String)? {
        guard let kind = EventKind(rawValue: text) else {
            return (
                .invalidChoice, "\(RowIssue.quoted(text)) is no kind of event. Write one of: \(EventKind.importable)."
            )
        }
        guard kind.isImportable else {
            return (
                .systemKind,
                "Only the system records \(text). Write one of: \(EventKind.importable), or remove the row."
            )
        }
        return nil
    }
}

extension RowParser where Cells.Column == EventColumn {
    /// Reads the row as an event; nil when it has issues.
    mutating func event() -> EventRow? {
        let customer = key(.customer)
        if customer == nil { noteMissing(.customer, "The row names no customer. Write the customer's key.") }
        let kind = kind()
        let at = instant(.at)
        if at == nil { noteMissing(.at, "The row has no time. Write when it happened, at least the date.") }
        let recordedAt = instant(.recordedAt)
        if isPast(at, .at), isPast(recordedAt, .recordedAt), let at, let recordedAt, recordedAt < at {
            note(
                .recordedBeforeEvent, .recordedAt, cells.raw(.recordedAt),
                "\(recordedAt.rfc3339) is before the event itself (\(at.rfc3339)). Correct one of the two.")
        }
        let actor = user(.actor)
        let ref = reference(.ref)
        let details = details(kind)
        let formFilled = flag(.form) ?? false
        guard let kind else { return nil }
        if formFilled, kind != .contact {
            note(
                .formWithoutContact, .form, "yes",
                "Only a contact has a form with it, and this is \(kind.rawValue). Leave it empty, or write an event of "
                    + "kind form.")
        }
        for name in details.missing(for: kind) {
            guard let column = EventColumn(name: name) else { continue }
            noteMissing(column, "An event of kind \(kind.rawValue) cannot do without \(name). Write it.")
        }
        guard let customer, let at, issues.isEmpty else { return nil }
        return EventRow(
            customer: customer, kind: kind, at: at, recordedAt: recordedAt, actor: actor, ref: ref, details: details,
            formFilled: formFilled, place: place)
    }

    private mutating func kind() -> EventKind? {
        guard let text = text(.kind) else {
            noteMissing(.kind, "The row has no kind. Write one of: \(EventKind.importable).")
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
