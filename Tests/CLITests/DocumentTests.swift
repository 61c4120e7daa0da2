import Foundation
import Testing

/// What documents show as printed is what the program prints, at their clock, on the sample that they import.
struct DocumentTests {
    /// A command of a document, with what stands under it.
    private struct Step {
        let words: [String]
        var lines: [String]
    }

    private static let clock = "2026-03-31T09:30:00+08:00"
    private static let sample = [
        ["demo", "--write", "sample"], ["import", "customers", "sample/customers.csv"],
        ["import", "timeline", "sample/timeline.csv"],
    ]

    @Test func `the README's morning is that of the sample`() throws {
        let steps = try Self.steps(of: "README.md")
        let rapport = Rapport(place: try Place())
        try Self.run(Self.sample, rapport)
        try Self.expect(steps.prefix(1), rapport)
    }

    @Test func `the README shows what is printed`() throws {
        // The policy with faults is the reader's.
        let steps = try Self.steps(of: "README.md").dropFirst().filter { $0.words != ["policy", "check", "team.yaml"] }
        try Self.expect(steps, Rapport(place: try Place()))
    }

    @Test func `the page about the team shows what is printed`() throws {
        let rapport = Rapport(place: try Place())
        try Self.run(Self.sample, rapport)
        try Self.expect(Self.steps(of: "docs/team.md"), rapport)
    }

    private static func run(_ commands: [[String]], _ rapport: Rapport) throws {
        for words in commands { try #require(try rapport(words, now: clock).code == 0) }
    }

    private static func expect(_ steps: some Sequence<Step>, _ rapport: Rapport) throws {
        for step in steps {
            let outcome = try rapport(step.words, now: clock)
            let printed = (outcome.text + outcome.errors).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(shows(step.lines[...], printed.map(String.init)[...]), "\(step.words): \(outcome.text)")
        }
    }

    /// Whether `document` shows `printed`, where a line of `…` is any lines, one that ends with it any end, and no hash is
    /// like another.
    private static func shows(_ document: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let line = document.first else { return printed.allSatisfy(\.isEmpty) }
        if line == "…" {
            return printed.indices.contains { shows(document.dropFirst(), printed[$0...]) }
                || shows(document.dropFirst(), [])
        }
        guard let next = printed.first else { return document.allSatisfy(\.isEmpty) }
        let isSame =
            line.hasSuffix("…") && next.hasPrefix(line.dropLast()) || masked(line) == masked(next)
            || line.hasSuffix("…") && line == next
        return isSame && shows(document.dropFirst(), printed.dropFirst())
    }

    private static func masked(_ line: String) -> String { line.replacing(/[0-9a-f]{64}/, with: "HASH") }

    private static func steps(of document: String) throws -> [Step] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = String(decoding: try Data(contentsOf: root.appending(path: document)), as: UTF8.self)
        var steps: [Step] = []
        // What stands after the three signs; nil outside.
        var fence: Substring?
        var isOurs = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                fence = fence == nil ? line.dropFirst(3) : nil
                isOurs = false
            } else if fence == "", line.hasPrefix("$ ") {
                isOurs = line.hasPrefix("$ rapport ")
                if isOurs { steps.append(Step(words: words(of: line.dropFirst("$ rapport ".count)), lines: [])) }
            } else if isOurs {
                steps[steps.count - 1].lines.append(String(line))
            }
        }
        return steps
    }

    /// The words of a command, of which those with blanks stand in quotes.
    private static func words(of command: Substring) -> [String] {
        let parts = command.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.enumerated().flatMap { place, part in
            place.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }
}
