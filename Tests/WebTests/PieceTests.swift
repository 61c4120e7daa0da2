import Domain
import Foundation
import Markup
import Testing
import Wording
import Workflows

@testable import Web

@Suite struct PieceTests {
    @Test(
        arguments: [
            (nil, "–"), ("", "–"), ("curl/8", "curl/8"),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36",
                "Chrome · Linux"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
                "Edge · Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1",
                "Safari · iPhone"
            ),
            ("Mozilla/5.0 (Android 14; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0", "Firefox · Android"),
        ] as [(String?, String)]) func `a browser is told by its name`(agent: String?, name: String)
    {
        #expect(SettingsPage.browser(agent) == name)
    }

    @Test(arguments: [
        ("grade", "A", "grade-A"), ("rfm", "cannot-lose", "rfm-cannot-lose"), ("my own", "ä.b", "my-own---b"),
    ])
    func `a label has a class of its own`(scheme: String, label: String, expected: String) {
        #expect(Assets.labelClass(scheme, label) == expected)
    }

    static func reader(_ language: Language = .english, at now: Instant = .unset) throws -> Reader {
        return Reader(
            wording: Wording(language, namesCommands: false),
            display: Display(zone: .utc, currency: try #require(Currency(code: "USD")), schemes: []), user: nil,
            now: now,
            here: Link(), mark: "m")
    }

    @Test(arguments: [(1, "the one", "共 1 位"), (2, "all 2 of them", "共 2 位")])
    func `a number stands once in its phrase`(count: Int, en: String, zh: String) throws {
        for (language, expected) in [(Language.english, en), (.chinese, zh)] {
            #expect(
                try Self.reader(language).phrase(of: count, "the one", "all # of them", "共 # 位") == expected)
        }
    }

    @Test func `assets name their content`() {
        #expect(Assets.style.name.hasPrefix("rapport-") && Assets.style.name.hasSuffix(".css"))
        #expect(Assets.style.name != Asset("rapport", "css", "text/css", "other").name)
        #expect(Assets.named(Assets.script.name, nil)?.type == "text/javascript; charset=utf-8")
        #expect(Assets.named("rapport-0.css", nil) == nil)
    }

    @Test(
        arguments: [
            (0, 450, "0"), (1, 450, "1"), (30, 450, "1"), (31, 450, "2"), (0, 0, "off"), (1, 0, "off"), (0, nil, "0"),
            (40, nil, "1"),
        ] as [(Int, Int?, String)])
    func `a day tells how full it is, and one off is no day of work whatever is due on it`(
        due: Int, minutes: Int?, heat: String
    ) {
        #expect(TeamPage.Heat(due: due, minutes: minutes).rawValue == heat)
    }

    static let turns: [(label: String, score: Int?, en: String, zh: String)] = [
        ("D", nil, "03-02 00:00: looked at again", "03-02 00:00 重新判断"),
        ("D", 50, "03-02 00:00: looked at again", "03-02 00:00 重新判断"),
        ("D", 58, "03-02 00:00, then D · 58", "03-02 00:00，之后为 D · 58"),
        ("C", 58, "03-02 00:00, then C · 58", "03-02 00:00，之后为 C · 58"),
        ("C", nil, "03-02 00:00, then C", "03-02 00:00，之后为 C"),
    ]

    @Test(arguments: turns) func `what comes by time alone is told as far as it is other than what is`(
        turn: (label: String, score: Int?, en: String, zh: String)
    ) throws {
        let score = turn.score.map { ",\"score\":\($0)" } ?? ""
        let json = """
            {"label":{"scheme":"grade","label":"D","score":50,"since":"1970-01-01T00:00:00Z","origin":"rule"},
            "names":{"zh":"D","en":"D"},"rules":[],"facts":[],"parts":[],"uses":{},"alternatives":[],"policy":1,
            "validUntil":"1970-03-02T00:00:00Z","then":{"event":"time","label":"\(turn.label)"\(score)}}
            """
        let block = WhyBlock(scheme: try JSONDecoder().decode(Explanation.self, from: Data(json.utf8)))
        for (language, told) in [(Language.english, turn.en), (.chinese, turn.zh)] {
            let reader = try Self.reader(language, at: Instant(milliseconds: 86_400_000))
            let bytes = Markup.document(language: .english) { block.write(&$0, reader) }
            #expect(String(decoding: bytes, as: UTF8.self).contains("<dd>\(told)</dd>"))
        }
    }

    @Test func `what stands in an empty box is as dark as other soft text`() {
        #expect(StyleSheet.text.contains("::placeholder{color:var(--soft);opacity:1}"))
    }

    /// Every contrast that the style sheet gives between ink and ground, light and dark.
    @Test(arguments: [
        ("1c2522", "f6f7f4"), ("53605b", "ffffff"), ("53605b", "f6f7f4"), ("0b5f56", "ffffff"), ("ffffff", "0b5f56"),
        ("0b5f56", "e3efec"),
        ("a3231b", "fbe9e7"), ("1d6b3c", "e4f3e9"), ("e7edea", "1b2220"), ("a9b6b0", "1b2220"), ("5fcfbe", "1b2220"),
        ("06231f", "5fcfbe"), ("ff9d94", "1b2220"), ("a3231b", "ffffff"), ("ff9d94", "3a1f1c"), ("8ad6a5", "1a3224"),
    ]) func `texts stand out`(ink: String, ground: String) throws {
        for colour in [ink, ground] {
            let short = colour == "ffffff" ? "#fff" : "#\(colour)"
            #expect(StyleSheet.text.contains(short), "\(colour) is not in the style sheet")
        }
        #expect(try contrast(ink, ground) >= 4.5)
    }

    private func contrast(_ one: String, _ two: String) throws -> Double {
        let values = try [one, two].map { text in
            let number = try #require(Int(text, radix: 16))
            let parts = [number >> 16, number >> 8 & 255, number & 255].map { part in
                let value = Double(part) / 255
                return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }.sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    /// x to the 2.4th, by the fifth root of x to the 12th.
    private func power(_ value: Double) -> Double {
        let target = value * value * value * value * value * value * value * value * value * value * value * value
        var root = 0.5
        for _ in 0..<200 { root -= (root * root * root * root * root - target) / (5 * root * root * root * root) }
        return root
    }
}
