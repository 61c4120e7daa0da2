import Classification
import Domain

/// What conditions of a policy say about schemes: found wherever a section has a condition under `when`.
struct ConditionMentions {
    let schemes: [Scheme]
    private(set) var issues: [PolicyIssue] = []

    init(schemes: [Scheme]) { self.schemes = schemes }

    /// Notes every scheme that a condition below `section` names and that is not there, and every label that its scheme
    /// does not have.
    mutating func check(_ section: Section, path: String, isCondition: Bool = false) {
        switch section.content {
        case .scalar: break
        case .list(let items):
            for (index, item) in items.enumerated() {
                check(item, path: "\(path)[\(index + 1)]", isCondition: isCondition)
            }
        case .map(let entries):
            if isCondition { checkTest(entries, path: path) }
            for entry in entries {
                check(entry.value, path: "\(path).\(entry.key)", isCondition: isCondition || entry.key == "when")
            }
        }
    }

    private mutating func checkTest(_ entries: [Section.Entry], path: String) {
        guard let head = entries.first(where: { $0.key == "scheme" || $0.key == "score" }),
            case .scalar(let name?) = head.value.content
        else { return }
        guard let scheme = schemes.first(where: { $0.id.text == name }) else {
            note(
                head.value, "\(path).\(head.key)", "is “\(name)”, which this policy does not have",
                schemes.map(\.id.text))
            return
        }
        guard head.key == "scheme" else { return }
        for entry in entries where ["equal", "not-equal", "one-of"].contains(entry.key) {
            var values = [entry.value]
            if case .list(let items) = entry.value.content { values = items }
            for value in values {
                guard case .scalar(let label?) = value.content, scheme.index(of: LabelID(label)) == nil else {
                    continue
                }
                note(
                    value, "\(path).\(entry.key)", "is “\(label)”, a label that \(name) does not have",
                    scheme.labels.map(\.id.text))
            }
        }
    }

    private mutating func note(_ section: Section, _ path: String, _ what: PolicyIssue.Message, _ known: [String]) {
        issues.append(
            PolicyIssue(
                .conflict, at: section.position, path: path, "\(what); it has: \(known.joined(separator: ", "))"))
    }
}
