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
        guard keys.contains("days") else {
            if fallback == nil {
                note(
                    .missing, at: position, key: "days", "must give days for labels of \(scheme), such as {A: 1, B: 7}")
            }
            for label in (fallback ?? [:]).keys.sorted(by: { $0.text < $1.text }) {
                note(scheme, label, at: "days", in: &found)
            }
            return (fallback ?? [:], [])
        }
        return nested("days") { reader in
            var days = fallback ?? [:]
            var silent: Set<LabelID> = []
            for key in reader.keys {
                let label = LabelID(key)
                reader.note(scheme, label, at: key, in: &found)
                switch reader.section(key)?.content {
                case .scalar("none"):
                    days[label] = nil
                    silent.insert(label)
                case .scalar(nil): reader.note(.missing, key: key, "needs a count of days, or none for no follow-up")
                default:
                    days[label] = reader.days(key, default: days[label] ?? 1, in: 1...3650)
                }
            }
            return (days, silent)
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
