public import Classification
public import Domain

/// A random customer with the timeline that its facts were folded from.
public struct RandomSubject {
    public let subject: Subject
    public let timeline: [Event]

    /// The customer of `seed`.
    ///
    /// Of each scheme of `labels` it mostly has a random label, and at times a random score of three digits; `texts` is
    /// what industries are called.
    public init(
        seed: UInt64, rules: FoldRules, labels: [Scheme] = [], texts: [String] = ["valves", "toys"]
    ) throws(UnusableRules) {
        var random = RandomTimeline(seed: seed, rules: rules)
        // 2021 to 2031, so that leap days and every weekday come up.
        let start = Instant(milliseconds: 1_609_459_200_000)
        var now = start + Span(milliseconds: Int64.random(in: 0..<3650 * 86_400_000, using: &random.generator))
        if random.generator.chance(40) {
            now =
                rules.zone.start(of: rules.zone.day(of: now))
                + Span(milliseconds: Int64.random(in: -1...1, using: &random.generator))
        }
        let count = random.generator.pick([0, 1, 2, 3, 5, 8, 13, 30], else: 1)
        let timeline = count == 0 ? [] : random.make(until: now, count: count)
        guard let key = CustomerKey(validating: "C\(seed)") else { throw UnusableRules() }
        let customer = Customer(
            id: CustomerID(1), key: key, createdAt: now + .days(-900), profile: Self.profile(&random, texts))
        var subject = Subject(
            customer: customer, facts: Facts(timeline: timeline, rules: rules), moment: Moment(now, in: rules.zone),
            rates: rules.rates)
        for scheme in labels where random.generator.chance(85) {
            guard let label = scheme.labels.randomElement(using: &random.generator)?.id else { continue }
            let digits = (0..<3).reduce(Int32(0)) { score, _ in
                score * 10 + Int32.random(in: 1...5, using: &random.generator)
            }
            subject.use(scheme.id, label: label, score: random.generator.chance(70) ? digits : nil)
        }
        self.subject = subject
        self.timeline = timeline
    }

    private static func profile(_ random: inout RandomTimeline, _ texts: [String]) -> Profile {
        var profile = Profile(name: "Somebody")
        if random.generator.chance(50) { profile.annualPurchase = random.amount(in: random.rules.rates.base) }
        profile.credit = random.generator.pick(Credit.allCases.map(Optional.some) + [nil], else: nil)
        profile.source = random.generator.pick(Source.allCases.map(Optional.some) + [nil], else: nil)
        profile.budgetAuthorised = random.generator.pick([true, false, nil], else: nil)
        profile.industry = random.generator.pick(texts.map(Optional.some) + [nil], else: nil)
        profile.companySize = random.generator.pick([nil, 0, 9, 10, 250], else: nil)
        profile.country = random.generator.pick([nil, "DE", "US"], else: nil)
        if random.generator.chance(30) { profile.tags = ["fair-2026"] }
        return profile
    }
}

/// Subjects cannot be made.
public struct UnusableRules: Error, Sendable {}
