import Classification
import Domain
import Scheduling
import Workflows

@testable import Exchange

/// Texts that stand for one value each, everywhere in what comes from outside.
enum Values {
    static func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        times(text)
        recurrence(text)
        amounts(text)
        names(text)
    }

    private static func times(_ text: String) {
        if let day = Day(iso: text) { expect(day.iso == text, "the day \(text) is written \(day.iso)") }
        if let instant = Instant(rfc3339: text) {
            expect(Instant(rfc3339: instant.rfc3339) == instant, "the instant \(text) is written \(instant.rfc3339)")
            let day = House.zone.day(of: instant)
            let back = House.zone.instant(day, at: House.zone.timeOfDay(at: instant))
            expect(back <= instant, "the clocks show \(text) before it is")
        }
        if let range = TimeRange(text: text) {
            expect(range.text == text, "the hours \(text) are written \(range.text)")
        }
        if let date = LooseDate(text) {
            for order in [nil] + DateOrder.allCases { _ = date.day(order) }
        }
        if let rules = House.zones.rules(of: text) { expect(rules.name == text, "the zone \(text) is \(rules.name)") }
    }

    private static let zone = House.zones.rules(of: "Europe/Berlin") ?? .utc

    private static func recurrence(_ text: String) {
        let rule: Recurrence
        do throws(RecurrenceError) { rule = try Recurrence(rrule: text) } catch {
            return House.expectWords(error.phrase, "a recurrence that is refused")
        }
        expect(Recurrence.parse(rule.rrule) == rule, "the rule \(text) is written \(rule.rrule)")
        let start = House.now
        for from in [Instant.unset, .earliest, start, start + .days(1000), .latest, .never] {
            let found = rule.occurrences(from: from, until: .never, start: start, in: zone, limit: 20)
            expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 }, "occurrences of \(text) are out of order")
            expect(found.allSatisfy { $0 >= from && $0 >= start }, "an occurrence of \(text) comes early")
            if let first = rule.first(after: from, start: start, in: zone) {
                expect(first > from, "the first occurrence of \(text) is not after")
                let next = found.first { $0 > from }
                expect(next == nil || next == first, "two ways find two first occurrences of \(text)")
            }
        }
        _ = rule.first(after: .latest, start: .earliest, in: zone)
    }

    private static func amounts(_ text: String) {
        for code in ["CNY", "JPY", "KWD", "CLF"] {
            guard let currency = Currency(code: code) else { broken("\(code) is no currency") }
            if let money = Money(decimal: text, currency: currency) {
                expect(
                    Money(decimal: money.decimal, currency: currency) == money,
                    "the amount \(text) is written \(money.decimal)")
                _ = House.engine.fold.rates.inBase(money)
            }
        }
        for digits in 0...4 {
            if let value = FixedPoint.read(text, digits: digits) {
                let written = FixedPoint.text(value, digits: digits)
                expect(FixedPoint.read(written, digits: digits) == value, "the number \(text) is written \(written)")
            }
        }
        if let decimal = ExactDecimal(text) {
            expect(ExactDecimal(decimal.description)?.description == decimal.description, "\(text) is \(decimal)")
            for digits in 0...4 { _ = decimal.roundedHalfUp(digits: digits) }
            _ = decimal.complement
            for other in [decimal, decimal.complement].compactMap(\.self) {
                _ = decimal.adding(other)
                _ = decimal.multiplied(by: other)
            }
        }
        if let currency = Currency(code: text) {
            expect(currency.code == text.uppercased(), "the currency \(text) is \(currency.code)")
        }
    }

    private static func names(_ text: String) {
        if let key = CustomerKey(validating: text) { expect(key.text == text, "a key is another") }
        if let cause = Cause(text: text) {
            expect(Cause(text: cause.text) == cause, "the cause \(text) is written \(cause.text)")
        }
        if let line = Line(text) { expect(Line(line.text) == line, "a line is cleaned twice") }
    }
}
