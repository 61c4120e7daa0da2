import Foundation
import Testing

/// The program is killed on the way of a write: the store opens again, is sound, and the write is wholly there or wholly not.
struct KillTests {
    /// A write, the action that it is, and something that it leaves behind.
    struct Write: Sendable, CustomTestStringConvertible {
        let action: String
        let arguments: [String]
        var now = Rapport.now
        /// What is asked of the store afterwards, and what stands there once the write was done.
        let question: [String]
        let trace: String
        var testDescription: String { action }
    }

    static let file = "key,name\nACME,Acme Works\nNEW-1,One\nNEW-2,Two\n"
    static let late = "2026-05-20T09:00:00Z"

    static let writes = [
        Write(
            action: "pool.claim", arguments: ["pool", "claim", "B-2", "--as", "ann"],
            question: ["show", "B-2", "--format", "json"], trace: "\"owner\" : \"ann\""),
        Write(
            action: "event.log", arguments: ["log", "ACME", "note", "--note", "500 pieces", "--as", "ann"],
            question: ["show", "ACME", "--format", "json"], trace: "500 pieces"),
        // The owner of 北方 was warned when the store was made.
        Write(
            action: "tick", arguments: ["tick"], now: late,
            question: ["show", "北方", "--format", "json"],
            trace: "\"kind\" : \"released\""),
        Write(
            action: "tag.customers", arguments: ["tag", "add", "spring", "owner:ann,bo"],
            question: ["show", "ACME", "--format", "json"], trace: "spring"),
        Write(
            action: "override.set",
            arguments: ["override", "set", "ACME", "grade", "E", "--reason", "slip"],
            question: ["show", "ACME", "--format", "json"], trace: "\"kind\" : \"label-overridden\""),
        Write(
            action: "import.customers", arguments: ["import", "customers", "f.csv"],
            question: ["customers", "--format", "json"], trace: "NEW-2"),
    ]

    @Test(arguments: writes, ["before", "inside", "after"])
    func `a write that is killed is wholly there or wholly not`(write: Write, place: String) throws {
        let rapport = try SampleStore.opened()
        try rapport.place.write(Self.file, to: "f.csv")
        let before = try rapport.place.read("rapport.sqlite")
        let outcome = try rapport(
            write.arguments, now: write.now, environment: ["RAPPORT_FAILPOINT": "\(write.action).\(place)=kill"])
        #expect(outcome.code == -SIGKILL && outcome.output.isEmpty)
        #expect(try rapport("store", "check").code == 0)
        let answer = try rapport(write.question, now: write.now).text
        #expect(answer.contains(write.trace) == (place == "after"))
        if place != "after" {
            #expect(try rapport.says(as: before))
            // Done again, it is there.
            #expect(try rapport(write.arguments, now: write.now).code == 0)
            #expect(try rapport(write.question, now: write.now).text.contains(write.trace))
        }
        #expect(try rapport("audit", "verify").code == 0)
    }

    @Test(arguments: ["pool.claim=kill", "nothing.inside=kill", "pool.claim.inside=wait", ""])
    func `a failpoint that says nothing of sense stops nothing`(text: String) throws {
        let rapport = try SampleStore.opened()
        let arguments = ["pool", "claim", "B-2", "--as", "ann"]
        #expect(try rapport(arguments, environment: ["RAPPORT_FAILPOINT": text]).code == 0)
    }
}
