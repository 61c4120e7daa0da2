import Foundation

/// How long each of many calls took, and what they took of the processor together.
struct Series {
    private var samples: [Double] = []
    private(set) var count = 0
    private var wall = 0.0
    private var cpu = 0.0

    mutating func add(seconds: Double, _ body: () async throws -> Void) async rethrows {
        let began = Self.now
        let spent = Self.processor
        var last = began
        while last - began < seconds {
            try await body()
            let now = Self.now
            samples.append(now - last)
            last = now
            count += 1
        }
        wall += last - began
        cpu += Self.processor - spent
    }

    /// One call that does as many as it says.
    mutating func addOne(_ body: () async throws -> Int) async rethrows {
        let began = Self.now
        let spent = Self.processor
        count += try await body()
        wall += Self.now - began
        cpu += Self.processor - spent
    }

    mutating func add(count: Int, in time: Duration) {
        self.count += count
        wall += time / .seconds(1)
    }

    private var rate: Double { Double(count) / wall }

    /// One line of JSON; `ratio` is of the rates.
    func report(engine: String, work: String, beside other: Series?) {
        var line = "{\"engine\": \"\(engine)\", \"work\": \"\(work)\", \"per_s\": \(Int(rate))"
        if !samples.isEmpty {
            let sorted = samples.sorted()
            line += ", \"p50_us\": \(Int(sorted[sorted.count / 2] * 1e6))"
            line += ", \"p99_us\": \(Int(sorted[sorted.count * 99 / 100] * 1e6))"
        }
        if cpu > 0 { line += ", \"cpu_us\": \(Int(cpu / Double(count) * 1e6))" }
        if let other, other.count > 0 { line += ", \"ratio\": \((rate / other.rate * 100).rounded() / 100)" }
        print(line + "}")
        // Seen at once, also by whoever reads a pipe.
        fflush(nil)
    }

    private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
    private static var processor: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
