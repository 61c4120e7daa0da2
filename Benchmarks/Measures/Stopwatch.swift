import Benchmark
import Foundation

/// Measures several things of one round, each by the wall's clock and by the process' CPU, in microseconds.
struct Stopwatch {
    let benchmark: Benchmark

    static func metrics(_ names: [String]) -> [BenchmarkMetric] { names.flatMap { [wall($0), cpu($0)] } }

    /// A configuration that takes these measures in each of `rounds`.
    static func configuration(_ names: [String], rounds: Int) -> Benchmark.Configuration {
        Benchmark.Configuration(
            metrics: metrics(names), warmupIterations: 0, scalingFactor: .one, maxDuration: .seconds(3_600),
            maxIterations: rounds)
    }

    func measure<R>(_ name: String, _ body: () async throws -> R) async throws -> R {
        let clock = ContinuousClock()
        let (wall, cpu) = (clock.now, Self.cpuTime())
        let result = try await body()
        let (spentCPU, spent) = (Self.cpuTime() - cpu, clock.now - wall)
        benchmark.measurement(Self.wall(name), Int(spent / .microseconds(1)))
        benchmark.measurement(Self.cpu(name), spentCPU)
        return result
    }

    private static func wall(_ name: String) -> BenchmarkMetric { .custom("\(name), µs") }
    private static func cpu(_ name: String) -> BenchmarkMetric { .custom("\(name), CPU µs") }

    /// What all threads of the process have used, in microseconds.
    private static func cpuTime() -> Int { Int(clock()) * 1_000_000 / Int(CLOCKS_PER_SEC) }
}
