import Classification
import Domain
import Policy
import Testing

@Suite struct FoldSectionTests {
    private static let zones = ZoneSource { name in
        ["Asia/Shanghai", "Europe/Berlin"].contains(name)
            ? ZoneRules(name: name, initialOffset: 28_800, transitions: []) : nil
    }

    private static func decode(_ yaml: String) throws -> (FoldRules, [PolicyIssue]) {
        var reader = SectionReader(try PolicyDocument(yaml: yaml).root, path: "")
        let rules = reader.nested("fold") { FoldSection.decode(&$0, zones: zones) }
        return (rules, reader.finish())
    }

    @Test func `a policy that says nothing has the defaults`() throws {
        let (rules, issues) = try Self.decode("")
        #expect(issues.isEmpty)
        #expect(rules.zone.name == "Asia/Shanghai")
        #expect(rules.rates == ExchangeRates(base: .cny, billionths: [:]))
        #expect(rules.replyLapse == .days(31))
        #expect(rules.followUpPurposes == [.business, .care])
        #expect(rules.conversationChannels == [.phone, .visit])
    }

    @Test func `every key is read`() throws {
        let (rules, issues) = try Self.decode(
            """
            fold:
              time_zone: Europe/Berlin
              base_currency: EUR
              rates: {USD: 0.9, JPY: 0.006123456}
              follow_up: {purposes: business, conversations: []}
              reply_lapse: 48h
            """)
        #expect(issues.isEmpty)
        #expect(rules.zone.name == "Europe/Berlin")
        let currencies = [Currency(code: "EUR"), Currency(code: "USD"), Currency(code: "JPY")].compactMap(\.self)
        #expect(
            rules.rates
                == ExchangeRates(
                    base: currencies[0], billionths: [currencies[1]: 900_000_000, currencies[2]: 6_123_456]))
        #expect(rules.replyLapse == .hours(48))
        #expect(rules.followUpPurposes == [.business])
        #expect(rules.conversationChannels == ChannelSet())
    }

    private static let wrong: [(String, PolicyIssue.Kind, Int, String, String)] = [
        ("time_zone: Asia/Atlantis", .outOfRange, 19, "fold.time_zone", "Asia/Atlantis"),
        ("base_currency: yuan", .wrongType, 23, "fold.base_currency", "yuan"),
        ("base_currency: CYN", .wrongType, 23, "fold.base_currency", "“CYN”"),
        ("rates: {usd: 7}", .wrongType, 21, "fold.rates.usd", "capitals"),
        ("rates: {CNY: 1}", .conflict, 21, "fold.rates.CNY", "base currency"),
        ("rates: {USD: 0}", .outOfRange, 21, "fold.rates.USD", "more than 0"),
        ("rates: {USD: 1000000.000000001}", .outOfRange, 21, "fold.rates.USD", "at most 1000000"),
        ("rates: {USD: 0.0000000001}", .outOfRange, 21, "fold.rates.USD", "nine decimals"),
        ("rates: {USD: -7}", .outOfRange, 21, "fold.rates.USD", "-7"),
        ("rates: {USD: }", .outOfRange, 21, "fold.rates.USD", "rate"),
        ("rates: 7", .wrongType, 15, "fold.rates", "mapping"),
        ("follow_up: {purposes: [sport]}", .outOfRange, 30, "fold.follow_up.purposes", "sport"),
        ("follow_up: {purposes: []}", .outOfRange, 30, "fold.follow_up.purposes", "at least one"),
        ("follow_up: {conversations: [telex]}", .outOfRange, 35, "fold.follow_up.conversations", "telex"),
        ("reply_lapse: 59min", .outOfRange, 21, "fold.reply_lapse", "59min"),
        ("reply_lapse: 3651d", .outOfRange, 21, "fold.reply_lapse", "3651d"),
        ("zone: UTC", .unknownKey, 8, "fold.zone", "not known"),
    ]

    @Test(arguments: wrong)
    func `what is wrong is named with its place`(
        yaml: String, kind: PolicyIssue.Kind, column: Int, path: String, message: String
    ) throws {
        let issues = try Self.decode("fold: {\(yaml)}").1
        let issue = try #require(issues.first { $0.kind == kind && $0.path == path }, "\(issues)")
        #expect(issue.message.contains(message), "\(issue.message)")
        #expect(issue.position == Position(line: 1, column: column))
    }
}
