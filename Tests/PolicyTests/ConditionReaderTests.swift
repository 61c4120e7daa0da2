import Classification
import Domain
import Policy
import Testing

@Suite struct ConditionReaderTests {
    private static func read(_ yaml: String) throws -> (Condition?, [PolicyIssue]) {
        var reader = SectionReader(try PolicyDocument(yaml: "when: \(yaml)").root, path: "")
        let condition = reader.condition("when", baseCurrency: .cny)
        return (condition, reader.finish())
    }

    private static let sound: [(String, Condition)] = [
        ("{field: country, one-of: [DE, FR]}", .test(.profile(.country), .oneOf, .texts(["DE", "FR"]))),
        ("{field: annual_purchase, at-least: 20000.5}", .test(.profile(.annualPurchase), .atLeast, .number(2_000_050))),
        ("{field: order_sum_365, less: 7}", .test(.fact(.orderSumInYear), .less, .number(700))),
        ("{field: days_since_order, more: 30d}", .test(.fact(.daysSinceOrder), .more, .number(30))),
        ("{field: days_to_expected, at-most: -1}", .test(.fact(.daysToExpected), .atMost, .number(-1))),
        ("{field: need, equal: none}", .test(.fact(.need), .equal, .text("none"))),
        ("{field: budget_authorised, equal: no}", .test(.profile(.budgetAuthorised), .equal, .text("no"))),
        ("{field: tags, contains: VIP}", .test(.profile(.tags), .contains, .text("VIP"))),
        ("{field: industry, is-missing: yes}", .test(.profile(.industry), .isMissing, .none)),
        ("{field: industry, is-missing: no}", .not(.test(.profile(.industry), .isMissing, .none))),
        ("{scheme: grade, equal: A}", .test(.label("grade"), .equal, .text("A"))),
        ("{score: priority, at-least: 40}", .test(.score("priority"), .atLeast, .number(40))),
        ("{custom: size_class, not-equal: L}", .test(.custom("size_class"), .notEqual, .text("L"))),
        (
            "{field: orders, at-least: 1, less: 5}",
            .all([.test(.fact(.orders), .less, .number(5)), .test(.fact(.orders), .atLeast, .number(1))])
        ),
        (
            "{any: [{not: {field: name, contains: x}}, {all: [{field: orders, equal: 0}]}]}",
            .any([
                .not(.test(.profile(.name), .contains, .text("x"))), .all([.test(.fact(.orders), .equal, .number(0))]),
            ])
        ),
    ]

    @Test(arguments: sound)
    func `a condition is read from its shape`(yaml: String, expected: Condition) throws {
        let (condition, issues) = try Self.read(yaml)
        #expect(issues.isEmpty, "\(issues)")
        #expect(condition == expected)
    }

    private static let wrong: [(String, PolicyIssue.Kind, Int, String)] = [
        ("yes", .wrongType, 7, "when"),
        ("{}", .missing, 7, "when"),
        ("{equal: A}", .missing, 7, "when"),
        ("{field: country}", .missing, 7, "when"),
        ("{field: country, equals: DE}", .unknownKey, 24, "when.equals"),
        ("{field: country, equal: DE, then: x}", .unknownKey, 35, "when.then"),
        ("{field: colour, equal: red}", .outOfRange, 15, "when.field"),
        ("{field: due, less: 1}", .outOfRange, 15, "when.field"),
        ("{field: , equal: 1}", .missing, 15, "when.field"),
        ("{field: country, equal: de}", .outOfRange, 31, "when.equal"),
        ("{field: country, less: DE}", .wrongType, 30, "when.less"),
        ("{field: orders, contains: 1}", .wrongType, 33, "when.contains"),
        ("{field: orders, one-of: [1]}", .wrongType, 31, "when.one-of"),
        ("{field: orders, equal: many}", .wrongType, 30, "when.equal"),
        ("{field: orders, equal: 1.5}", .wrongType, 30, "when.equal"),
        ("{field: annual_purchase, more: 1.234}", .wrongType, 38, "when.more"),
        ("{field: annual_purchase, more: -1}", .wrongType, 38, "when.more"),
        ("{field: source, one-of: [website, fair]}", .outOfRange, 31, "when.one-of"),
        ("{field: source, contains: web}", .wrongType, 33, "when.contains"),
        ("{field: tags, more: a}", .wrongType, 27, "when.more"),
        ("{field: tags, one-of: []}", .missing, 29, "when.one-of"),
        ("{field: tags, is-missing: maybe}", .wrongType, 33, "when.is-missing"),
        ("{all: []}", .wrongType, 13, "when.all"),
        ("{all: {field: orders, equal: 1}}", .wrongType, 13, "when.all"),
        ("{not: [a]}", .wrongType, 13, "when.not"),
        ("{any: [{field: orders, equal: x}]}", .wrongType, 37, "when.any[1].equal"),
        ("{field: orders, scheme: grade, equal: 1}", .conflict, 23, "when.scheme"),
        ("{not: {field: orders, equal: 1}, equal: 1}", .unknownKey, 40, "when.equal"),
    ]

    @Test(arguments: wrong)
    func `a condition that makes no sense is refused at its place`(
        yaml: String, kind: PolicyIssue.Kind, column: Int, path: String
    ) throws {
        let (condition, issues) = try Self.read(yaml)
        #expect(condition == nil)
        let place = Position(line: 1, column: column)
        #expect(issues.contains { $0.kind == kind && $0.path == path && $0.position == place }, "\(issues)")
    }

    @Test func `a condition may be 16 deep and no deeper`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "{not: ", count: depth - 1) + "{field: orders, equal: 1}"
                + String(repeating: "}", count: depth - 1)
        }
        #expect(try Self.read(nested(16)).0 != nil)
        let issues = try Self.read(nested(17)).1
        #expect(issues.map(\.kind) == [.outOfRange])
        #expect(issues.map(\.message) == ["is nested deeper than 16 conditions"])
    }

    @Test func `a condition may have 256 parts and no more`() throws {
        func wide(_ count: Int) -> String {
            "{any: [" + Array(repeating: "{field: orders, equal: 1}", count: count - 1).joined(separator: ", ") + "]}"
        }
        #expect(try Self.read(wide(256)).0 != nil)
        let (condition, issues) = try Self.read(wide(300))
        #expect(condition == nil)
        #expect(issues.count == 1)
        #expect(issues.first?.kind == .outOfRange)
    }
}
