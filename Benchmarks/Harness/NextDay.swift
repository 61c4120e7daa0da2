import Classification
import Domain
import Foundation
import Scheduling
import Workflows

/// P2 of the goals in memory: the events of the next day, and all that time changes up to its end. What has nothing to
/// change is not looked at.
struct NextDay {
    let bulk: Bulk
    let reps: Int

    /// What is known of all customers at the end of a day.
    private final class State {
        var facts: ContiguousArray<Facts>
        /// A row for each customer, a column for each scheme.
        var labels: ContiguousArray<UInt8>
        var since: ContiguousArray<Instant>
        /// Warnings that were given.
        var warnings: [Int: Obligation] = [:]
        /// Customers by the day of their next change.
        var wheel: [Int: ContiguousArray<Int32>] = [:]

        init(customers: Int, schemes: Int, at now: Instant) {
            facts = ContiguousArray(repeating: Facts(), count: customers)
            labels = ContiguousArray(repeating: 0, count: customers * schemes)
            since = ContiguousArray(repeating: now, count: customers * schemes)
        }
    }

    func run() {
        for rep in 0..<reps {
            let state = state()
            let watch = Watch()
            let (looked, changed) = advance(state)
            watch.report("W2t", of: bulk.data.count, rep: rep)
            // Not among the measures, for whoever looks on.
            guard rep == 0 else { continue }
            FileHandle.standardError.write(Data("W2t: \(looked) customers looked at, \(changed) changed\n".utf8))
        }
    }

    private var schemes: Int { bulk.engine.classifiers.schemes.count }

    private func state() -> State {
        let count = bulk.data.count
        let state = State(customers: count, schemes: schemes, at: bulk.now)
        var run = BulkDerivation(bulk.engine, of: bulk.directory, at: bulk.now, count: count)
        run.run(0..<count, warning: true) { place, row, _ in
            row.traits = bulk.traits[place]
            row.facts.refold(bulk.timelines[place], rules: bulk.engine.fold)
        } take: { batch in
            for place in batch.places { _ = keep(place, from: place, of: batch, in: state) }
        }
        return state
    }

    /// - Returns: whether a label differs from the one before.
    private func keep(
        _ customer: Int, from place: Int, of batch: borrowing BulkDerivation, in state: State
    ) -> Bool {
        var differs = false
        state.facts[customer] = batch.facts(of: place)
        for scheme in 0..<schemes {
            let label = batch.verdict(of: place, in: scheme).label
            differs = differs || state.labels[customer * schemes + scheme] != label
            state.labels[customer * schemes + scheme] = label
            state.since[customer * schemes + scheme] = batch.since(of: place, in: scheme)
        }
        for row in batch.owed(to: place) where batch.owed.rows[row].warned.isSet {
            state.warnings[customer] = batch.owed.obligation(at: row)
        }
        let next = batch.nextChange(of: place)
        if next < .never { state.wheel[Int(next.milliseconds / 86_400_000), default: []].append(Int32(customer)) }
        return differs
    }

    private func advance(_ state: State) -> (looked: Int, changed: Int) {
        let tick = bulk.data.tick
        var arrivals: [Int: [Event]] = [:]
        for place in 0..<tick.count {
            arrivals[Int(tick[place].customer) - 1, default: []].append(bulk.data.event(tick[place], by: .system))
        }
        // The clock is looked at once a day; what turns in the course of it is seen at its end.
        let due = state.wheel.removeValue(forKey: PeerData.today + 1) ?? []
        let candidates = Set(due.map(Int.init)).union(arrivals.keys).sorted()
        var changed = 0
        var run = BulkDerivation(
            bulk.engine, of: bulk.directory, at: PeerData.end(of: PeerData.today + 1), count: candidates.count)
        run.run(0..<candidates.count, warning: true) { place, row, earlier in
            let customer = candidates[place]
            row.traits = bulk.traits[customer]
            row.facts = state.facts[customer]
            add(arrivals[customer] ?? [], of: customer, to: &row.facts)
            for scheme in 0..<schemes {
                let index = customer * schemes + scheme
                earlier.set(state.labels[index], since: state.since[index], in: scheme)
            }
            if let warning = state.warnings[customer] { earlier.set(warning: warning) }
        } take: { batch in
            for place in batch.places where keep(candidates[place], from: place, of: batch, in: state) {
                changed += 1
            }
        }
        return (candidates.count, changed)
    }

    private func add(_ events: [Event], of customer: Int, to facts: inout Facts) {
        let rules = bulk.engine.fold
        for event in events {
            guard facts.canAppend(event, rules: rules) else {
                facts = Facts(timeline: Array(bulk.timelines[customer]) + events, rules: rules)
                return
            }
            facts.append(event, rules: rules)
        }
    }
}
