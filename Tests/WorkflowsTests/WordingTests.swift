import Domain
import Houses
import Policy
import Testing
import Wording

@testable import Workflows

struct WordingTests {
    /// Foreign trade, with stages and schemes of its own that ask for every field there is.
    static let policy: String = {
        let fields = (ProfileField.allCases.map(\.rawValue) + FactField.allCases.filter { $0 != .due }.map(\.rawValue))
            .map { "{field: \($0), is-missing: yes}" }
        let ask = "{all: [{field: key, equal: nobody}, \(fields.joined(separator: ", "))]}"
        let labels = "[{id: X, en: X, zh: 甲, when: \(ask)}, {id: Y, en: Y, zh: 乙, when: {scheme: grade, equal: A}}]"
        return Preset.foreignTrade.text.replacing(
            "  custom: {}", with: "  custom: {mine: {zh: 我的, en: Mine, labels: \(labels)}}"
        ).replacing(
            "  undealt_after: 30d",
            with: "  undealt_after: 30d\n    extra: [{id: key-account, when: {field: orders, more: 3}}]"
        ).replacing("repeat: never}", with: "repeat: never, key-account: never}")
    }()

    /// A code without words is shown as it is; in Chinese nothing that has words looks like its code.
    private func isFallback(_ words: String, _ code: String) -> Bool {
        words == code || words == String(code.map { $0 == "_" || $0 == "-" ? " " : $0 })
    }

    @Test(arguments: 1...30)
    func `every code of an explanation has words in Chinese and in English`(seed: UInt64) async throws {
        var history = RandomHistory(seed: seed)
        let scene = Scene()
        let session = scene.at(Scene.now, policy: Self.policy)
        _ = try await session.customers(history.customers())
        _ = try await session.timeline(RandomHistory.header + history.rows(60).joined())
        let chinese = Wording(.chinese)
        let english = Wording(.english)
        let names = Dictionary(
            try await session.display().schemes.map { ($0.id.text, $0.names) }, uniquingKeysWith: { a, _ in a })
        for key in RandomHistory.keys {
            for scheme in try await session.explain(key, scheme: nil).schemes {
                #expect(!scheme.rules.isEmpty, "\(scheme.label)")
                for rule in scheme.rules {
                    #expect(!isFallback(chinese.rule(rule), rule), "rule \(rule) of \(scheme.label.scheme)")
                    #expect(!english.rule(rule).isEmpty)
                }
                for fact in scheme.facts {
                    let words = chinese.fact(fact.name) { names[$0] }
                    #expect(!isFallback(words, fact.name), "fact \(fact.name) of \(scheme.label.scheme)")
                }
                for part in scheme.parts {
                    #expect(!isFallback(chinese.part(part.name), part.name), "part \(part.name)")
                }
                for other in scheme.alternatives { #expect(!isFallback(chinese.event(other.event), other.event)) }
            }
        }
    }

    /// All that the sources of the classifiers give; a new one must be put here and into the words.
    static let rules = """
        orders-repeated order-placed deal-lost inquiry nothing-known sample-order-rested quote-rested sample-order quote \
        order-open negotiation-rested interest-open order-completed negotiating no-order need-obvious need-potential \
        need-none need-not-stated undated overdue day-passed day-within-a day-within-b day-within-c day-later no-event \
        intention-high-day intention-high-signals intention-medium-need intention-medium-sign intention-low \
        maturity-experienced maturity-emerging maturity-new annual-purchase-large credit-trusted orders-large below-amount \
        message-waiting no-day-in-force day-urgent day-expedited day-unhurried annual-purchase orders never-bought segment \
        no-segment ready-to-buy points no-sign sign-answered sign-rested sign-fresh when:X otherwise
        """.split(separator: " ").map(String.init)

    @Test(arguments: rules)
    func `every rule has words`(code: String) {
        #expect(!isFallback(Wording(.chinese).rule(code), code))
    }

    @Test(arguments: [
        ("custom.size_class", "size_class", "size_class"), ("grade.score", "Grade score", "等级得分"),
        ("mine", "Mine", "我的"), ("annual_purchase", "annual purchase", "年采购额"), ("not-known", "not known", "not known"),
    ])
    func `a condition's field is named like a fact, a scheme, a score or a column`(name: String, en: String, zh: String)
    {
        func names(_ id: String) -> Names? {
            ["grade": Names(zh: "等级", en: "Grade"), "mine": Names(zh: "我的", en: "Mine")][id]
        }
        #expect(Wording(.english).fact(name, scheme: names) == en)
        #expect(Wording(.chinese).fact(name, scheme: names) == zh)
    }

    @Test(arguments: EventKind.allCases)
    func `every kind of event has a Chinese name`(kind: EventKind) {
        #expect(!isFallback(Wording(.chinese).entry(kind.rawValue), kind.rawValue))
    }

    @Test(arguments: ObligationKind.allCases)
    func `every kind of obligation has a Chinese name`(kind: ObligationKind) {
        #expect(!isFallback(Wording(.chinese).kind(kind.rawValue), kind.rawValue))
    }

    static let reasons = [
        "online", "unanswered", "new-spell", "email-unconfirmed", "form-missing", "cadence:grade:A", "expected-passed",
        "ungraded",
    ]

    @Test(arguments: reasons)
    func `every reason has a sentence and a few words`(code: String) {
        for moment in ["2026-03-31", nil] {
            for language in Language.allCases {
                let words = Wording(language).reason(code, of: moment) { _, _ in
                    (Names(zh: "等级", en: "Grade"), Names(zh: "甲", en: "First"))
                }
                #expect(!isFallback(words, code) && !words.contains("{"))
                #expect(words.contains("2026-03-31") == (moment != nil))
            }
        }
    }
}
