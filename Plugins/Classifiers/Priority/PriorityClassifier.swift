public import Classification
public import Domain

/// Whom to look after first, by points that add up (RULES.md §4.11).
public struct PriorityClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "priority"

    public let scheme: Scheme
    public let uses: [SchemeID] = ["rfm"]
    private let points: Points
    private let needs: NeedRules

    public init(_ section: inout SectionReader, context: PolicyContext) {
        needs = context.need
        points = Points(&section)
        scheme = Scheme(
            Self.id, zh: "优先级", en: "Priority",
            labels: [
                LabelDefinition("A", zh: "A级", en: "A", colour: "#b5172f"),
                LabelDefinition("B", zh: "B级", en: "B", colour: "#d9730d"),
                LabelDefinition("C", zh: "C级", en: "C", colour: "#2f6fde"),
                LabelDefinition("D", zh: "D级", en: "D", colour: "#8a8f98"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        var score: Int32 = 0
        func add(_ name: @autoclosure () -> String, _ points: Int32, _ evidence: inout Sink) {
            guard points != 0 else { return }
            evidence.part(name(), points)
            score += points
        }
        let rfm = subject.score("rfm")
        evidence.fact("rfm", rfm.map { .number(Int64($0)) } ?? .nothing)
        if let rfm { add("rfm", (rfm / 100 + rfm / 10 % 10 + rfm % 10 - 3) * points.rfm, &evidence) }

        let need = subject.facts.needInForce
        evidence.fact("need", need.map { .text($0.level.rawValue) } ?? .nothing)
        switch need?.level {
        case .obvious: add("need", points.obvious, &evidence)
        case .potential: add("need", points.potential, &evidence)
        default: break
        }
        let expected = needs.expectedDay(of: need, at: subject.moment)
        evidence.fact("expected_day", EvidenceValue(expected.day))
        let ahead = expected.day.isSet ? expected.day - subject.today : .max
        let isSoon = ahead <= points.soonDays
        if isSoon {
            add("expected_day", points.soon, &evidence)
        } else if ahead <= points.nearDays {
            add("expected_day", points.near, &evidence)
        }
        var until = expected.until
        if expected.day.isSet {
            until = min(until, subject.moment.ahead(expected.day - points.soonDays))
            until = min(until, subject.moment.ahead(expected.day - points.nearDays))
        }
        let signals = min(
            subject.facts.strongSignals.count(within: points.signalWindow, of: subject.now), points.signalLimit)
        evidence.fact("strong_signals", .number(Int64(signals)))
        add("strong_signals", Int32(signals) * points.signal, &evidence)
        if signals > 0 {
            until = min(until, subject.facts.strongSignals.latest(signals) + points.signalWindow)
        }
        evidence.fact("inbound", EvidenceValue(subject.facts.inbound))
        if subject.facts.inbound.isWithin(points.inboundWindow, of: subject.now) {
            add("inbound", points.inbound, &evidence)
            until = min(until, subject.facts.inbound + points.inboundWindow)
        }
        let source = subject.traits.source
        evidence.fact("source", source.map { .text($0.rawValue) } ?? .nothing)
        if let source { add("source", points.sources[source.place], &evidence) }
        if !points.industries.isEmpty, subject.traits.hasIndustry, let industry = subject.profile.industry {
            evidence.fact("industry", .text(industry))
            if points.industries.contains(industry) { add("industry", points.industry, &evidence) }
        }
        let isAuthorised = subject.traits.budgetAuthorised ?? false
        evidence.fact("budget_authorised", subject.traits.budgetAuthorised.map(EvidenceValue.flag) ?? .nothing)
        if isAuthorised { add("budget_authorised", points.budget, &evidence) }
        evidence.fact("service_request", EvidenceValue(subject.facts.serviceRequest))
        // Strictly: a valid follow-up of the same instant counts as later than what it answers.
        if subject.facts.serviceRequest > max(subject.facts.serviceClosed, subject.facts.validFollowUp.at) {
            add("service_request", points.serviceRequest, &evidence)
        }

        let isReady = points.readyIsA && isSoon && isAuthorised
        evidence.rule(isReady ? "ready-to-buy" : "points")
        var label = isReady ? 0 : points.thresholds.count
        for index in points.thresholds.indices.reversed() where score >= points.thresholds[index] {
            label = min(label, index)
        }
        return Verdict(label, score: score, until: until)
    }
}

/// What counts how much. Points are 0 to 1000 each, windows 1 to 3650 days.
private struct Points: Sendable {
    let rfm, obvious, potential, soon, near, signal, inbound, industry, budget, serviceRequest: Int32
    let soonDays, nearDays, signalLimit: Int
    let signalWindow, inboundWindow: Span
    /// For each source in the order of its cases.
    let sources: [Int32]
    let industries: [String]
    /// From how many points on a customer is A, B, C.
    let thresholds: [Int32]
    /// Whether an obvious need, an authorised budget and a day that is soon are A whatever the points.
    let readyIsA: Bool

    init(_ section: inout SectionReader) {
        func points(_ key: String, _ fallback: Int, _ section: inout SectionReader) -> Int32 {
            Int32(section.integer(key, default: fallback, in: 0...1000))
        }
        rfm = points("rfm_factor", 2, &section)
        (obvious, potential) = section.nested("need") { (points("obvious", 20, &$0), points("potential", 5, &$0)) }
        (soon, soonDays, near, nearDays) = section.nested("expected_day") { section in
            (
                points("soon", 15, &section), section.days("soon_within", default: 30, in: 0...3650),
                points("near", 8, &section), section.days("near_within", default: 90, in: 0...3650)
            )
        }
        if soonDays > nearDays { section.note(.conflict, key: "expected_day", "soon_within is more than near_within") }
        (signal, signalLimit, signalWindow) = section.nested("strong_signals") { section in
            (
                points("points", 6, &section),
                section.integer("at_most", default: 3, in: 1...StrongSignals.capacity),
                .days(section.days("window", default: 30, in: 1...3650))
            )
        }
        (inbound, inboundWindow) = section.nested("inbound") { section in
            (points("points", 8, &section), .days(section.days("window", default: 7, in: 1...3650)))
        }
        sources = section.nested("sources") { section in
            let defaults: [Source: Int] = [.referral: 10, .exhibition: 8, .b2bPlatform: 5, .website: 5, .searchAd: 2]
            return Source.allCases.map { points($0.rawValue, defaults[$0] ?? 0, &section) }
        }
        industries = section.texts("target_industries")
        industry = points("industry", 8, &section)
        budget = points("budget_authorised", 7, &section)
        serviceRequest = points("service_request", 5, &section)
        readyIsA = section.flag("ready_is_a", default: true)
        thresholds = section.nested("thresholds") { section in
            let thresholds = [("a", 60), ("b", 40), ("c", 20)]
                .map { Int32(section.integer($0, default: $1, in: 0...10_000)) }
            if zip(thresholds, thresholds.dropFirst()).contains(where: <) {
                section.note(.conflict, at: section.position, key: nil, "must not rise from a to c")
            }
            return thresholds
        }
    }
}

extension Source {
    /// Its place among all cases.
    fileprivate var place: Int {
        switch self {
        case .referral: 0
        case .exhibition: 1
        case .website: 2
        case .b2bPlatform: 3
        case .searchAd: 4
        case .social: 5
        case .coldOutreach: 6
        case .other: 7
        }
    }
}
