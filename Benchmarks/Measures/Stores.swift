import Benchmark
import Domain
import Foundation
import Storage
import Wording
import Workflows

/// What a store takes in and gives back: imports, one event after the other, and a worklist of one of 200 owners.
private enum Trade {
    static let customers = 10_000
    static let owners = 200
    static let eventsEach = 10

    static func key(_ number: Int) -> String { "C-\(number)" }
    static func owner(_ number: Int) -> String { "owner-\(number % owners)" }

    static var customerFile: String {
        var text = "key,name,country,source,emails,owner,created_at\n"
        for number in 0..<customers {
            let since = (Population.start + .days(-30 - number / owners % 60)).rfc3339
            text += "\(key(number)),Firm \(number),DE,website,c\(number)@firm.example,\(owner(number)),\(since)\n"
        }
        return text
    }

    static var timelineFile: String {
        var text = "customer,kind,at,channel,direction,purpose,outcome,form,level,ref\n"
        // By day, as files of events are, so that those of a customer lie far apart.
        for event in 0..<eventsEach {
            for number in 0..<customers {
                let at = (Population.start + .days(event - eventsEach) + Span(milliseconds: Int64(number) * 1_000))
                    .rfc3339
                switch event % 3 {
                case 0: text += "\(key(number)),contact,\(at),phone,out,business,reached,yes,,e\(event)\n"
                case 1: text += "\(key(number)),inquiry,\(at),,,,,,,e\(event)\n"
                default: text += "\(key(number)),need,\(at),,,,,,potential,e\(event)\n"
                }
            }
        }
        return text
    }

    /// Measures one thing that is done to a store with all of them, again and again.
    static func register(
        _ name: String, _ measure: String, _ backend: World.Backend, rounds: Int,
        _ body: @escaping @Sendable (World, Stopwatch, Int) async throws -> Void
    ) {
        let name = "\(name) \(backend.rawValue)"
        Benchmark(
            name, configuration: Stopwatch.configuration([measure], rounds: rounds * 100),
            closure: { (benchmark: Benchmark, world: World) async throws -> Void in
                try await body(world, Stopwatch(benchmark: benchmark), benchmark.currentIteration)
            },
            setup: {
                let world = try await World(backend, named: name)
                try await world.take(customerFile, .importCustomers)
                try await world.take(timelineFile, .importTimeline)
                return world
            },
            teardown: { try World.remove(name) })
    }
}

func registerStores(_ backend: World.Backend, rounds: Int) {
    registerImport(backend, rounds: min(rounds, 3))
    registerFollowUp(backend, rounds: rounds)
    registerWorklist(backend, rounds: rounds)
}

private func registerImport(_ backend: World.Backend, rounds: Int) {
    let name = "import \(backend.rawValue)"
    let customers = "\(Trade.customers) customers"
    let events = "\(Trade.customers * Trade.eventsEach) events"
    Benchmark(
        name, configuration: Stopwatch.configuration([customers, events], rounds: rounds),
        closure: { benchmark in
            let watch = Stopwatch(benchmark: benchmark)
            let world = try await World(backend, named: name)
            try await watch.measure(customers) { try await world.take(Trade.customerFile, .importCustomers) }
            try await watch.measure(events) { try await world.take(Trade.timelineFile, .importTimeline) }
            try await world.store.close()
            try World.remove(name)
        })
}

private func registerFollowUp(_ backend: World.Backend, rounds: Int) {
    let measure = "one follow-up"
    Trade.register("write path", measure, backend, rounds: rounds) { world, watch, round in
        let number = round &* 7_919 % Trade.customers
        var details = EventDetails()
        details.channel = .phone
        details.direction = .outbound
        details.outcome = .reached
        let input = EventInput(kind: .contact, details: details, formFilled: true)
        let session = try world.at(
            Population.start + Span(milliseconds: Int64(round) * 10), as: Trade.owner(number))
        let report = try await watch.measure(measure) { try await session.log(input, for: Trade.key(number)) }
        guard report.recorded else { throw World.Failed(what: "nothing was recorded") }
    }
}

private func registerWorklist(_ backend: World.Backend, rounds: Int) {
    let measure = "50 lines of one of \(Trade.owners) owners"
    Trade.register("worklist", measure, backend, rounds: rounds) { world, watch, round in
        let session = try world.at(Population.start, as: Trade.owner(round &* 7))
        let list = try await watch.measure(measure) {
            try await session.worklist(owner: nil, days: 60, limit: 50, language: .english)
        }
        guard !list.lines.isEmpty else { throw World.Failed(what: "nobody is owed anything") }
    }
}

/// How long the program takes from its start to its end, on the sample.
///
/// `program`: a release build of `rapport`.
func registerStart(_ program: String, rounds: Int) {
    let commands = ["customers", "today"]
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "rapport-benchmark-\(ProcessInfo.processInfo.processIdentifier)-start")
    let store = "sqlite:\(folder.appending(path: "store.sqlite").path)"
    @Sendable func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments + ["--store", store]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw World.Failed(what: "\(program) \(arguments.joined(separator: " ")) failed")
        }
    }
    Benchmark(
        "start", configuration: Stopwatch.configuration(commands, rounds: rounds * 10),
        closure: { (benchmark: Benchmark) async throws -> Void in
            for command in commands {
                try await Stopwatch(benchmark: benchmark).measure(command) { try run([command]) }
            }
        },
        setup: {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try run(["demo"])
        },
        teardown: { try FileManager.default.removeItem(at: folder) })
}
