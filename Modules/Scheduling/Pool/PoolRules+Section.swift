public import Classification
public import Domain

extension PoolRules {
    /// Decodes `pool`. Each key that is not given has the default of RULES.md §8.
    public init(_ reader: inout SectionReader) {
        self.init()
        let long = Span(milliseconds: 0)...Span.days(3650)
        maxOwned = reader.integer("max_owned", default: maxOwned, in: 0...1_000_000)
        maxClaimsPerDay = reader.integer("max_claims_per_day", default: maxClaimsPerDay, in: 0...100_000)
        coolDown = reader.span("cool_down", default: coolDown, in: long)
        rest = reader.span("rest", default: rest, in: long)
        maxLocked = reader.integer("max_locked", default: maxLocked, in: 0...1_000_000)
        returning = reader.nested("returning") { section in
            var rules = ReturningRules()
            rules.toLastOwner = section.flag("last_owner", default: rules.toLastOwner)
            rules.then = section.choice("then", default: rules.then)
            return rules
        }
        var found: [LabelReference] = []
        var isStated = false
        recycling = reader.nested("recycle") { section in
            isStated = section.keys.contains("scheme") || section.keys.contains("no_follow_up")
            return RecycleRules(&section, &found)
        }
        // What is switched off asks for no scheme; neither does a policy that says nothing of it, so that one written
        // before there was recycling stays as sound as it was. A label without a length is not recycled for its silence.
        references = recycling.isOn && isStated ? found : []
    }

    /// Notes a scheme that is not among `schemes`, labels that it does not have, and labels of it that nothing was said
    /// of: customers with those would never be recycled, and nobody would be told.
    public func check(schemes: [Scheme]) -> [PolicyIssue] {
        guard recycling.isOn, !references.isEmpty else { return [] }
        let covered = Set(recycling.noFollowUp.keys).union(recycling.never)
        return references.unknown(in: schemes)
            + references.uncovered(
                of: recycling.scheme, covered, in: schemes, path: "pool.recycle.no_follow_up",
                way: "give each a length of time, or never")
    }
}

extension RecycleRules {
    /// Another scheme than the default's has no default lengths.
    fileprivate init(_ reader: inout SectionReader, _ found: inout [LabelReference]) {
        self.init()
        let usual = self
        let some = Span.hours(1)...Span.days(3650)
        isOn = reader.flag("enabled", default: isOn)
        let key = "scheme"
        scheme = reader.scheme(key, default: scheme, &found) ?? scheme
        if reader.text(key) == "none" {
            reader.note(.outOfRange, key: key, "is none; name a scheme, or switch recycling off with enabled: no")
        }
        let isUsual = scheme == usual.scheme
        (noFollowUp, never) = reader.byLabel(
            "no_follow_up", of: scheme, default: isUsual || !isOn ? (usual.noFollowUp, usual.never) : nil,
            without: ("never", "a length of time such as 15d, or never"), &found
        ) { section, key, usual in section.span(key, default: usual ?? .days(30), in: some) }
        noDeal = usual.noDeal.flatMap { noDeal in
            reader.text("no_deal") == "never" ? nil : reader.span("no_deal", default: noDeal, in: some)
        }
        promiseWithin = reader.span(
            "promise_within", default: promiseWithin, in: Span(milliseconds: 0)...Span.days(366))
        warnBefore = reader.span("warn_before", default: warnBefore, in: Span(milliseconds: 0)...Span.days(366))
        warnedAtLeast = reader.span(
            "warned_at_least", default: warnedAtLeast, in: Span.days(1)...Span.days(31))
    }
}
