public import Classification
public import Domain

/// Purchase intention × the buyer's transaction maturity (RULES.md §4.5).
public struct StarsClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "stars"
    private enum Intention: Int { case high, medium, low }
    private enum Maturity: Int { case experienced, emerging, new }
    private static let unrated = 3

    public let scheme: Scheme
    /// `high_months`: an obvious need this near is a high intention. Calendar months, 0 to 120.
    public let highMonths: Int
    /// `strong_signals`: how many of them in `window` are a high intention, 1 to 8.
    public let strongSignals: Int
    /// `window`: how long signals, inquiries and inbound contacts count. Days, 1 to 3650.
    public let window: Span
    /// `important_amount`: an annual purchase that makes experienced, in minor units of the base currency.
    public let importantAmount: Int64
    /// `experienced_orders`, `emerging_inquiries`: how many make experienced and emerging, 1 to 1000.
    public let experiencedOrders: Int, emergingInquiries: Int
    /// `matrix` `high`, `medium`, `low`: the stars of an experienced, an emerging and a new buyer, row after row.
    public let matrix: [Int]
    private let needs: NeedRules

    public init(_ section: inout SectionReader, context: PolicyContext) {
        needs = context.need
        highMonths = section.integer("high_months", default: 3, in: 0...120)
        strongSignals = section.integer("strong_signals", default: 2, in: 1...StrongSignals.capacity)
        window = .days(section.days("window", default: 30, in: 1...3650))
        importantAmount = section.amount("important_amount", default: 100_000, of: context.baseCurrency)
        experiencedOrders = section.integer("experienced_orders", default: 1, in: 1...1000)
        emergingInquiries = section.integer("emerging_inquiries", default: 2, in: 1...1000)
        matrix = section.nested("matrix") { section in
            let rows = [("high", ["3", "3", "2"]), ("medium", ["2", "2", "1"]), ("low", ["1", "1", "1"])]
            return rows.flatMap { key, fallback in
                let row = section.texts(key, default: fallback)
                let stars = row.compactMap(Int.init).filter((1...3).contains)
                if row.count == 3, stars.count == 3 { return stars }
                section.note(.outOfRange, key: key, "must be three numbers of stars from 1 to 3")
                return fallback.compactMap(Int.init)
            }
        }
        scheme = Scheme(
            Self.id, zh: "星级", en: "Stars",
            labels: [
                LabelDefinition("3", zh: "三星", en: "3 stars", colour: "#d9730d"),
                LabelDefinition("2", zh: "二星", en: "2 stars", colour: "#b8860b"),
                LabelDefinition("1", zh: "一星", en: "1 star", colour: "#2f6fde"),
                LabelDefinition("unrated", zh: "未评级", en: "Unrated", colour: "#8a8f98"),
            ])
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        evidence.fact("events", .number(Int64(subject.facts.events)))
        guard subject.facts.events > 0 else {
            evidence.rule("no-event")
            return Verdict(Self.unrated)
        }
        let (intention, until) = intention(subject, &evidence)
        let maturity = maturity(subject, &evidence)
        return Verdict(3 - matrix[intention.rawValue * 3 + maturity.rawValue], until: until)
    }

    private func intention<Sink: EvidenceSink>(
        _ subject: borrowing Subject, _ evidence: inout Sink
    ) -> (Intention, until: Instant) {
        let need = subject.facts.needInForce
        let expected = needs.expectedDay(of: need, at: subject.moment)
        let isObvious = need?.level == .obvious
        evidence.fact("need", need.map { .text($0.level.rawValue) } ?? .nothing)
        evidence.fact("expected_day", EvidenceValue(expected.day))
        if expected.day.isSet, subject.today.isWithin(months: highMonths, of: expected.day) {
            evidence.rule("intention-high-day")
            return (.high, expected.until)
        }
        let count = subject.facts.strongSignals.count(within: window, of: subject.now)
        evidence.fact("strong_signals", .number(Int64(count)))
        if count >= strongSignals {
            evidence.rule("intention-high-signals")
            // One less than asked for is left once the earliest of the latest so many has gone.
            return (.high, subject.facts.strongSignals.latest(strongSignals) + window)
        }
        if isObvious {
            evidence.rule("intention-medium-need")
            let near = expected.day.isSet ? expected.day.firstDayWithin(months: highMonths) : .unset
            return (.medium, min(expected.until, subject.moment.ahead(near)))
        }
        let sign = max(
            subject.facts.strongSignal, subject.facts.weakSignal, subject.facts.inquiry, subject.facts.inbound)
        evidence.fact("strong_signal", EvidenceValue(subject.facts.strongSignal))
        evidence.fact("weak_signal", EvidenceValue(subject.facts.weakSignal))
        evidence.fact("inquiry", EvidenceValue(subject.facts.inquiry))
        evidence.fact("inbound", EvidenceValue(subject.facts.inbound))
        if sign.isWithin(window, of: subject.now) {
            evidence.rule("intention-medium-sign")
            return (.medium, sign + window)
        }
        evidence.rule("intention-low")
        return (.low, .never)
    }

    private func maturity<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Maturity {
        let annual = subject.annualPurchase
        evidence.fact("orders", .number(Int64(subject.facts.orders)))
        evidence.fact("annual_purchase", annual.map(EvidenceValue.amount) ?? .nothing)
        if subject.facts.orders >= experiencedOrders || annual.map({ $0 >= importantAmount }) ?? false {
            evidence.rule("maturity-experienced")
            return .experienced
        }
        evidence.fact("sample_order", EvidenceValue(subject.facts.sampleOrder))
        evidence.fact("inquiries", .number(Int64(subject.facts.inquiries)))
        let isEmerging = subject.facts.sampleOrder.isSet || subject.facts.inquiries >= emergingInquiries
        evidence.rule(isEmerging ? "maturity-emerging" : "maturity-new")
        return isEmerging ? .emerging : .new
    }
}
