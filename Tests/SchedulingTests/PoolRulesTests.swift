import Classification
import Domain
import Scheduling
import Testing

struct PoolRulesTests {
    static func decode(_ tree: Tree) -> (rules: PoolRules, issues: [PolicyIssue]) {
        var reader = SectionReader(tree.section, path: "pool")
        let rules = PoolRules(&reader)
        return (rules, reader.finish())
    }

    static let stage = Scheme(
        "stage", zh: "", en: "",
        labels: ["unmarked", "inquiry", "sample-order", "undealt", "transaction", "repeat"].map {
            LabelDefinition(LabelID($0), zh: "", en: "")
        })
    static let demand = Scheme(
        "demand", zh: "", en: "",
        labels: ["target", "potential", "dead"].map { LabelDefinition(LabelID($0), zh: "", en: "") })

    @Test func `a policy that says nothing has the numbers of the rules`() {
        let (rules, issues) = Self.decode([:])
        #expect(issues.isEmpty && rules.check(schemes: [Self.stage]).isEmpty)
        #expect(rules.maxOwned == 200 && rules.maxClaimsPerDay == 20 && rules.maxLocked == 20)
        #expect(rules.coolDown == .days(7) && rules.rest == .days(0))
        #expect(rules.returning == ReturningRules() && rules.recycling == RecycleRules())
        #expect(rules.returning.toLastOwner && rules.returning.then == .leastLoaded)
        #expect(rules.recycling.noFollowUp["inquiry"] == .days(15) && rules.recycling.never == ["repeat"])
        #expect(rules.recycling.noDeal == .days(180) && rules.recycling.warnBefore == .days(3))
        #expect(rules.recycling.promiseWithin == .days(7) && rules.recycling.warnedAtLeast == .days(1))
    }

    @Test func `every number can be given`() {
        let (rules, issues) = Self.decode([
            "max_owned": "50", "max_claims_per_day": "5", "cool_down": "14d", "rest": "12h", "max_locked": "0",
            "returning": ["last_owner": "no", "then": "round-robin"],
            "recycle": [
                "enabled": "yes", "scheme": "demand",
                "no_follow_up": ["target": "10d", "potential": "48h", "dead": "never"],
                "no_deal": "never", "promise_within": "3d", "warn_before": "2d", "warned_at_least": "36h",
            ],
        ])
        #expect(issues.isEmpty && rules.check(schemes: [Self.demand]).isEmpty)
        #expect(rules.maxOwned == 50 && rules.maxClaimsPerDay == 5 && rules.maxLocked == 0)
        #expect(rules.coolDown == .days(14) && rules.rest == .hours(12))
        #expect(!rules.returning.toLastOwner && rules.returning.then == .roundRobin)
        let recycling = rules.recycling
        #expect(recycling.scheme == "demand" && recycling.noFollowUp == ["target": .days(10), "potential": .days(2)])
        #expect(recycling.never == ["dead"] && recycling.noDeal == nil && recycling.promiseWithin == .days(3))
        #expect(recycling.warnBefore == .days(2) && recycling.warnedAtLeast == .hours(36))
    }

    @Test func `spans that are given lie over the usual ones`() {
        let (rules, issues) = Self.decode(["recycle": ["no_follow_up": ["repeat": "365d", "undealt": "never"]]])
        #expect(issues.isEmpty && rules.recycling.never == ["undealt"])
        #expect(rules.recycling.noFollowUp["repeat"] == .days(365) && rules.recycling.noFollowUp["undealt"] == nil)
        #expect(rules.recycling.noFollowUp["unmarked"] == .days(7))
    }

