import Benchmark
import Domain
import Foundation
import Wording
import Workflows

// The rules by themselves, each store with a little in it, and the program's start; then what must not grow with the number
// of customers, in worlds of several sizes, and what is done to many at once.

let benchmarks: @Sendable () -> Void = {
    let settings = Settings(ProcessInfo.processInfo.environment)
    do { try registerEngine() } catch { fatalError("the built-in policy is not sound: \(error)") }
    if let program = settings.program { registerStart(program, rounds: settings.rounds) }
    for backend in World.Backend.allCases {
        registerStores(backend, rounds: settings.rounds)
        for size in settings.sizes { registerDay(backend, size, rounds: settings.rounds) }
        registerBatch(backend, settings.batch, rounds: settings.rounds)
    }
}

private func registerDay(_ backend: World.Backend, _ size: Int, rounds: Int) {
    let name = "day \(backend.rawValue) \(size)"
    let ticks = Population.leaving.map { "tick, \($0) leave" }
    let claim = "claim by an owner of 190"
    let today = "today, 50 of 10,000"
    let asAdmin = "today, asked by the administrator"
    Benchmark(
        name, configuration: Stopwatch.configuration(ticks + [claim, today, asAdmin], rounds: rounds),
        closure: { (benchmark: Benchmark, world: World) async throws -> Void in
            let watch = Stopwatch(benchmark: benchmark)
            let round = benchmark.currentIteration
            for (index, count) in Population.leaving.enumerated() {
                let session = try world.at(Population.tick(index, of: round))
                let report = try await watch.measure(ticks[index]) { try await session.processTime() }
                guard report.recycled == count, report.examined == count else {
                    throw World.Failed(what: "\(report.examined) were due and \(report.recycled) left")
                }
            }
            let now = Population.tick(Population.leaving.count, of: round)
            for index in 0..<Population.claims {
                let session = try world.at(now, as: Population.claimant(index, of: round))
                let key = Population.free(index, of: round)
                let report = try await watch.measure(claim) { try await session.claim(key) }
                guard report.claimed else { throw World.Failed(what: "\(key) was not claimed") }
            }
            for (name, user) in [(today, Population.desk), (asAdmin, nil)] {
                let session = try world.at(now, as: user)
                let list = try await watch.measure(name) {
                    try await session.today(
                        owner: UserID(validating: Population.desk), days: 0, limit: 50, language: .english)
                }
                guard list.lines.count == 50 else { throw World.Failed(what: "\(list.lines.count) lines") }
            }
        },
        setup: {
            let world = try await World(backend, named: name)
            try await world.take(Population(size: size, rounds: rounds))
            return world
        },
        teardown: { try World.remove(name) })
}

private func registerBatch(_ backend: World.Backend, _ size: Int, rounds: Int) {
    let name = "batch \(backend.rawValue) \(size)"
    let (tag, undo) = ("tag", "undo")
    Benchmark(
        name, configuration: Stopwatch.configuration([tag, undo], rounds: min(rounds, 3)),
        closure: { (benchmark: Benchmark, world: World) async throws -> Void in
            let watch = Stopwatch(benchmark: benchmark)
            let session = try world.at(Population.measured)
            let report = try await watch.measure(tag) { try await session.batch(.addTags(["fair"]), matching: "") }
            guard let number = report.batch, report.changed == report.matched, report.changed >= size else {
                throw World.Failed(what: "\(report.changed) of \(report.matched) were tagged")
            }
            let undone = try await watch.measure(undo) { try await session.undo(number) }
            guard undone.restored == report.changed else {
                throw World.Failed(what: "\(undone.restored) of \(report.changed) were taken back")
            }
        },
        setup: {
            let world = try await World(backend, named: name)
            try await world.take(Population(size: size, rounds: 0))
            return world
        },
        teardown: { try World.remove(name) })
}
