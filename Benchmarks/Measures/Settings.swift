import Foundation

/// What a run measures, by environment: `swift package benchmark` has no arguments for it.
struct Settings: Sendable {
    /// How many customers the worlds have, one world after the other: `SIZES`.
    let sizes: [Int]
    /// How many customers a batch changes: `BATCH`.
    let batch: Int
    /// How often each thing is done: `ROUNDS`.
    let rounds: Int
    /// A release build of `rapport` whose start is measured: `PROGRAM`; nil leaves that out.
    let program: String?

    init(_ environment: [String: String]) {
        func numbers(_ name: String, _ usual: [Int]) -> [Int] {
            let given = (environment[name] ?? "").split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 }
            return given.isEmpty ? usual : given
        }
        sizes = numbers("SIZES", [100_000, 1_000_000])
        batch = numbers("BATCH", [100_000])[0]
        rounds = numbers("ROUNDS", [9])[0]
        program = environment["PROGRAM"]
    }
}
