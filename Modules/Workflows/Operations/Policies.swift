import Classification
import Domain
import Policy
import Storage

/// A policy that was adopted, and what it moved.
public struct AdoptionReport: Codable, Hashable, Sendable {
    public var version: Int
    public var name: String
    /// Customers derived anew.
    public var relabelled: Int
    /// Whether this text was in force already, so that nothing was done.
    public var unchanged: Bool
}

/// A policy of the store's history.
public struct PolicyEntry: Codable, Hashable, Sendable {
    public var version: Int
    public var name: String
    public var adoptedAt: String
    public var adoptedBy: String
}

/// What a calibration found.
public struct CalibrationReport: Codable, Hashable, Sendable {
    /// Customers with an order: what the quantiles were taken over.
    public var customers: Int
    /// Days.
    public var recency: [String]
    /// Orders in 730 days.
    public var frequency: [String]
    /// Base currency.
    public var monetary: [String]
    public var adoption: AdoptionReport
}

extension Session {
    /// Checks a document without storing anything.
    public func checkPolicy(_ text: String, source: String) throws(RapportError) -> String {
        try compiler.compile(text, source: source, version: 1).name
    }

    /// Makes a document the policy in force from now on, and relabels every customer by it.
    public func adoptPolicy(_ text: String, source: String) async throws(RapportError) -> AdoptionReport {
        // Errors of the document come before anything else.
        let engine = try compiler.compile(text, source: source, version: 1)
        let (version, isNew) = try await write(.adoptPolicy, digest: Digest.of(text), replacement: engine) { work in
            try adopt(text, source: source, &work)
        }
        let relabelled = try await relabel()
        return AdoptionReport(version: version, name: engine.name, relabelled: relabelled, unchanged: !isNew)
    }

    private func adopt(_ text: String, source: String, _ work: inout Work) throws -> (PolicyVersion, Bool) {
        let policies = work.transaction.policies
        let current = try policies.inForce()
        if let current, current.text == text { return (current.version, false) }
        let version = (current?.version ?? 0) + 1
        let engine = try compiler.compile(text, source: source, version: version)
        let missing = try currenciesInUse(work).filter { !engine.fold.rates.knows($0) }
        guard missing.isEmpty else {
            throw RapportError.currenciesInUse(missing.sorted { $0.code < $1.code })
        }
        _ = try work.change()
        try policies.append(
            PolicyRecord(version: version, text: text, adoptedAt: now, adoptedBy: work.actor.user))
        work.trail.note(
            "policy", String(version), before: current.map { ["digest": Digest.of($0.text)] },
            after: ["digest": Digest.of(text)])
        return (version, true)
    }

    /// The currencies that stand on timelines and profiles.
    private func currenciesInUse(_ work: Work) throws -> Set<Currency> {
        var currencies = try work.transaction.timelines.currencies()
        let query = CustomerQuery(
            .not(.test(.profile(.annualPurchase), .isMissing, .none)), scope: .everything, order: .id,
            moment: work.engine.moment(now), rates: work.engine.fold.rates)
        for id in try work.transaction.customers.ids(query) {
            if let amount = try work.transaction.customers.customer(id)?.profile.annualPurchase {
                currencies.insert(amount.currency)
            }
        }
        return currencies
    }

    public func policyHistory() async throws(RapportError) -> [PolicyEntry] {
        try await look(.readPolicy) { transaction, _ in
            try transaction.policies.all().map { record in
                PolicyEntry(
                    version: record.version, name: compiler.name(of: record),
                    adoptedAt: record.adoptedAt.rfc3339, adoptedBy: record.adoptedBy.text)
            }
        }
    }

    /// The document in force.
    public func policyText() async throws(RapportError) -> String {
        try await policyInForce().text
    }

    /// The document in force and its version, which belong together; 0 while nothing has been written to the store.
    func policyInForce() async throws(RapportError) -> (version: Int, text: String) {
        try await look(.readPolicy) { transaction, _ in
            let record = try transaction.policies.inForce()
            return (record?.version ?? 0, record?.text ?? Preset.foreignTrade.text)
        }
    }

    /// Sets the edges of the rfm scheme to the quantiles of today's customers, and adopts the policy with them
    /// (RULES.md §4.10).
    public func calibrate() async throws(RapportError) -> CalibrationReport {
        let (report, text) = try await read(.calibratePolicy) { lens in
            let classifiers = lens.engine.classifiers
            guard let place = classifiers.schemes.firstIndex(where: { $0.id == "rfm" }) else {
                throw RapportError.unknownScheme("rfm", known: classifiers.schemes.map(\.id))
            }
            var figures: (recency: [Int64], frequency: [Int64], monetary: [Int64]) = ([], [], [])
            try lens.forEach(lens.query(order: .id)) { entry in
                let facts = entry.standing.facts
                guard facts.order.isSet else { return }
                // What the classifier itself says that it compares with the edges: its window, its days.
                let subject = lens.engine.subject(entry.full, facts: facts, at: now)
                let evidence = classifiers.explain(subject)[place].evidence
                figures.recency.append(evidence.whole("recency_days"))
                figures.frequency.append(evidence.whole("order_count"))
                figures.monetary.append(evidence.whole("order_sum"))
            }
            guard !figures.recency.isEmpty else { throw RapportError.nothingToCalibrate }
            let digits = lens.engine.fold.rates.base.minorDigits
            let recency = Quantiles.fifths(figures.recency).map { Self.edge($0, digits: 1) }
            let frequency = Quantiles.fifths(figures.frequency).map { Self.edge($0, digits: 1) }
            let monetary = Quantiles.fifths(figures.monetary).map { Self.edge($0, digits: digits + 1) }
            var editor = try PolicyEditor(
                try lens.transaction.policies.inForce()?.text ?? Preset.foreignTrade.text)
            for (key, edges) in [("recency", recency), ("frequency", frequency), ("monetary", monetary)] {
                try editor.set(["schemes", "rfm", "edges", key], to: .list(edges))
            }
            let report = CalibrationReport(
                customers: figures.recency.count, recency: recency, frequency: frequency, monetary: monetary,
                adoption: AdoptionReport(version: 0, name: "", relabelled: 0, unchanged: true))
            return (report, editor.text)
        }
        var result = report
        result.adoption = try await adoptPolicy(text, source: "calibrated policy")
        return result
    }
}

extension Session {
    /// An edge as it is written in a policy: no more decimals than it needs.
    private static func edge(_ value: Int64, digits: Int) -> String {
        var text = FixedPoint.text(value, digits: digits)[...]
        guard text.contains(".") else { return String(text) }
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return String(text)
    }
}

extension Evidence {
    /// A count or amount that the evidence names; 0 when it does not.
    fileprivate func whole(_ name: String) -> Int64 {
        switch facts.first(where: { $0.name == name })?.value {
        case .number(let value), .amount(let value): value
        default: 0
        }
    }
}

/// Quantiles of whole numbers without rounding.
enum Quantiles {
    /// The type-7 quantiles at 20, 40, 60 and 80 %, in tenths of the unit: they are whole multiples of a fifth.
    ///
    /// `values`: not empty.
    static func fifths(_ values: [Int64]) -> [Int64] {
        let sorted = values.sorted()
        return (1...4).map { fifth in
            let place = (sorted.count - 1) * fifth
            let low = sorted[place / 5]
            let high = sorted[min(place / 5 + 1, sorted.count - 1)]
            return low * 10 + (high - low) * Int64(place % 5) * 2
        }
    }
}