    static let refused: [(tree: Tree, issues: [String])] = [
        (["max_owned": "-1"], ["out-of-range pool.max_owned: is -1; 0 to 1000000 is possible"]),
        (["max_owned": "x"], ["wrong-type pool.max_owned: must be a whole number, not “x”"]),
        (["max_locked": "1000001"], ["out-of-range pool.max_locked: is 1000001; 0 to 1000000 is possible"]),
        (["cool_down": "3651d"], ["out-of-range pool.cool_down: is 3651d; 0d to 3650d is possible"]),
        (
            ["rest": "7"],
            ["wrong-type pool.rest: must be a length of time such as 15min, 24h or 30d, not “7”"]
        ),
        (
            ["returning": ["then": "dice"]],
            ["out-of-range pool.returning.then: is “dice”; possible: least-loaded, round-robin, none"]
        ),
        (
            ["recycle": ["scheme": "demand"]],
            [
                "missing pool.recycle.no_follow_up: must give each label of demand a length of time such as 15d, or never"
            ]
        ),
        (
            ["recycle": ["scheme": "none"]],
            ["out-of-range pool.recycle.scheme: is none; name a scheme, or switch recycling off with enabled: no"]
        ),
        (
            ["recycle": ["no_follow_up": ["inquiry": "30min"]]],
            ["out-of-range pool.recycle.no_follow_up.inquiry: is 30min; 1h to 3650d is possible"]
        ),
        (["recycle": ["no_deal": "0d"]], ["out-of-range pool.recycle.no_deal: is 0d; 1h to 3650d is possible"]),
        (
            ["recycle": ["warned_at_least": "32d"]],
            ["out-of-range pool.recycle.warned_at_least: is 32d; 1d to 31d is possible"]
        ),
        (
            ["recycle": ["after": "3d"]],
            [
                "unknown-key pool.recycle.after: is not known; known here: enabled, no_deal, no_follow_up, promise_within, scheme, warn_before, warned_at_least"
            ]
        ),
        (
            ["claims": "3"],
            [
                "unknown-key pool.claims: is not known; known here: cool_down, max_claims_per_day, max_locked, max_owned, recycle, rest, returning"
            ]
        ),
    ]

    @Test(arguments: refused)
    func `what cannot be is refused with the way out`(tree: Tree, issues: [String]) {
        #expect(Self.decode(tree).issues.map { "\($0.kind.rawValue) \($0.path): \($0.message)" } == issues)
    }

    @Test func `labels that are unknown or left out are named with their line`() {
        let extra = Scheme(
            "stage", zh: "", en: "", labels: Self.stage.labels + [LabelDefinition("vip", zh: "", en: "")])
        let left = Self.decode(["recycle": ["no_follow_up": ["inquiry": "3d"]]]).rules.check(schemes: [extra])
        #expect(brief(left) == ["missing pool.recycle.no_follow_up"])
        #expect(left.first?.message == "says nothing of vip; give each a length of time, or never")
        let given = Self.decode(["recycle": ["no_follow_up": ["inquiry": "3d", "vips": "3d"]]]).rules
        #expect(
            brief(given.check(schemes: [extra])) == [
                "conflict pool.recycle.no_follow_up.vips", "missing pool.recycle.no_follow_up",
            ])
        #expect(given.check(schemes: [extra]).map(\.position.line) == [5, 4])
        let stated = Self.decode(["recycle": ["scheme": "stage"]]).rules
        #expect(brief(stated.check(schemes: [Self.demand])).contains("conflict pool.recycle.scheme"))
    }

    @Test func `a policy that says nothing of recycling stays sound, whatever its schemes`() {
        #expect(Self.decode([:]).rules.check(schemes: [Self.demand]).isEmpty)
        let extra = Scheme(
            "stage", zh: "", en: "", labels: Self.stage.labels + [LabelDefinition("vip", zh: "", en: "")])
        #expect(Self.decode(["max_owned": "3"]).rules.check(schemes: [extra]).isEmpty)
    }

    @Test func `recycling that is switched off asks for no scheme`() {
        let (rules, issues) = Self.decode(["recycle": ["enabled": "no"]])
        #expect(issues.isEmpty && rules.check(schemes: [Self.demand]).isEmpty && !rules.recycling.isOn)
        let other = Self.decode(["recycle": ["enabled": "no", "scheme": "demand"]])
        #expect(other.issues.isEmpty && other.rules.check(schemes: []).isEmpty)
    }
}
