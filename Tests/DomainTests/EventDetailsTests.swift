import Domain
import Testing

/// What an event costs, and that it keeps what it was given.
struct EventDetailsTests {
    @Test
    func `an event takes no more than ninety-six bytes`() {
        #expect(MemoryLayout<Event>.size <= 96)
        #expect(MemoryLayout<EventDetails>.size <= 32)
    }

    @Test
    func `details are what they were set to, and equal whichever way they came about`() {
        var details = EventDetails()
        details.note = "called"
        details.extra["goal"] = "price"
        details.amount = Money(minorUnits: -5, currency: .cny)
        details.expectedClose = Day(number: 20_000)
        details.serviceDays = 90
        let kept = details
        details.note = nil
        #expect(kept.note == "called" && details.note == nil && details.extra == ["goal": "price"])
        #expect(kept.amount == Money(minorUnits: -5, currency: .cny) && kept.serviceDays == 90)
        details.extra["goal"] = nil
        details.serviceDays = nil
        details.amount = nil
        details.expectedClose = nil
        #expect(details == EventDetails() && details.hashValue == EventDetails().hashValue)
        #expect(details.owner == nil && details.target == nil && details.orderRef == nil)
    }

    @Test(arguments: ["CNY", "usd", "JPY"])
    func `a currency is its three letters in capitals`(_ code: String) throws {
        #expect(try #require(Currency(code: code)).code == code.uppercased())
    }

    @Test(arguments: ["", "CN", "CNYY", "C1Y", "C Y", "cn[", "CN@", "\u{0}\u{0}\u{0}", "中文字", "é1"])
    func `what is not three letters is no currency`(_ code: String) {
        #expect(Currency(code: code) == nil)
    }
}
