import Domain
import Foundation
import Houses
import Testing

@testable import Workflows

/// Plays many schedules of a course on stores of one kind.
enum Schedules {
    /// How many of each race on each store: RAPPORT_SCHEDULES, or so few that they are no burden.
    static let count = ProcessInfo.processInfo.environment["RAPPORT_SCHEDULES"].flatMap { Int($0) } ?? 40
    /// How many have one store: few enough that its old customers are no burden.
    private static let perStore = 200

    /// - Returns: what did not hold, with the seed and the story of the schedule.
    static func play(_ course: Course, on backend: Backend, count: Int = count) async throws -> [String] {
        let begun = ContinuousClock().now
        var breaches: [String] = []
        var codes: [String: Int] = [:]
        for first in stride(from: 0, to: count, by: perStore) {
            let house = try await House(backend, policy: course.policy)
            var start = instant("2026-03-04T01:00:00Z")
            for seed in first..<min(first + perStore, count) {
                var schedule = Schedule(course, in: house, seed: UInt64(seed), start: start)
                try await schedule.play()
                breaches += schedule.breaches
                for answer in schedule.answers {
                    codes["\(answer.act.move.rawValue) \(answer.code)", default: 0] += 1
                }
                codes["left", default: 0] += schedule.left
                start = schedule.now + .hours(1)
            }
            // Every customer, the chain of the audit and the house as a whole.
            breaches += try await house.findings(at: start.rfc3339).map { "\(course.name), from seed \(first): \($0)" }
            try await house.close()
        }
        if ProcessInfo.processInfo.environment["RAPPORT_SCHEDULES"] != nil {
            let told = codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            print("\(course.name), \(backend.rawValue): \(count) schedules, \(ContinuousClock().now - begun): \(told)")
        }
        return breaches
    }
}
