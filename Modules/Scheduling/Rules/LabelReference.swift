public import Classification
public import Domain

/// A scheme, and perhaps a label of it, that the `schedule` section names.
public struct LabelReference: Hashable, Sendable {
    public let scheme: SchemeID
    public let label: LabelID?
    public let position: Position
    /// The keys from the top of the document.
    public let path: String

    public init(scheme: SchemeID, label: LabelID?, position: Position, path: String) {
        self.scheme = scheme
        self.label = label
        self.position = position
        self.path = path
    }
}

extension ScheduleRules {
    /// Notes every scheme that is not among `schemes`, and every label that its scheme does not have. Rules with an
    /// empty set of labels name nothing.
    public func check(schemes: [Scheme]) -> [PolicyIssue] {
        checkReferences(schemes) + checkCadence(schemes)
    }

    /// A label of a governing scheme that nobody thought of would never be followed up, and nobody would be told.
    private func checkCadence(_ schemes: [Scheme]) -> [PolicyIssue] {
        var governing = [
            (cadence.scheme, Set(cadence.days.keys).union(cadence.silent).union(cadence.fallback?.labels ?? []), "")
        ]
        if let fallback = cadence.fallback {
            governing.append((fallback.scheme, Set(fallback.days.keys).union(fallback.silent), ".fallback"))
        }
        return governing.compactMap { id, covered, part in
            guard let scheme = schemes.first(where: { $0.id == id }) else { return nil }
            let missing = scheme.labels.map(\.id).filter { !covered.contains($0) }
            guard !missing.isEmpty else { return nil }
            let path = "schedule.cadence\(part).days"
            let place =
                references.first { $0.path.hasPrefix(path) }
                ?? references.first { $0.path.hasPrefix("schedule.cadence") }
            return PolicyIssue(
                .missing, at: place?.position ?? Position(line: 1, column: 1), path: path,
                "says nothing of \(missing.map(\.text).joined(separator: ", ")); give each a count of days, or none for no follow-up"
            )
        }
    }

    private func checkReferences(_ schemes: [Scheme]) -> [PolicyIssue] {
        references.compactMap { reference in
            guard let scheme = schemes.first(where: { $0.id == reference.scheme }) else {
                let known = schemes.map(\.id.text).joined(separator: ", ")
                return PolicyIssue(
                    .conflict, at: reference.position, path: reference.path,
                    "names scheme “\(reference.scheme)”, which the policy does not have; it has: \(known)")
            }
            guard let label = reference.label, scheme.index(of: label) == nil else { return nil }
            let known = scheme.labels.map(\.id.text).joined(separator: ", ")
            return PolicyIssue(
                .conflict, at: reference.position, path: reference.path,
                "names label “\(label)”, which scheme \(scheme.id) does not have; it has: \(known)")
        }
    }
}
