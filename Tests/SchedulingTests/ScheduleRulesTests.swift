import Classification
import Domain
import Scheduling
import Testing

struct ScheduleRulesTests {
    @Test func `a policy that says nothing has the numbers of the rules`() {
        let (rules, issues) = decodeSchedule([:])
        #expect(issues.isEmpty)
        #expect(rules.greetOnline == .minutes(15) && rules.recordForm == .days(7))
        #expect(
            rules.reply == ReplyRules() && rules.reply.within == .hours(24) && rules.reply.resumeWithin == .hours(2))
        #expect(rules.firstContact == FirstContactRules() && rules.cadence == Cadence() && rules.quiet == QuietRules())
        #expect(rules.cadence.days == ["A": 1, "B": 7, "C": 15, "D": 30, "E": 365])
        #expect(rules.cadence.fallback?.days == ["A": 1, "B": 3, "C": 7, "D": 30])
        #expect(rules.worklist == WorklistRules() && rules.phoneConfirm.workingDays == 1)
        #expect(rules.reclassify.labels == LabelSet("grade", ["ungraded"]))
    }

    @Test func `every number can be given`() {
        let (rules, issues) = decodeSchedule([
            "greet_online": ["within": "20min"],
            "reply": ["within": "8h", "clock": "working", "outside_hours": "resume", "resume_within": "1h"],
            "first_contact": ["scheme": "stars", "urgent": ["3", "2"], "urgent_within": "4h", "working_days": "3"],
            "phone_confirm": ["scheme": "power", "labels": "A", "working_days": "2"], "record_form": ["within": "3d"],
            "cadence": [
                "scheme": "stars", "days": ["3": "2d", "2": "9"],
                "fallback": ["label": "unrated", "scheme": "power", "days": ["A": "4"]],
            ], "reclassify": ["labels": [], "working_days": "4"],
            "quiet": ["channel": "chat", "days": ["sun"], "instead": "phone"],
            "worklist": ["near": "30min", "priority": "power", "stars": "none"],
        ])
        #expect(issues.isEmpty)
        #expect(rules.greetOnline == .minutes(20) && rules.reply.within == .hours(8) && rules.reply.clock == .working)
        #expect(rules.reply.outsideHours == .resume && rules.reply.resumeWithin == .hours(1))
        #expect(rules.firstContact.urgent == LabelSet("stars", ["3", "2"]) && rules.firstContact.workingDays == 3)
        #expect(rules.firstContact.urgentWithin == .hours(4) && rules.recordForm == .days(3))
        #expect(rules.phoneConfirm == LabelledDays(labels: LabelSet("power", ["A"]), workingDays: 2))
        #expect(
            rules.cadence
                == Cadence(
                    scheme: "stars", days: ["3": 2, "2": 9],
                    fallback: .init(labels: ["unrated"], scheme: "power", days: ["A": 4])))
        #expect(rules.reclassify == LabelledDays(labels: LabelSet("grade", []), workingDays: 4))
        #expect(rules.quiet.channel == .chat && rules.quiet.weekdays.map(\.name) == ["sun"])
        #expect(rules.quiet.instead == [.phone])
        #expect(
            rules.worklist.near == .minutes(30) && rules.worklist.priority == "power" && rules.worklist.stars == nil)
    }

    @Test func `another governing scheme has no fallback unless it names one`() {
        let (rules, issues) = decodeSchedule(["cadence": ["scheme": "stars", "days": ["3": "1"]]])
        #expect(issues.isEmpty && rules.cadence.fallback == nil)
        let none = decodeSchedule(["cadence": ["fallback": ["label": []]]])
        #expect(none.issues.isEmpty && none.rules.cadence.fallback == nil && none.rules.cadence.days["A"] == 1)
    }

    static let refused: [(tree: Tree, issues: [String])] = [
        (["reply": ["within": "24"]], ["wrong-type schedule.reply.within"]),
        (["reply": ["within": "0h"]], ["out-of-range schedule.reply.within"]),
        (["reply": ["clock": "wall"]], ["out-of-range schedule.reply.clock"]),
        (["first_contact": ["working_days": "0"]], ["out-of-range schedule.first_contact.working_days"]),
        (["first_contact": ["scheme": "stars"]], ["missing schedule.first_contact.scheme"]),
        (["phone_confirm": ["label": "important"]], ["unknown-key schedule.phone_confirm.label"]),
        (["cadence": ["scheme": "stars"]], ["missing schedule.cadence.days"]),
        (["cadence": ["days": ["A": "0"]]], ["out-of-range schedule.cadence.days.A"]),
        (["cadence": ["days": ["A": "3651"]]], ["out-of-range schedule.cadence.days.A"]),
        (["cadence": ["fallback": ["scheme": "stars"]]], ["missing schedule.cadence.fallback.days"]),
        (["quiet": ["days": ["monday"]]], ["out-of-range schedule.quiet.days"]),
        (["quiet": ["days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]], ["out-of-range schedule.quiet.days"]),
        (["quiet": ["instead": ["email"]]], ["conflict schedule.quiet.instead"]),
        (["quiet": ["instead": ["pigeon"]]], ["out-of-range schedule.quiet.instead"]),
        (["worklist": ["far": "2h"]], ["unknown-key schedule.worklist.far"]),
        (["follow": "x"], ["unknown-key schedule.follow"]),
    ]

    @Test func `days that are given lie over the usual ones, and none means no follow-up`() {
        let (rules, issues) = decodeSchedule([
            "cadence": ["days": ["A": "2", "E": "none"], "fallback": ["days": ["B": "4"]]]
        ])
        #expect(issues.isEmpty)
        #expect(rules.cadence.days == ["A": 2, "B": 7, "C": 15, "D": 30] && rules.cadence.silent == ["E"])
        #expect(rules.cadence.fallback?.days == ["A": 1, "B": 4, "C": 7, "D": 30])
    }

    @Test func `a governing scheme leaves no label out`() {
        let (rules, _) = decodeSchedule(["cadence": ["scheme": "demand", "days": ["target": "3"]]])
        let demand = Scheme(
            "demand", zh: "", en: "",
            labels: ["target", "potential", "dead"].map { LabelDefinition(LabelID($0), zh: "", en: "") })
        let issues = rules.check(schemes: [demand]).filter { $0.kind == .missing }
        #expect(issues.map(\.path) == ["schedule.cadence.days"])
        #expect(issues.first?.message.hasPrefix("says nothing of potential, dead;") ?? false)
        let (whole, _) = decodeSchedule(
            ["cadence": ["scheme": "demand", "days": ["target": "3", "potential": "15", "dead": "none"]]])
        #expect(whole.check(schemes: [demand]).filter { $0.kind == .missing }.isEmpty)
    }

    @Test(arguments: refused)
    func `what cannot be is refused with its place`(tree: Tree, issues: [String]) {
        #expect(brief(decodeSchedule(tree).issues) == issues)
    }

    static let grade = Scheme(
        "grade", zh: "", en: "",
        labels: ["A", "B", "C", "D", "E", "ungraded"].map { LabelDefinition($0, zh: "", en: "") })
    static let priority = Scheme(
        "priority", zh: "", en: "", labels: ["A", "B", "C", "D"].map { LabelDefinition($0, zh: "", en: "") })
    static let stars = Scheme(
        "stars", zh: "", en: "", labels: ["3", "2", "1", "unrated"].map { LabelDefinition($0, zh: "", en: "") })
    static let importance = Scheme(
        "importance", zh: "", en: "", labels: ["important"].map { LabelDefinition($0, zh: "", en: "") })

    @Test func `labels that no scheme has are named with their line`() {
        let all = [Self.grade, Self.priority, Self.stars, Self.importance]
        #expect(decodeSchedule([:]).rules.check(schemes: all).isEmpty)
        let tree: Tree = ["cadence": ["days": ["A": "1", "F": "7"]], "first_contact": ["urgent": ["A", "Z"]]]
        let issues = decodeSchedule(tree).rules.check(schemes: all)
        #expect(brief(issues) == ["conflict schedule.first_contact.urgent", "conflict schedule.cadence.days.F"])
        #expect(issues.map(\.position.line) == [7, 5])
        #expect(
            issues.last?.message == "names label “F”, which scheme grade does not have; it has: A, B, C, D, E, ungraded"
        )
    }

    @Test func `a policy without a scheme must not name it`() {
        let without = decodeSchedule([:]).rules.check(schemes: [Self.grade, Self.priority, Self.stars])
        #expect(brief(without) == ["conflict schedule.phone_confirm.labels"])
        let quietly = decodeSchedule(["phone_confirm": ["labels": []]]).rules
        #expect(quietly.check(schemes: [Self.grade, Self.priority, Self.stars]).isEmpty)
        #expect(!quietly.check(schemes: []).isEmpty)
    }
}
