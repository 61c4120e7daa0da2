public import Classification
public import Domain
import Scheduling

/// The policy's `overrides` section: which labels set by hand wait for somebody's approval, and when they end
/// (RULES.md §6).
public struct OverrideRules: Hashable, Sendable {
    /// Whose overrides may have to be approved.
    public var roles: Set<Role> = [.salesperson]
    /// Customers with one of these labels are important: any override of theirs waits.
    public var scheme: SchemeID? = "importance"
    public var labels: [LabelID] = ["important"]
    /// A move of this many steps in the scheme's order waits; 0 for none.
    public var steps = 2
    /// Whether an event that moves the rule's label to another than the one set ends the override.
    public var endsWhenContradicted = false
    private var position = Position(line: 1, column: 1)

    public init() {}

    public init(_ reader: inout SectionReader) {
        self.init()
        let usual = self
        self = reader.nested("approval") { section in
            var rules = usual
            rules.position = section.position
            rules.roles = Set(
                section.texts("roles", default: usual.roles.map(\.rawValue)).compactMap { text in
                    let role = Role(rawValue: text)
                    if role == nil {
                        let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                        section.note(
                            .outOfRange, key: "roles", "has “\(text)”; possible: \(known), or [] for no approval")
                    }
                    return role
                })
            let scheme = section.text("scheme", default: usual.scheme?.text ?? "none")
            rules.scheme = scheme == "none" ? nil : SchemeID(scheme)
            let labels = rules.scheme == usual.scheme ? usual.labels.map(\.text) : []
            rules.labels = rules.scheme == nil ? [] : section.texts("labels", default: labels).map { LabelID($0) }
            rules.steps = section.integer("steps", default: usual.steps, in: 0...256)
            return rules
        }
        endsWhenContradicted = reader.flag("end_when_contradicted", default: false)
    }

    /// Notes a scheme or label that is not among `schemes`.
    func check(schemes: [Scheme]) -> [PolicyIssue] {
        guard let scheme, !labels.isEmpty, !roles.isEmpty else { return [] }
        guard let known = schemes.first(where: { $0.id == scheme }) else {
            // The usual scheme may be switched off; whoever names another means it.
            guard self.scheme != OverrideRules().scheme else { return [] }
            return [
                PolicyIssue(
                    .conflict, at: position, path: "overrides.approval.scheme",
                    "names scheme “\(scheme)”, which the policy does not have; it has: \(schemes.map(\.id.text).joined(separator: ", "))"
                )
            ]
        }
        return labels.filter { known.index(of: $0) == nil }.map { label in
            PolicyIssue(
                .conflict, at: position, path: "overrides.approval.labels",
                "names label “\(label)”, which scheme \(scheme) does not have; it has: \(known.labels.map(\.id.text).joined(separator: ", "))"
            )
        }
    }

    /// Whether an override of `scheme` from one label to another has to be approved.
    func asksApproval(by role: Role, of scheme: Scheme, from: LabelID?, to: LabelID, labels current: [CurrentLabel])
        -> Bool
    {
        guard roles.contains(role) else { return false }
        if let important = self.scheme, let label = current.first(where: { $0.scheme == important })?.label,
            labels.contains(label)
        {
            return true
        }
        guard steps > 0, let start = from.flatMap(scheme.index(of:)), let end = scheme.index(of: to) else {
            return false
        }
        return abs(end - start) >= steps
    }
}
