// What some kinds say beside the columns of a timeline file stands among the named values, under names that do not change.
extension EventDetails {
    /// Of `promised`. Without a due instant of its own a promise is not one that can be owed.
    public var promise: PromiseTerms? {
        get {
            guard let due = instant("due") else { return nil }
            return PromiseTerms(
                due: due, zone: extra["zone"], recurrence: extra["rrule"].flatMap(Recurrence.parse),
                channel: channel)
        }
        set {
            extra["due"] = newValue?.due.rfc3339
            extra["zone"] = newValue?.zone
            extra["rrule"] = newValue?.recurrence?.rrule
            channel = newValue?.channel
        }
    }

    /// Of `promise-kept`: the occurrence that was kept.
    public var occurrence: Instant? {
        get { instant("occurrence") }
        set { extra["occurrence"] = newValue?.rfc3339 }
    }

    /// Of `installed`: days between replacements by part. Of `service-closed` see ``replacedParts``.
    public var parts: [String: Int] {
        get {
            var parts: [String: Int] = [:]
            for (name, value) in extra where name.hasPrefix("part.") {
                if let days = Int(value), days > 0 { parts[String(name.dropFirst(5))] = days }
            }
            return parts
        }
        set {
            extra = extra.filter { !$0.key.hasPrefix("part.") }
            for (name, days) in newValue { extra["part.\(name)"] = String(days) }
        }
    }

    /// Of `service-closed`: the parts that were replaced.
    public var replacedParts: Set<String> {
        get { Set(extra.keys.compactMap { $0.hasPrefix("replaced.") ? String($0.dropFirst(9)) : nil }) }
        set {
            extra = extra.filter { !$0.key.hasPrefix("replaced.") }
            for name in newValue { extra["replaced.\(name)"] = "yes" }
        }
    }

    /// Of `label-overridden` and `override-ended`.
    public var scheme: SchemeID? {
        get { extra["scheme"].map { SchemeID($0) } }
        set { extra["scheme"] = newValue?.text }
    }
    /// Of `label-overridden`.
    public var label: LabelID? {
        get { extra["label"].map { LabelID($0) } }
        set { extra["label"] = newValue?.text }
    }
    /// Of `label-overridden`: the label in force when it was asked for.
    public var labelBefore: LabelID? {
        get { extra["from"].map { LabelID($0) } }
        set { extra["from"] = newValue?.text }
    }
    /// Of `label-overridden`.
    public var overrideState: LabelOverride.State? {
        get { extra["state"].flatMap(LabelOverride.State.init(rawValue:)) }
        set { extra["state"] = newValue?.rawValue }
    }
    /// Of `label-overridden` and `obligation-snoozed`: up to when.
    public var until: Instant? {
        get { instant("until") }
        set { extra["until"] = newValue?.rfc3339 }
    }
    /// Of `override-ended`: how it came to its end.
    public var overrideEnd: OverrideEnd? {
        get { extra["how"].flatMap(OverrideEnd.init(rawValue:)) }
        set { extra["how"] = newValue?.rawValue }
    }

    /// Of `obligation-snoozed`.
    public var obligation: (kind: ObligationKind, cause: Cause)? {
        get {
            guard let kind = extra["kind"].flatMap(ObligationKind.init(rawValue:)),
                let cause = extra["cause"].flatMap({ Cause(text: $0) })
            else { return nil }
            return (kind, cause)
        }
        set {
            extra["kind"] = newValue?.kind.rawValue
            extra["cause"] = newValue?.cause.text
        }
    }

    /// Of `released`, when the customer was recycled: when its owner was warned.
    public var warned: Instant? {
        get { instant("warned") }
        set { extra["warned"] = newValue?.rfc3339 }
    }

    /// Of `profile-changed`: whether the owner keeps the customer from being recycled.
    public var lock: Bool? {
        get { extra["locked"].map { $0 == "yes" } }
        set { extra["locked"] = newValue.map { $0 ? "yes" : "no" } }
    }

    private func instant(_ name: String) -> Instant? { extra[name].flatMap { Instant(rfc3339: $0) } }
}

/// How a label set by hand, or asked for, comes to its end (RULES.md §6).
public enum OverrideEnd: String, CaseIterable, Sendable {
    /// Its own end came.
    case expired
    case withdrawn
    /// Approval was refused.
    case refused
    /// Another was set in its place.
    case replaced
    /// The label in force was no longer the one it was asked for from.
    case superseded
    /// An event said something else, and the policy lets it.
    case contradicted
}

/// The answers of a follow-up form (RULES.md §3, `form`), by the names under which they are kept.
public enum FormField: String, CaseIterable, Sendable {
    case goal
    case method
    /// Whether the method fits the goal: `yes` or `no`.
    case methodFits = "method_fits"
    case result, problems, support
    case nextStep = "next_step"
}
