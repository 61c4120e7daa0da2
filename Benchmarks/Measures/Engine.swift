import Assembly
import Benchmark
import Classification
import Domain
import Policy
import Scheduling
import Workflows

/// The rules without a store: customers with ten events each, and what it takes to derive 256 of them at once.
struct Crowd: Sendable {
    static let count = BulkDerivation.size
    let engine: Engine
    let now = Population.start
    let customers: [Customer]
    let timelines: [[Event]]

    init() throws {
        engine = try Assembly.make().compiler.compile(Preset.foreignTrade.text, source: "foreign-trade", version: 1)
        let now = now
        guard let owner = UserID(validating: "owner") else { throw World.Failed(what: "no name of a user") }
        let kinds: [EventKind] = [
            .inquiry, .contact, .quote, .contact, .need, .signal, .contact, .sampleOrder, .order, .contact,
        ]
        customers = try (0..<Self.count).map { number in
            guard let key = CustomerKey(validating: "C-\(number)") else { throw World.Failed(what: "no key") }
            var profile = Profile(name: "Firm \(number)")
            var contact = Contact()
            contact.emails = ["c\(number)@firm.example"]
            profile.contacts = [contact]
            return Customer(
                id: CustomerID(Int64(number + 1)), key: key, createdAt: now + .days(-400), profile: profile)
        }
        timelines = (0..<Self.count).map { number in
            kinds.enumerated().map { place, kind in
                var details = EventDetails()
                switch kind {
                case .contact:
                    details.channel = place % 2 == 0 ? .phone : .email
                    details.direction = place % 3 == 0 ? .inbound : .outbound
                case .need:
                    details.level = number % 2 == 0 ? .obvious : .potential
                case .signal: details.signal = .priceDetails
                case .order: details.amount = Money(minorUnits: Int64(number) * 100_000, currency: .cny)
                default: break
                }
                let at = now + .days(-(number % 90) - 3 * (kinds.count - place))
                return Event(
                    id: EventID(Int64(number * kinds.count + place + 1)), customer: CustomerID(Int64(number + 1)),
                    kind: kind, occurredAt: at, recordedAt: at, actor: owner, ref: "e\(place)", details: details)
            }
        }
    }

    var directory: CustomerDirectory { CustomerDirectory { [customers] in customers[$0] } }

    /// All of them, ready to be classified.
    func batch() -> SubjectBatch {
        let batch = SubjectBatch(capacity: Self.count, at: engine.moment(now), of: directory)
        batch.fill(Self.count) { place, row in
            row.place = place
            row.traits = Traits(customers[place], rates: engine.fold.rates)
            row.facts = Facts(timeline: timelines[place], rules: engine.fold)
        }
        return batch
    }

    func fold(into facts: inout Facts) {
        for timeline in timelines {
            timeline.withUnsafeBufferPointer { facts.refold($0, rules: engine.fold) }
        }
    }

    func deriveAll() -> Int {
        var owed = 0
        var bulk = BulkDerivation(engine, of: directory, at: now, count: Self.count)
        bulk.run(0..<Self.count) { place, row, _ in
            row.traits = Traits(customers[place], rates: engine.fold.rates)
            timelines[place].withUnsafeBufferPointer { row.facts.refold($0, rules: engine.fold) }
        } take: { batch in
            for place in batch.places { owed += batch.owed(to: place).count }
        }
        return owed
    }
}

private var configuration: Benchmark.Configuration {
    Benchmark.Configuration(
        metrics: [.wallClock], warmupIterations: 10, scalingFactor: .one, maxDuration: .seconds(2),
        maxIterations: 10_000)
}

func registerEngine() throws {
    let crowd = try Crowd()
    Benchmark("fold \(Crowd.count)", configuration: configuration) { benchmark in
        var facts = Facts()
        for _ in benchmark.scaledIterations {
            crowd.fold(into: &facts)
            blackHole(facts)
        }
    }
    Benchmark("fold, classify and schedule \(Crowd.count)", configuration: configuration) { benchmark in
        for _ in benchmark.scaledIterations { blackHole(crowd.deriveAll()) }
    }
    registerClassification("all schemes", crowd.engine.classifiers, of: crowd)
    for scheme in crowd.engine.classifiers.schemes {
        guard let needed = crowd.engine.classifiers.needed(for: scheme.id) else { continue }
        let used = needed.schemes.map(\.id.text).filter { $0 != scheme.id.text }
        registerClassification(([scheme.id.text] + used).joined(separator: " with "), needed, of: crowd)
    }
    Benchmark("why, one customer", configuration: configuration) { benchmark in
        let facts = Facts(timeline: crowd.timelines[0], rules: crowd.engine.fold)
        let subject = crowd.engine.subject(crowd.customers[0], facts: facts, at: crowd.now)
        for _ in benchmark.scaledIterations { blackHole(crowd.engine.classifiers.explain(subject)) }
    }
    registerCalendar(crowd.engine.scheduler.calendar)
}

private func registerClassification(_ name: String, _ classifiers: ClassifierSet, of crowd: Crowd) {
    Benchmark("classify \(Crowd.count) by \(name)", configuration: configuration) { benchmark in
        let batch = crowd.batch()
        var columns = classifiers.columns(Crowd.count)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            classifiers.classify(batch, into: &columns)
            blackHole(columns)
        }
    }
}

private func registerCalendar(_ calendar: WorkingCalendar) {
    let days = (0..<1_024).map { Day(number: Int32(19_700 + $0 &* 7_919 % 1_200)) }
    let instants = days.enumerated().map {
        calendar.zone.start(of: $1) + Span(milliseconds: Int64($0 &* 15_485_863 % 86_400_000))
    }
    Benchmark("add working days, 1,024", configuration: configuration) { benchmark in
        for _ in benchmark.scaledIterations {
            for (place, day) in days.enumerated() { blackHole(calendar.workingDay(place % 60, after: day)) }
        }
    }
    Benchmark("elapsed working time, 1,024", configuration: configuration) { benchmark in
        for _ in benchmark.scaledIterations {
            for (place, start) in instants.enumerated() {
                blackHole(calendar.elapsedWorking(from: start, to: instants[1_023 - place]))
            }
        }
    }
}
