import Domain
import Foundation
import Houses
import Testing

@testable import Workflows

/// Random schedules of every race: what must hold holds after each. A failure names its seed.
struct RandomRaceTests {
    static let tight = "max_owned: 2, max_claims_per_day: 2, cool_down: 0d".replacing(", ", with: "\n  ")
    static let ownership: Set<String> = [
        "obstacles", "unknown-customer", "not-allowed", "not-allowed-on", "not-owned",
    ]

    /// Those that RAPPORT_COURSES names, such as `CD`; without it all.
    static let courses = all.filter {
        ProcessInfo.processInfo.environment["RAPPORT_COURSES"]?.contains($0.name) ?? true
    }

    private static let all = [
        Course(name: "A", moves: [.claim, .claim, .claim, .release], refusals: ownership, owners: [nil, "ann"]),
        Course(
            name: "B", policy: Course.policy(pool: tight), moves: [.claim, .claim, .transfer, .importOwner, .release],
            refusals: ownership, owners: [nil, nil, nil, "ann"], instants: [.hours(15), .hours(39)]),
        Course(
            name: "C", moves: [.call, .call, .tick, .tick, .recordDraft, .claim],
            refusals: ownership.union(["unknown-draft"])),
        Course(
            name: "D", moves: [.tick, .tick, .claim, .transfer, .lock, .unlock, .undo, .call, .release],
            refusals: ownership.union(["already-locked", "not-locked", "already-undone", "changed-since"]),
            owners: ["ann", "amy"]),
        Course(
            name: "E", moves: [.request, .request, .approve, .approve, .refuse, .withdraw, .inquire, .tick],
            refusals: ownership.union(["already-waiting", "no-request", "own-request", "no-override", "set-by-another"])
        ),
        Course(
            name: "F", moves: [.snooze, .snooze, .call, .inquire, .tick, .transfer],
            refusals: ownership.union(["not-owed", "max-snoozes", "snooze-range"])),
        Course(
            name: "G", moves: [.importProfile, .importOwner, .importEvents, .importEvents, .edit, .claim],
            refusals: ownership, owners: ["ann", nil]),
        Course(
            name: "H",
            moves: [
                .deactivate, .reinstate, .demote, .promote, .moveTeam, .moveBack, .claim, .transfer, .call, .release,
                .approve, .request, .edit,
            ],
            refusals: ownership.union([
                "inactive-user", "already-waiting", "no-request", "own-request", "no-override", "set-by-another",
            ]), owners: ["ann", nil]),
    ]

    @Test(arguments: courses, Backend.allCases)
    func `every schedule of a race keeps what must hold`(course: Course, backend: Backend) async throws {
        let breaches = try await Schedules.play(course, on: backend)
        #expect(breaches.isEmpty, "\(breaches.count) breaches; \(breaches.prefix(3).joined(separator: "\n"))")
    }
}

extension Course: CustomTestStringConvertible {
    var testDescription: String { "race \(name)" }
}
