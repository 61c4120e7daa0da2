public import Classification
public import Domain

/// A scheme written in the policy: labels with a condition each, the first that holds wins (RULES.md §4.13).
///
///     custom:
///       size-band:
///         zh: 规模
///         en: Size
///         labels:
///           - {id: L, zh: 大, en: Large, colour: "#1f8f5f", when: {field: company_size, at-least: 500}}
///           - {id: S, zh: 小, en: Small}        # the last one may have no `when`: otherwise
///
/// Without such a last label there is one more, `none`, for customers that none of the conditions fits.
public struct CustomClassifier: Classifier {
    public let scheme: Scheme
    public let uses: [SchemeID]
    /// One for each label but the last, which is otherwise.
    private let conditions: [Condition]
    /// For each label the fields that were asked until it was chosen, each once.
    private let asked: [[Field]]

    /// The schemes of the section `schemes.custom`, in document order.
    public static func all(_ section: inout SectionReader, context: PolicyContext) -> [any Classifier] {
        var classifiers: [any Classifier] = []
        for key in section.keys {
            if !key.isIdentifier {
                section.note(.outOfRange, key: key, "is no id; an id is letters, digits, - and _, at most 64")
            }
            if let classifier = section.nested(key, { CustomClassifier(SchemeID(key), &$0, context: context) }) {
                classifiers.append(classifier)
            }
        }
        return classifiers
    }

    /// Decodes one scheme. Nil when it has no label to give; why is noted.
    public init?(_ id: SchemeID, _ section: inout SectionReader, context: PolicyContext) {
        let english = section.text("en", default: section.text("zh", default: id.text))
        let chinese = section.text("zh", default: english)
        var labels: [LabelDefinition] = []
        var conditions: [Condition] = []
        let items = section.list("labels")
        for (index, item) in items.enumerated() {
            var reader = SectionReader(item, path: "\(section.path).labels[\(index + 1)]")
            if let label = Self.label(&reader, known: labels) { labels.append(label) }
            if reader.keys.contains("when") {
                reader.condition("when", baseCurrency: context.baseCurrency).map { conditions.append($0) }
            } else if index < items.count - 1 {
                reader.note(.missing, at: reader.position, key: "when", "is needed by every label but the last")
            }
            section.absorb(reader.finish())
        }
        if labels.isEmpty || labels.count > 255 {
            section.note(.outOfRange, key: "labels", "has \(labels.count) labels; 1 to 255 are possible")
        }
        if conditions.count == labels.count, !labels.isEmpty {
            if labels.contains(where: { $0.id == "none" }) {
                section.note(.conflict, key: "labels", "a label none with a condition needs a last label without one")
            }
            labels.append(LabelDefinition("none", zh: "无", en: "None"))
        }
        let uses = Set(conditions.flatMap(\.schemes)).sorted()
        if uses.count > Subject.maximumUses {
            let most = Subject.maximumUses
            section.note(.outOfRange, key: "labels", "asks \(uses.count) other schemes; at most \(most) are possible")
        }
        // What failed to decode is noted, and its policy will not be used.
        guard !labels.isEmpty, labels.count <= 256, conditions.count == labels.count - 1 else { return nil }
        self.scheme = Scheme(id, zh: chinese, en: english, labels: labels)
        self.uses = Array(uses.prefix(Subject.maximumUses))
        self.conditions = conditions
        var fields: [Field] = []
        var asked: [[Field]] = []
        for condition in conditions {
            fields += condition.fields.filter { !fields.contains($0) }
            asked.append(fields)
        }
        self.asked = asked + [fields]
    }

    private static func label(_ reader: inout SectionReader, known: [LabelDefinition]) -> LabelDefinition? {
        let id = reader.text("id") ?? ""
        let english = reader.text("en", default: reader.text("zh", default: id))
        let chinese = reader.text("zh", default: english)
        let colour = reader.text("colour", default: "#8a8f98")
        if !colour.isColour {
            reader.note(.wrongType, key: "colour", "is “\(colour)”; a colour is written \"#1f8f5f\"")
        }
        if !id.isIdentifier {
            reader.note(id.isEmpty ? .missing : .outOfRange, key: "id", "needs letters, digits, - and _, at most 64")
            return nil
        }
        if known.contains(where: { $0.id.text == id }) {
            reader.note(.conflict, key: "id", "is “\(id)”, which another label of this scheme has")
            return nil
        }
        return LabelDefinition(LabelID(id), zh: chinese, en: english, colour: colour)
    }

    public func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict {
        let customer = subject.conditionSubject
        var chosen = conditions.count
        var until = Instant.never
        for (index, condition) in conditions.enumerated() {
            let result = condition.evaluate(customer)
            until = min(until, result.until)
            if result.holds {
                chosen = index
                break
            }
        }
        evidence.rule(chosen < conditions.count ? "when:\(scheme.labels[chosen].id)" : "otherwise")
        for field in asked[chosen] { evidence.fact(field.name, EvidenceValue(customer.operand(of: field), of: field)) }
        return Verdict(chosen, until: until)
    }
}

extension EvidenceValue {
    fileprivate init(_ operand: Operand, of field: Field) {
        self =
            switch operand {
            case .none: .nothing
            case .text(let text): .text(text)
            case .texts(let texts): .text(texts.joined(separator: "; "))
            case .instant(let instant): .instant(instant)
            case .number(let number): field.isAmount ? .amount(number) : .number(number)
            }
    }
}

extension String {
    fileprivate var isIdentifier: Bool {
        (1...64).contains(utf8.count)
            && utf8.allSatisfy {
                (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95
            }
    }

    /// `#` and six hexadecimal digits.
    fileprivate var isColour: Bool {
        utf8.count == 7 && hasPrefix("#") && dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
