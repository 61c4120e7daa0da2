import Classification
import Domain

/// Why a label is what it is.
public struct Explanation: Codable, Hashable, Sendable {
    public struct FactView: Codable, Hashable, Sendable {
        public var name: String
        /// RFC 3339, ISO date, decimal amount, number or text; nil when it is not known or has not happened.
        public var value: String?
        /// The base currency, of amounts alone.
        public var currency: String?
    }
    public struct PartView: Codable, Hashable, Sendable {
        public var name: String
        public var points: Int
    }
    /// What would give another label, if it happened now.
    public struct Alternative: Codable, Hashable, Sendable {
        /// A stable code, for example `order`.
        public var event: String
        public var label: String
        public var score: Int?
    }

    /// A label that a person set or asked for.
    public struct ByHand: Codable, Hashable, Sendable {
        public var label: String
        public var by: String
        public var at: String
        public var reason: String?
        public var until: String?
        public var approvedBy: String?

        /// `isWhole`: whether the reader sees what was written.
        init(_ override: LabelOverride, isWhole: Bool) {
            label = override.label.text
            by = override.by.text
            at = override.at.rfc3339
            reason = isWhole ? override.reason : nil
            until = override.until?.rfc3339
            approvedBy = override.approvedBy?.text
        }
    }

    /// The label in force.
    public var label: LabelView
    public var names: NamesView
    /// What the rules say, where a person said something else or the same.
    public var byRule: String?
    public var override: ByHand?
    /// What waits for approval.
    public var waiting: ByHand?
    /// Codes of the rules that decided.
    public var rules: [String]
    public var facts: [FactView]
    /// Points that add up to the score.
    public var parts: [PartView]
    /// Labels of other schemes that went in, by scheme.
    public var uses: [String: String]
    /// The first later instant at which label or score differs by time alone, and what they are then.
    public var validUntil: String?
    public var then: Alternative?
    public var alternatives: [Alternative]
    /// The version of the policy it was computed with.
    public var policy: Int
}

public struct NamesView: Codable, Hashable, Sendable {
    public var zh: String
    public var en: String
    init(_ names: Names) {
        zh = names.zh
        en = names.en
    }
}

/// The labels of one customer with all that speaks for them.
public struct CustomerExplanation: Codable, Hashable, Sendable {
    public var customer: String
    public var name: String
    public var at: String
    public var schemes: [Explanation]
}

extension Session {
    /// Every label of a customer, or that of one scheme, with its evidence and what would change it.
    public func explain(_ key: String, scheme: String?) async throws(RapportError) -> CustomerExplanation {
        try await read(.readCustomers) { lens in
            let schemes = lens.engine.classifiers.schemes
            if let scheme, !schemes.contains(where: { $0.id.text == scheme }) {
                throw RapportError.unknownScheme(scheme, known: schemes.map(\.id))
            }
            let entry = try lens.entry(key: key)
            let explainer = Explainer(lens: lens, entry: entry, timeline: try lens.timeline(of: entry.full.id))
            return CustomerExplanation(
                customer: entry.customer.key.text, name: entry.customer.profile.name, at: now.rfc3339,
                schemes: explainer.explanations().filter { scheme == nil || $0.label.scheme == scheme })
        }
    }
}

private struct Explainer {
    let lens: Lens
    let entry: Lens.Entry
    let timeline: [Event]

