public import Classification
public import Domain

/// Recency, frequency and monetary value of a customer's orders against stored edges (RULES.md §4.10).
public struct RFMClassifier: ConfiguredClassifier {
    public static let id: SchemeID = "rfm"

    public let scheme: Scheme
    /// `window`: days for which orders count, 1 to 730.
    public let window: Int
    /// `edges` `recency` (days), `frequency` (orders), `monetary` (minor units of the base currency): four each,
    /// ascending, rounded down to whole units, which for whole values is the same edge.
    public let recency: [Int64], frequency: [Int64], monetary: [Int64]
    /// `segments`: the first that a customer's digits match is its label.
    let segments: [Segment]

    public init(_ section: inout SectionReader, context: PolicyContext) {
        window = section.days("window", default: 730, in: 1...Facts.orderWindow)
        let digits = context.baseCurrency.minorDigits
        (recency, frequency, monetary) = section.nested("edges") { section in
            (
                Self.edges(
                    "recency", default: ["30", "90", "180", "365"], most: Int64(Day.latest - Day.earliest), digits: 3,
                    kept: 0, &section),
                Self.edges("frequency", default: ["1", "2", "4", "8"], most: 1_000_000, digits: 3, kept: 0, &section),
                Self.edges(
                    "monetary", default: ["10000", "50000", "200000", "1000000"], most: Money.limit / 100_000,
                    digits: 5, kept: digits, &section)
            )
        }
        segments = Segment.read(&section)
        let fixed = [
            LabelDefinition("others", zh: "其他", en: "Others", colour: "#8a8f98"),
            LabelDefinition("never-bought", zh: "未购买", en: "Never bought", colour: "#b9bec6"),
        ]
        scheme = Scheme(Self.id, zh: "RFM分群", en: "RFM segment", labels: segments.map(\.label) + fixed)
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        evidence.fact("orders", .number(Int64(subject.facts.orders)))
        let last = subject.facts.lastOrderDay
        guard last.isSet else {
            evidence.rule("never-bought")
            return Verdict(segments.count + 1)
        }
        let days = Int64(subject.today - last)
        let orders = subject.facts.orders(in: window, at: subject.moment)
        evidence.fact("recency_days", .number(days))
        evidence.fact("order_count", .number(Int64(orders.count)))
        evidence.fact("order_sum", .amount(orders.sum))
        let r = 5 - Self.count(recency, below: days)
        let f = 1 + Self.count(frequency, below: Int64(orders.count))
        let m = 1 + Self.count(monetary, below: orders.sum)
        evidence.part("recency", Int32(r * 100))
        evidence.part("frequency", Int32(f * 10))
        evidence.part("monetary", Int32(m))
        var until = orders.until
        for edge in recency where edge >= days { until = min(until, subject.moment.ahead(last + (Int(edge) + 1))) }
        for (index, segment) in segments.enumerated() where segment.matches(r, f, m) {
            evidence.rule("segment")
            return Verdict(index, score: Int32(r * 100 + f * 10 + m), until: until)
        }
        evidence.rule("no-segment")
        return Verdict(segments.count, score: Int32(r * 100 + f * 10 + m), until: until)
    }

    private static func count(_ edges: [Int64], below value: Int64) -> Int {
        var count = 0
        for edge in edges where edge < value { count += 1 }
        return count
    }

    /// Edges from 0 to `most` with at most `digits` decimals, in units of which `kept` decimals are compared. Those
    /// behind are cut off: a whole value is above an edge just when it is above the edge's whole part.
    private static func edges(
        _ key: String, default fallback: [String], most: Int64, digits: Int, kept: Int, _ section: inout SectionReader
    ) -> [Int64] {
        let scale = (kept..<digits).reduce(Int64(1)) { scale, _ in scale * 10 }
        let limit = (0..<digits).reduce(most) { limit, _ in limit * 10 }
        func read(_ texts: [String]) -> [Int64]? {
            let edges = texts.compactMap { FixedPoint.read($0, digits: digits) }
            guard texts.count == 4, edges.count == 4, edges[0] >= 0, edges[3] <= limit else { return nil }
            return zip(edges, edges.dropFirst()).allSatisfy(<=) ? edges.map { $0 / scale } : nil
        }
        if let edges = read(section.texts(key, default: fallback)) { return edges }
        section.note(
            .outOfRange, key: key, "must be four ascending numbers from 0 to \(most) with at most \(digits) decimals")
        return read(fallback) ?? [0, 0, 0, 0]
    }
}

