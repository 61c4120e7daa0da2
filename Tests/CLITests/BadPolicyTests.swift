import Foundation
import Testing

/// Policies with errors: each is named with its line and column, and none is stored.
struct BadPolicyTests {
    static let policies: [(name: String, text: String, errors: [String])] = [
        (
            "what is no YAML", "policy:\n  name: x\n bad\n",
            ["3:2: is not YAML: did not find expected key, while parsing a block mapping (line 1, column 1)"]
        ),
        ("a list", "- a\n", ["1:1: must be a mapping of keys to values"]),
        (
            "unknown keys, wrong types and ranges, all at once",
            """
            fold:
              time_zone: Mars/Base
            schemes:
              stage:
                undealt_afer: 30d
                undealt_after: soon
              hot:
                window: 100000d
              importance:
                important_amount: lots
            calender: {}

            """,
            [
                "2:14: fold.time_zone",
                "5:5: schemes.stage.undealt_afer is not known; known here: enabled, extra, undealt_after",
                "6:20: schemes.stage.undealt_after must be a count of days such as 30d, not “soon”",
                "8:13: schemes.hot.window is 100000; 1 to 3650 is possible",
                "10:23: schemes.importance.important_amount must be an amount such as 100000.00, not “lots”",
                "11:1: calender is not known; known here:",
            ]
        ),
        (
            "a cycle between schemes",
            """
            schemes:
              custom:
                a:
                  labels:
                    - {id: x, when: {scheme: b, equal: x}}
                    - {id: y}
                b:
                  labels:
                    - {id: x, when: {scheme: a, equal: x}}
                    - {id: y}

            """, ["3:5: schemes use each other in a circle: a → b → a; let one of them go without"]
        ),
        (
            "a calendar without working time", "calendar:\n  hours: {mon: []}\n",
            ["2:10: calendar.hours has no working time in the week; give at least one day a range such as 09:00-18:00"]
        ),
    ]

    @Test(arguments: policies)
    func `check and adopt name the errors, and nothing changes`(name: String, text: String, errors: [String]) throws {
        let rapport = try SampleStore.opened()
        try rapport.place.write(text, to: "p.yaml")
        let before = try rapport.place.read("rapport.sqlite")
        for arguments in [
            ["policy", "check", "p.yaml"], ["policy", "adopt", "p.yaml"], ["today", "--policy", "p.yaml"],
        ] {
            let outcome = try rapport(arguments)
            #expect(outcome.code == 78)
            #expect(outcome.output.isEmpty)
            let lines = outcome.errors.split(separator: "\n")
            #expect(lines.allSatisfy { $0.wholeMatch(of: /rapport: p\.yaml:[0-9]+:[0-9]+: .+/) != nil })
            #expect(lines.count == errors.count)
            for (line, error) in zip(lines, errors) { #expect(line.contains(error)) }
        }
        #expect(try rapport.says(as: before))
        #expect(try rapport("policy", "history", "--format", "csv").text.split(separator: "\r\n").count == 2)
    }

    @Test func `a write by another policy than the one in force names the way`() throws {
        let rapport = try SampleStore.opened()
        try rapport.place.write(try rapport(["policy", "preset", "small-business"], now: nil).output, to: "p.yaml")
        let refused = try rapport("log", "ACME", "note", "--policy", "p.yaml")
        #expect(refused.code == 78)
        #expect(
            refused.errors
                == "rapport: p.yaml is not the policy in force (version 1), and this command writes; make it the one with: "
                + "rapport policy adopt p.yaml\n")
        let read = try rapport("show", "ACME", "--policy", "p.yaml", "--format", "csv")
        #expect(read.code == 0 && read.text.contains("contact,recent"))
        #expect(try rapport("policy", "history", "--format", "csv").text.split(separator: "\r\n").count == 2)
    }

    @Test func `a policy that drops a currency in use is refused`() throws {
        let rapport = try SampleStore.opened()
        try rapport.place.write("fold:\n  rates: {EUR: 8}\n", to: "p.yaml")
        let outcome = try rapport("policy", "adopt", "p.yaml")
        #expect(outcome.code == 78)
        #expect(
            outcome.errors
                == "rapport: the policy has no rate for USD, which is on timelines; add it under fold.rates\n")
    }
}
