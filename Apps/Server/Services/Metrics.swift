import Synchronization

/// Counts and times, as Prometheus reads them. docs/server.md lists the names.
final class Metrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let route: String
        let status: Int
    }
    private struct Timing {
        var count = 0
        var seconds = 0.0
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
    }
    private struct State {
        var requests: [Key: Int] = [:]
        var timings: [String: Timing] = [:]
        var counters: [String: Int] = [:]
    }

    /// Seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private let state = Mutex(State())

    /// - `route`: as it was declared, never as it was asked for: names do not grow with what people ask.
    func count(method: String, route: String, status: Int, _ duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        state.withLock { state in
            state.requests[Key(method: method, route: route, status: status), default: 0] += 1
            state.timings[route, default: Timing()].count += 1
            state.timings[route]?.seconds += seconds
            if let index = Self.bounds.firstIndex(where: { seconds <= $0 }) {
                state.timings[route]?.buckets[index] += 1
            }
        }
    }

    func add(_ name: String, _ count: Int = 1) { state.withLock { $0.counters[name, default: 0] += count } }

    /// - `gauges`: what is true now, by name.
    func text(gauges: [(name: String, help: String, value: Int)]) -> String {
        let state = state.withLock { $0 }
        var text = "# HELP rapport_http_requests_total Requests answered.\n# TYPE rapport_http_requests_total counter\n"
        for (key, count) in state.requests.sorted(by: {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }) {
            text +=
                "rapport_http_requests_total{method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\"} \(count)\n"
        }
        text +=
            "# HELP rapport_http_request_seconds How long answers took.\n# TYPE rapport_http_request_seconds histogram\n"
        for (route, timing) in state.timings.sorted(by: { $0.key < $1.key }) {
            var sum = 0
            for (bound, count) in zip(Self.bounds, timing.buckets) {
                sum += count
                text += "rapport_http_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)\n"
            }
            text += "rapport_http_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(timing.count)\n"
            text += "rapport_http_request_seconds_sum{route=\"\(route)\"} \(timing.seconds)\n"
            text += "rapport_http_request_seconds_count{route=\"\(route)\"} \(timing.count)\n"
        }
        for (name, help) in Self.counters {
            text += "# HELP \(name) \(help)\n# TYPE \(name) counter\n\(name) \(state.counters[name] ?? 0)\n"
        }
        for gauge in gauges {
            text += "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) gauge\n\(gauge.name) \(gauge.value)\n"
        }
        return text
    }

    static let ticks = "rapport_clock_runs_total"
    static let recycled = "rapport_recycled_total"
    static let tickFailures = "rapport_clock_failures_total"
    static let logins = "rapport_logins_total"
    static let refusedLogins = "rapport_logins_refused_total"
    static let counters = [
        (ticks, "Runs of the clock."), (tickFailures, "Runs of the clock that failed."),
        (recycled, "Customers that time has taken from their owners."), (logins, "Logins."),
        (refusedLogins, "Logins that were refused."),
    ]
}
