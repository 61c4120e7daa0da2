import Classification
import Domain

/// Reading of schemes and labels, each noted for ``ScheduleRules/check(schemes:)``.
extension SectionReader {
    /// A scheme under `key`; nil when the value is `none`.
    mutating func scheme(_ key: String, default fallback: SchemeID?, _ found: inout [LabelReference]) -> SchemeID? {
        let text = text(key) ?? fallback?.text ?? "none"
        guard text != "none" else { return nil }
        note(SchemeID(text), nil, at: key, in: &found)
        return SchemeID(text)
    }

    /// Labels of `scheme` under `key`, one or a list.
    mutating func labels(
        _ key: String, in scheme: SchemeID, default fallback: [LabelID], _ found: inout [LabelReference]
    ) -> [LabelID] {
        let labels = texts(key, default: fallback.map(\.text)).map { LabelID($0) }
        for label in labels { note(scheme, label, at: key, in: &found) }
        return labels
    }

    /// Labels under `key` of the scheme under `scheme`.
    mutating func labelSet(
        _ key: String, default fallback: LabelSet, _ found: inout [LabelReference]
    ) -> LabelSet {
        let scheme = SchemeID(text("scheme", default: fallback.scheme.text))
        // The default labels are those of the default scheme.
        let usual = scheme == fallback.scheme ? fallback.labels : []
        if scheme != fallback.scheme, !keys.contains(key) {
            note(.missing, key: "scheme", "is \(scheme), so that \(key) must name labels of it")
        }
        return LabelSet(scheme, labels(key, in: scheme, default: usual, &found))
    }

    /// `scheme`, `labels` and `working_days`.
    mutating func labelledDays(default fallback: LabelledDays, _ found: inout [LabelReference]) -> LabelledDays {
        LabelledDays(
            labels: labelSet("labels", default: fallback.labels, &found),
            workingDays: workingDays(default: fallback.workingDays))
    }

    mutating func workingDays(default fallback: Int) -> Int {
        integer("working_days", default: fallback, in: 1...366)
    }

    /// The mapping of labels to days under `days`, laid over the default; without a default it must be there. A label
    /// with `none` asks for no follow-up.
    mutating func cadenceDays(
        of scheme: SchemeID, default fallback: [LabelID: Int]?, _ found: inout [LabelReference]
    ) -> (days: [LabelID: Int], silent: Set<LabelID>) {
        byLabel(
            "days", of: scheme, default: fallback.map { ($0, []) },
            without: ("none", "a count of days, or none for no follow-up"), &found
        ) { section, key, usual in section.days(key, default: usual ?? 1, in: 1...3650) }
    }

    /// A mapping of labels of `scheme` to values under `key`, laid over the default; without a default it must be
    /// there. `without` has the word for no value at all, and what a value can be; `read` gives the value at a key,
    /// with its default.
    mutating func byLabel<Value>(
        _ key: String, of scheme: SchemeID, default fallback: ([LabelID: Value], Set<LabelID>)?,
        without: (word: String, possible: String), _ found: inout [LabelReference],
        read: (inout SectionReader, String, Value?) -> Value
    ) -> ([LabelID: Value], Set<LabelID>) {
        guard keys.contains(key) else {
            guard let fallback else {
                note(.missing, at: position, key: key, "must give each label of \(scheme) \(without.possible)")
                return ([:], [])
            }
            let labels = Set(fallback.0.keys).union(fallback.1)
            for label in labels.sorted(by: { $0.text < $1.text }) { note(scheme, label, at: key, in: &found) }
            return fallback
        }
        return nested(key) { reader in
            var (values, none) = fallback ?? ([:], [])
            for key in reader.keys {
                let label = LabelID(key)
                reader.note(scheme, label, at: key, in: &found)
                switch reader.section(key)?.content {
                case .scalar(without.word):
                    values[label] = nil
                    none.insert(label)
                case .scalar(nil): reader.note(.missing, key: key, "needs \(without.possible)")
                default:
                    values[label] = read(&reader, key, values[label])
                    none.remove(label)
                }
            }
            return (values, none)
        }
    }

    private mutating func note(
        _ scheme: SchemeID, _ label: LabelID?, at key: String, in found: inout [LabelReference]
    ) {
        let full = path.isEmpty ? key : "\(path).\(key)"
        found.append(
            LabelReference(
                scheme: scheme, label: label, position: section(key)?.position ?? position, path: full))
    }
}
