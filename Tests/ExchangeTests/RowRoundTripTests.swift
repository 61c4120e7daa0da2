import Domain
import Exchange
import Testing

/// Rows made by a seeded generator, written with the writer and read back.
@Suite struct RowRoundTripTests {
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let texts = ["plain", "comma, quote \" end", "上海 🚢", "Ünïcödé", "semi;colon", "= 1 + 1", "O'Neil"]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `events come back as they were written`(seed: UInt64) throws {
        var dice = Dice(state: seed)
        var expected: [EventRow] = []
        var bytes: [UInt8] = []
        var writer = CSVWriter<Never> { bytes += $0 }
        writer.write([
            "customer", "kind", "at", "ref", "amount", "note", "channel", "direction", "level", "owner", "signal",
        ])
        for index in 0..<300 {
            let event = try Self.event(index, &dice)
            expected.append(event)
            let details = event.details
            writer.write([
                event.customer.text, event.kind.rawValue, event.at.rfc3339, event.ref ?? "",
                details.amount?.decimal ?? "", details.note ?? "", details.channel?.rawValue ?? "",
                details.direction?.rawValue ?? "", details.level?.rawValue ?? "", details.owner?.text ?? "",
                details.signal?.rawValue ?? "",
            ])
        }
        writer.finish()
        let source = ImportSource(name: "t.csv", bytes: bytes)
        let items = try RowReading.items(of: .timeline(source, context: RowReading.context()))
        #expect(items.issues.isEmpty)
        #expect(items.events == expected)
    }

    private static func event(_ index: Int, _ dice: inout Dice) throws -> EventRow {
        let kinds = EventKind.allCases.filter { !$0.isSystem || $0 == .owned || $0 == .released }
        let kind = kinds[Int.random(in: 0..<kinds.count, using: &dice)]
        var details = EventDetails()
        if Bool.random(using: &dice) {
            details.amount = Money(minorUnits: .random(in: 0...Money.limit, using: &dice), currency: .cny)
        }
        details.note = Bool.random(using: &dice) ? texts.randomElement(using: &dice) : nil
        details.channel = Channel.allCases.randomElement(using: &dice)
        details.direction = Bool.random(using: &dice) ? .inbound : .outbound
        details.level = NeedLevel.allCases.randomElement(using: &dice)
        details.signal = Signal.allCases.randomElement(using: &dice)
        details.owner = UserID(validating: "user \(Int.random(in: 0..<9, using: &dice))")
        if kind == .contact {
            details.purpose = .business
            details.outcome = .reached
        }
        let span = Int64.random(in: 0...(RowReading.now - .earliest).milliseconds, using: &dice)
        let text = texts[Int.random(in: 0..<texts.count, using: &dice)]
        return EventRow(
            customer: try #require(CustomerKey(validating: text)), kind: kind,
            at: .earliest + Span(milliseconds: span), recordedAt: nil, actor: nil,
            ref: Bool.random(using: &dice) ? "r\(index)" : nil, details: details, formFilled: false,
            place: RowPlace(row: index + 2, line: index + 2))
    }
}
