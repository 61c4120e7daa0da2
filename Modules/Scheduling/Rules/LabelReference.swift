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
