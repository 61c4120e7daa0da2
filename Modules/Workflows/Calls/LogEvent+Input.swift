import Domain
import Exchange

extension LogEvent {
    /// What is to be recorded, read on the organisation's clocks and in its money.
    ///
    /// - `context`: nil where neither is asked for.
    func input(_ session: Session, _ context: InputContext?) throws(RapportError) -> EventInput {
        var details = EventDetails()
        if currency != nil, amount == nil {
            throw .invalid(.parameter("currency", Phrase("call-needs", ["other": "amount"])), value: currency ?? "")
        }
        if let amount, let context { details.amount = try context.money(amount, currency: currency) }
        details.channel = channel
        details.direction = direction
        details.purpose = kind == .contact ? purpose ?? .business : purpose
        details.outcome = kind == .contact ? outcome ?? .reached : outcome
        details.signal = signal
        details.level = level
        if let expectedClose { details.expectedClose = try session.day(expectedClose, "expectedClose") }
        details.orderRef = try Self.reference(orderRef, "orderRef")
        details.reason = reason?.text
        details.model = model?.text
        details.serial = serial?.text
        if let serviceDays { details.serviceDays = try Self.days(serviceDays, "serviceDays") }
        details.note = note?.text
        try ValueLimits.check(parts?.count, "parts")
        try ValueLimits.check(replaced?.count, "replaced")
        var intervals: [String: Int] = [:]
        for (part, days) in parts ?? [:] {
            guard let name = Line(part), !name.text.isEmpty else {
                throw .invalid(.parameter("parts", Phrase("call-line", ["limit": Line.limit])), value: part)
            }
            intervals[name.text] = try Self.days(days, "parts")
        }
        if !intervals.isEmpty { details.parts = intervals }
        details.replacedParts = Set((replaced ?? []).map(\.text))
        if form == true, kind != .contact || (channel != nil && !details.isReachedCall) {
            throw .invalid(.parameter("form", Phrase("call-form")), value: "true")
        }
        var instant: Instant?
        if let at, let context { instant = try context.instant(at) }
        return EventInput(
            kind: kind, at: instant, ref: try Self.reference(ref, "ref"), details: details, formFilled: form ?? false)
    }

    /// As in a file: a ref is something, and no longer than a key.
    static func reference(_ line: Line?, _ parameter: String) throws(RapportError) -> String? {
        guard let line else { return nil }
        guard !line.text.isEmpty, line.text.utf8.count <= ValueLimits.referenceBytes else {
            let limit = Phrase("call-reference", ["limit": ValueLimits.referenceBytes])
            throw .invalid(.parameter(parameter, limit), value: line.text)
        }
        return line.text
    }

    private static func days(_ count: Int, _ parameter: String) throws(RapportError) -> Int {
        let range = ValueLimits.serviceDays
        guard range.contains(count) else {
            let phrase = Phrase("call-range", ["low": range.lowerBound, "high": range.upperBound])
            throw .invalid(.parameter(parameter, phrase), value: String(count))
        }
        return count
    }
}

extension ValueLimits {
    /// - Throws: ``RapportError/invalid(_:value:)`` when more are listed than a call may bring.
    static func check(_ count: Int?, _ parameter: String) throws(RapportError) {
        guard let count, count > listed else { return }
        throw .invalid(.parameter(parameter, Phrase("call-many", ["limit": listed])), value: String(count))
    }
}