    func explanations() -> [Explanation] {
        let engine = lens.engine
        let subject = engine.subject(entry.full, facts: entry.standing.facts, at: lens.now)
        let explained = engine.classifiers.explain(subject)
        let turns = engine.classifiers.turns(of: subject)
        let inForce = engine.classifiers.classify([subject]).map { $0[0] }
        let commitments = entry.standing.facts.commitments
        let isWhole = lens.actor.seesPrivately(owner: entry.owner)
        // A completion without an open order is refused.
        let whatIfs = WhatIf.all.filter { $0.kind != .orderCompleted || entry.standing.facts.openOrders > 0 }
            .map { ($0, verdicts(after: $0)) }
        return engine.classifiers.schemes.indices.map { index in
            let scheme = engine.classifiers.schemes[index]
            let (verdict, evidence) = explained[index]
            func alternative(_ code: String, _ other: Verdict) -> Explanation.Alternative {
                .init(
                    event: code, label: scheme.labels[Int(other.label)].id.text, score: other.score.map(Int.init))
            }
            let current =
                entry.standing.label(scheme.id)
                ?? CurrentLabel(
                    scheme: scheme.id, label: scheme.labels[Int(verdict.label)].id, score: verdict.score,
                    since: lens.now)
            let override = commitments.override(of: scheme, at: lens.now)
            return Explanation(
                label: LabelView(current),
                names: NamesView(scheme.definition(of: current.label)?.names ?? scheme.names),
                byRule: override == nil ? nil : scheme.labels[Int(verdict.label)].id.text,
                override: override.map { .init($0, isWhole: isWhole) },
                waiting: commitments.waiting(scheme.id, at: lens.now).map { .init($0, isWhole: isWhole) },
                rules: evidence.rules,
                // A hidden column decides, and does not show.
                facts: evidence.facts.filter { isWhole || !$0.name.hasPrefix("custom.") }.map {
                    .init(name: $0.name, value: text($0.value), currency: currency($0.value))
                },
                parts: evidence.parts.map { .init(name: $0.name, points: Int($0.points)) },
                uses: Dictionary(
                    engine.classifiers.uses(of: scheme.id).map {
                        ($0.text, entry.standing.label($0)?.label.text ?? "")
                    },
                    uniquingKeysWith: { a, _ in a }),
                validUntil: turns[index].at.orNil?.rfc3339,
                then: turns[index].at.isFinite ? alternative("time", turns[index].verdict) : nil,
                alternatives: whatIfs.compactMap { whatIf, verdicts in
                    verdicts[index].label == inForce[index].label ? nil : alternative(whatIf.code, verdicts[index])
                },
                policy: engine.version)
        }
    }

    /// The verdicts if `whatIf` happened now: the same fold, the same classifiers.
    private func verdicts(after whatIf: WhatIf) -> [Verdict] {
        let engine = lens.engine
        let event = Event(
            id: EventID(.max), customer: entry.full.id, kind: whatIf.kind, occurredAt: lens.now, recordedAt: lens.now,
            actor: lens.actor.user, ref: "", details: whatIf.details)
        let facts = Facts(timeline: timeline + [event], rules: engine.fold)
        return engine.classifiers.classify([engine.subject(entry.full, facts: facts, at: lens.now)]).map { $0[0] }
    }

    private func currency(_ value: EvidenceValue) -> String? {
        if case .amount = value { lens.engine.fold.rates.base.code } else { nil }
    }

    private func text(_ value: EvidenceValue) -> String? {
        switch value {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .amount(let amount):
            Money(minorUnits: amount, currency: lens.engine.fold.rates.base).decimal
        case .day(let day): day.iso
        case .instant(let instant): instant.rfc3339
        case .nothing: nil
        }
    }
}

/// Something that could happen next, for telling what would change a label.
private struct WhatIf {
    let code: String
    let kind: EventKind
    var details = EventDetails()

    static let all: [WhatIf] =
        [EventKind.inquiry, .quote, .sampleOrder, .order, .orderCompleted, .dealLost, .serviceRequest]
        .map { WhatIf(code: $0.rawValue, kind: $0) }
        + NeedLevel.allCases.map { level in
            WhatIf(code: "need:\(level.rawValue)", kind: .need) { $0.level = level }
        }
        + [
            WhatIf(code: "signal", kind: .signal) { $0.signal = .priceDetails },
            WhatIf(code: "contact:out", kind: .contact) {
                $0.channel = .phone
                $0.direction = .outbound
            },
            WhatIf(code: "contact:in", kind: .contact) {
                $0.channel = .email
                $0.direction = .inbound
            },
        ]

    init(code: String, kind: EventKind, _ fill: (inout EventDetails) -> Void = { _ in }) {
        self.code = code
        self.kind = kind
        fill(&details)
    }
}
