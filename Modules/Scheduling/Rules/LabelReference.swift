public import Classification
public import Domain

/// A scheme, and perhaps a label of it, that the `schedule` or `pool` section names.
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
        references.unknown(in: schemes) + checkCadence(schemes)
    }

    /// A label of a governing scheme that nobody thought of would never be followed up, and nobody would be told.
    private func checkCadence(_ schemes: [Scheme]) -> [PolicyIssue] {
        var governing = [
            (cadence.scheme, Set(cadence.days.keys).union(cadence.silent).union(cadence.fallback?.labels ?? []), "")
        ]
        if let fallback = cadence.fallback {
            governing.append((fallback.scheme, Set(fallback.days.keys).union(fallback.silent), ".fallback"))
        }
        return governing.flatMap { scheme, covered, part in
            references.uncovered(
                of: scheme, covered, in: schemes, path: "schedule.cadence\(part).days",
                way: "give each a count of days, or none for no follow-up")
        }
    }
}

extension [LabelReference] {
    /// An issue for each that names what `schemes` do not have.
    func unknown(in schemes: [Scheme]) -> [PolicyIssue] {
        compactMap { reference in
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

    /// An issue when `id` has labels that are not `covered`; `way` says what to do about them.
    func uncovered(
        of id: SchemeID, _ covered: Set<LabelID>, in schemes: [Scheme], path: String, way: String
    ) -> [PolicyIssue] {
        guard let scheme = schemes.first(where: { $0.id == id }) else { return [] }
        let missing = scheme.labels.map(\.id).filter { !covered.contains($0) }
        guard !missing.isEmpty else { return [] }
        let above = path.split(separator: ".").prefix(2).joined(separator: ".")
        let place = first { $0.path.hasPrefix(path) } ?? first { $0.path.hasPrefix(above) }
        return [
            PolicyIssue(
                .missing, at: place?.position ?? Position(line: 1, column: 1), path: path,
                "says nothing of \(missing.map(\.text).joined(separator: ", ")); \(way)")
        ]
    }
}
