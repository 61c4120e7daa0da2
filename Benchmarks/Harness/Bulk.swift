import Assembly
import Classification
import Domain
import Foundation
import Policy
import Scheduling
import Workflows

/// P1, P2 and P7 of the goals on the data of the peers: everything anew, the next day, and working time.
struct Bulk {
    let data: PeerData
    let engine: Engine
    let timelines: Timelines
    let traits: ContiguousArray<Traits>
    let directory: CustomerDirectory
    let now = PeerData.end(of: PeerData.today)

    init(folder: URL) throws {
        let data = try PeerData(folder: folder)
        let engine = try Assembly.make().compiler.compile(
            Preset.foreignTrade.text, source: "foreign-trade", version: 1)
        timelines = try data.timelines()
        traits = try ContiguousArray((0..<data.count).map { Traits(try data.customer($0), rates: engine.fold.rates) })
        let first = try data.customer(0)
        directory = CustomerDirectory { place in (try? data.customer(place)) ?? first }
        self.data = data
        self.engine = engine
    }

    func run(reps: Int) {
        let outcome = Outcome(customers: data.count, schemes: engine.classifiers.schemes.count)
        for rep in 0..<reps {
            let watch = Watch()
            deriveAll(0..<data.count, into: outcome.columns)
            watch.report("W1", of: data.count, rep: rep)
        }
        for rep in 0..<reps {
            let watch = Watch()
            let columns = outcome.columns
            let half = data.count / 2
            DispatchQueue.concurrentPerform(iterations: 2) { number in
                deriveAll(number == 0 ? 0..<half : half..<data.count, into: columns)
            }
            watch.report("W1.2", of: data.count, rep: rep)
        }
        NextDay(bulk: self, reps: reps).run()
        WorkingTime(calendar: engine.scheduler.calendar).run(reps: reps)
        withExtendedLifetime(outcome) {}
    }

    /// Everything anew: facts from timelines, labels, obligations, next changes.
    @inline(never)
    private func deriveAll(_ range: Range<Int>, into columns: Outcome.Columns) {
        let (traits, timelines, fold, schemes) = (traits, timelines, engine.fold, engine.classifiers.schemes.count)
        var bulk = BulkDerivation(engine, of: directory, at: now, count: range.count)
        bulk.run(range) { place, row, _ in
            row.traits = traits[place]
            row.facts.refold(timelines[place], rules: fold)
        } take: { batch in
            let first = batch.places.lowerBound
            for scheme in 0..<schemes {
                let column = batch.verdicts(in: scheme)
                for index in 0..<batch.places.count {
                    columns.labels[scheme * columns.count + first + index] = column[index].label
                }
            }
            let next = batch.nextChanges
            for place in batch.places {
                columns.next[place] = next[place - first]
                columns.owed[place] = UInt8(truncatingIfNeeded: batch.owed(to: place).count)
            }
        }
    }

    /// All that comes out, a line for each customer and each obligation: to be compared before and after a change.
    func dump() {
        let schemes = engine.classifiers.schemes
        var bulk = BulkDerivation(engine, of: directory, at: now, count: data.count)
        bulk.run(0..<data.count) { place, row, _ in
            row.traits = traits[place]
            row.facts.refold(timelines[place], rules: engine.fold)
        } take: { batch in
            for place in batch.places {
                let labels = schemes.indices.map { number in
                    let verdict = batch.verdict(of: place, in: number)
                    let label = schemes[number].labels[Int(verdict.label)].id
                    let score = verdict.score.map(String.init) ?? "-"
                    return "\(schemes[number].id.text)=\(label)/\(score)/\(verdict.until.milliseconds)"
                }
                print("\(place) \(labels.joined(separator: " "))")
                for row in batch.owed(to: place) {
                    let owed = batch.owed.obligation(at: row)
                    let channel = owed.channel?.rawValue ?? "-"
                    let what = "\(owed.kind.rawValue) \(owed.cause.text)"
                    print("  \(what) \(owed.due.milliseconds) \(channel) \(owed.reason)")
                }
                print("  \(batch.nextChange(of: place).milliseconds)")
            }
        }
    }
}

/// What a run leaves behind, in columns.
final class Outcome {
    struct Columns: @unchecked Sendable {
        let count: Int
        /// A column for each scheme.
        let labels: UnsafeMutablePointer<UInt8>
        let next: UnsafeMutablePointer<Instant>
        let owed: UnsafeMutablePointer<UInt8>
    }
    let columns: Columns

    init(customers: Int, schemes: Int) {
        columns = Columns(
            count: customers, labels: .allocate(capacity: customers * schemes), next: .allocate(capacity: customers),
            owed: .allocate(capacity: customers))
    }

    deinit {
        columns.labels.deallocate()
        columns.next.deallocate()
        columns.owed.deallocate()
    }
}