/// A part of the cube of R, F and M.
struct Segment: Hashable, Sendable {
    let label: LabelDefinition
    let r: ClosedRange<Int>
    let f: ClosedRange<Int>
    let m: ClosedRange<Int>

    init(_ label: LabelDefinition, _ r: ClosedRange<Int>, _ f: ClosedRange<Int>, _ m: ClosedRange<Int> = 1...5) {
        self.label = label
        self.r = r
        self.f = f
        self.m = m
    }

    func matches(_ r: Int, _ f: Int, _ m: Int) -> Bool { self.r ~= r && self.f ~= f && self.m ~= m }

    static let defaults: [Segment] = [
        Segment(LabelDefinition("champions", zh: "重要价值", en: "Champions", colour: "#b5172f"), 4...5, 4...5, 4...5),
        Segment(LabelDefinition("cannot-lose", zh: "不可流失", en: "Cannot lose", colour: "#d9730d"), 1...2, 4...5, 4...5),
        Segment(LabelDefinition("loyal", zh: "忠诚", en: "Loyal", colour: "#1f8f5f"), 3...5, 3...5, 3...5),
        Segment(LabelDefinition("at-risk", zh: "有流失风险", en: "At risk", colour: "#b5472f"), 1...2, 3...5),
        Segment(LabelDefinition("new", zh: "新客户", en: "New", colour: "#2f6fde"), 4...5, 1...1),
        Segment(LabelDefinition("potential", zh: "有潜力", en: "Potential", colour: "#0b6e4f"), 4...5, 2...5),
        Segment(LabelDefinition("promising", zh: "有希望", en: "Promising", colour: "#7a4fd0"), 3...3, 1...1),
        Segment(LabelDefinition("attention", zh: "需关注", en: "Needs attention", colour: "#b8860b"), 3...3, 2...5),
        Segment(LabelDefinition("sleeping", zh: "沉睡", en: "Sleeping", colour: "#5c6470"), 2...2, 1...2),
        Segment(LabelDefinition("hibernating", zh: "休眠", en: "Hibernating", colour: "#767d88"), 1...1, 1...2),
    ]

    /// Decodes `segments`: a list of `id`, `zh`, `en`, `colour` and of `r`, `f`, `m` as a digit or two, such as `4-5`
    /// (absent: any), which takes the place of the whole table.
    static func read(_ section: inout SectionReader) -> [Segment] {
        let path = section.path
        let items = section.list("segments")
        var segments: [Segment] = []
        for (index, item) in items.prefix(100).enumerated() {
            var reader = SectionReader(item, path: "\(path).segments[\(index + 1)]")
            let id = reader.text("id", default: "")
            let known = defaults.first { $0.label.id.text == id }?.label
            let label = LabelDefinition(
                LabelID(id), zh: reader.text("zh", default: known?.names.zh ?? id),
                en: reader.text("en", default: known?.names.en ?? id),
                colour: reader.text("colour", default: known?.colour ?? "#8a8f98"))
            segments.append(
                Segment(label, range("r", &reader), range("f", &reader), range("m", &reader)))
            if !id.isPlainName(limit: 64) { reader.note(.missing, key: "id", "must be a name for the segment") }
            if ["others", "never-bought"].contains(id)
                || segments.dropLast().contains(where: { $0.label.id == label.id })
            {
                reader.note(.conflict, key: "id", "stands already; give the segment an id of its own")
            }
            section.absorb(reader.finish())
        }
        if items.count > 100 { section.note(.outOfRange, key: "segments", "has \(items.count) rows; 100 are possible") }
        return segments.isEmpty ? defaults : segments
    }

    private static func range(_ key: String, _ section: inout SectionReader) -> ClosedRange<Int> {
        guard let text = section.text(key) else { return 1...5 }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if let low = ends.first.flatMap(\.self), let high = ends.last.flatMap(\.self), ends.count <= 2, 1 <= low,
            low <= high, high <= 5
        {
            return low...high
        }
        section.note(.outOfRange, key: key, "must be a digit from 1 to 5 or two such as 4-5, not “\(text)”")
        return 1...5
    }
}
