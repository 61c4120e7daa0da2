import Domain
import Testing
import Wording

@testable import Workflows

/// What a timeline says, in words and not in codes.
struct EntryWordsTests {
    private static let grade = Scheme(
        "grade", zh: "等级", en: "Grade",
        labels: [
            LabelDefinition("ungraded", zh: "未评级", en: "Ungraded"), LabelDefinition("A", zh: "A级", en: "Grade A"),
        ], order: .bestFirst)

    private func said(_ details: [String: String], _ language: Language) -> [String] {
        EntryWords(
            Wording(language), scheme: { $0 == "grade" ? Self.grade : nil },
            clock: { Instant(rfc3339: $0) == nil ? $0 : "CLOCK" }
        ).clauses(details)
    }

    private static let rows: [(details: [String: String], en: [String], zh: [String])] = [
        (
            ["extra.scheme": "grade", "extra.label": "A", "extra.from": "ungraded", "extra.state": "waiting"],
            ["Grade: Ungraded → Grade A", "waits for approval"], ["等级：未评级 → A级", "待审批"]
        ),
        (
            ["extra.scheme": "grade", "extra.how": "withdrawn", "target": "7", "reason": "a slip"],
            ["Grade", "withdrawn", "a slip"], ["等级", "撤回", "a slip"]
        ),
        (
            ["channel": "phone", "direction": "out", "purpose": "care", "outcome": "no-answer"],
            ["phone", "we to them", "no answer", "care"], ["电话", "我方发起", "无人应答", "关怀"]
        ),
        (["purpose": "business", "channel": "email", "direction": "in"], ["email", "they to us"], ["邮件", "客户发起"]),
        (["signal": "contract-draft"], ["asked for a draft contract"], ["索要合同草案"]),
        (["level": "none"], ["no need"], ["无需求"]),
        (
            ["amount": "900.00", "currency": "USD", "order_ref": "O-1"], ["900.00 USD", "order ref: O-1"],
            ["900.00 USD", "订单号：O-1"]
        ),
        (["owner": "ann", "reason": "no-follow-up"], ["ann", "no follow-up"], ["ann", "未跟进"]),
        (
            ["extra.kind": "follow-up", "extra.cause": "x:1", "extra.until": "2026-03-04T01:00:00Z", "reason": "fair"],
            ["follow up", "fair", "until: CLOCK"], ["跟进", "fair", "至：CLOCK"]
        ),
        (
            [
                "extra.due": "2026-03-04T01:00:00Z", "extra.rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
                "extra.zone": "Asia/Tokyo",
            ],
            ["due: CLOCK", "every 2 weeks on Tue, Fri", "zone: Asia/Tokyo"],
            ["期限：CLOCK", "每 2 周的周二、周五", "时区：Asia/Tokyo"]
        ),
        (
            ["model": "VS-80", "serial": "1", "service_days": "180", "extra.part.belt": "30"],
            ["model: VS-80", "belt every 30 days", "serial: 1", "service days: 180"],
            ["型号：VS-80", "belt每 30 天更换", "序列号：1", "保养间隔（天）：180"]
        ),
        (["extra.replaced.belt": "yes"], ["belt replaced"], ["更换belt"]),
        (["extra.tags": "a;b"], ["a, b"], ["a、b"]),
        (["extra.locked": "yes"], ["locked: yes"], ["锁定：是"]),
        (
            ["extra.source": " → website", "extra.custom.Hue": "red → blue"],
            ["Hue: red → blue", "source: – → website"], ["Hue：red → blue", "来源：– → 官网"]
        ),
        (["extra.method_fits": "no"], ["the method fits the goal: no"], ["方法是否适合目标：否"]),
    ]

    @Test(arguments: rows.indices) func `values are said in words of the language`(row: Int) {
        #expect(said(Self.rows[row].details, .english) == Self.rows[row].en)
        #expect(said(Self.rows[row].details, .chinese) == Self.rows[row].zh)
    }

    @Test func `every code of a closed set has words`() {
        let sets: [(column: String, codes: [String])] = [
            ("signal", Signal.allCases.map(\.rawValue)), ("outcome", Outcome.allCases.map(\.rawValue)),
            ("direction", Direction.allCases.map(\.rawValue)), ("level", NeedLevel.allCases.map(\.rawValue)),
            ("extra.state", LabelOverride.State.allCases.map(\.rawValue)),
            ("extra.how", OverrideEnd.allCases.map(\.rawValue)),
            ("purpose", Purpose.allCases.filter { $0 != .business }.map(\.rawValue)),
            ("channel", Channel.allCases.map(\.rawValue)), ("extra.kind", ObligationKind.allCases.map(\.rawValue)),
        ]
        for (column, codes) in sets {
            for code in codes {
                let words = said([column: code], .chinese)
                #expect(words.count == 1 && words != [code], "\(column) \(code)")
                #expect(said([column: code], .english).count == 1)
            }
        }
    }

    @Test(arguments: [
        ("FREQ=DAILY", "every day", "每天"), ("FREQ=MONTHLY", "every month", "每月"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=6", "every week on Mon, 6 times", "每周的周一，共 6 次"),
        ("FREQ=MONTHLY;BYDAY=2TU,-1FR", "every month on the last Fri, Tue number 2", "每月的最后一个周五、第 2 个周二"),
        ("FREQ=YEARLY;INTERVAL=2;UNTIL=20301231", "every 2 years, until 2030-12-31", "每 2 年，至 2030-12-31"),
        ("nonsense", "nonsense", "nonsense"),
    ])
    func `a rule to recur by is said in words`(rule: String, english: String, chinese: String) {
        #expect(Wording(.english).recurrence(rule) == english)
        #expect(Wording(.chinese).recurrence(rule) == chinese)
    }
}
