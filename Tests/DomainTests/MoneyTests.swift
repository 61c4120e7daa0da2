import Domain
import Testing

struct MoneyTests {
    static let amounts: [(text: String, currency: String, minor: Int64)] = [
        ("1234.5", "CNY", 123_450), ("0", "USD", 0), ("0.01", "EUR", 1), ("100", "JPY", 100), ("1.234", "KWD", 1234),
        ("10000000000000.00", "CNY", 1_000_000_000_000_000),
    ]

    @Test(arguments: amounts)
    func `an amount is read to the minor unit`(row: (text: String, currency: String, minor: Int64)) throws {
        let currency = try #require(Currency(code: row.currency))
        #expect(Money(decimal: row.text, currency: currency)?.minorUnits == row.minor)
    }

    @Test(arguments: [
        "1,234.50", "1.234", "1.", ".5", "-1", "1e3", "", " 1", "+1", "10000000000000.01", "99999999999999999999", "１２",
    ])
    func `what is no amount of this currency is not read`(text: String) {
        #expect(Money(decimal: text, currency: .cny) == nil)
    }

    @Test func `a yen has no decimals`() throws {
        let yen = try #require(Currency(code: "jpy"))
        #expect(Money(decimal: "1.0", currency: yen) == nil)
        #expect(Money(minorUnits: 500, currency: yen).decimal == "500")
        #expect(Money(minorUnits: 5, currency: .cny).decimal == "0.05")
    }

    static let conversions: [(minor: Int64, currency: String, base: Int64)] = [
        (100, "USD", 725), (1, "USD", 7), (2, "USD", 15), (1000, "JPY", 5000), (1, "JPY", 5), (33, "CNY", 33),
    ]

    @Test(arguments: conversions)
    func `an amount becomes the base currency, rounded half up once`(row: (minor: Int64, currency: String, base: Int64))
        throws
    {
        let dollar = try #require(Currency(code: "USD"))
        let yen = try #require(Currency(code: "JPY"))
        let rates = ExchangeRates(base: .cny, billionths: [dollar: 7_250_000_000, yen: 50_000_000])
        let currency = try #require(Currency(code: row.currency))
        #expect(rates.inBase(Money(minorUnits: row.minor, currency: currency)) == row.base)
    }

    @Test func `no amount and no sum of orders overflows`() throws {
        let dollar = try #require(Currency(code: "USD"))
        let rates = ExchangeRates(base: .cny, billionths: [dollar: 1_000_000_000_000_000])
        let most = Money(minorUnits: Money.limit, currency: dollar)
        #expect(rates.inBase(most) == Money.ceiling)
        let rules = FoldRules(
            zone: .utc, rates: rates, replyLapse: .days(31), followUpPurposes: [.business],
            conversationChannels: [.phone])
        var details = EventDetails()
        details.amount = most
        let timeline = (1...400).map { number in
            Event(
                id: EventID(Int64(number)), customer: CustomerID(1), kind: .order,
                occurredAt: Instant(milliseconds: Int64(number) * 43_200_000), recordedAt: .latest, actor: .admin,
                ref: "o\(number)", details: details)
        }
        let facts = Facts(timeline: timeline, rules: rules)
        let moment = Moment(Instant(milliseconds: 400 * 43_200_000), in: .utc)
        #expect(facts.orders(in: 730, at: moment).sum == Money.ceiling)
    }

    @Test func `a currency without a rate has no value`() throws {
        let dollar = try #require(Currency(code: "USD"))
        let rates = ExchangeRates(base: .cny, billionths: [:])
        #expect(rates.inBase(Money(minorUnits: 1, currency: dollar)) == nil)
        #expect(!rates.knows(dollar))
    }
}
