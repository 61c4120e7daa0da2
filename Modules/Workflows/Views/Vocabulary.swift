public import Domain

/// What it takes to show stable codes to people who are somewhere else: ``Display`` as a value.
public struct Vocabulary: Codable, Hashable, Sendable {
    /// A name in both languages of the product.
    public struct Name: Codable, Hashable, Sendable {
        public var en: String
        public var zh: String
    }

    public struct Label: Codable, Hashable, Sendable {
        public var id: String
        public var name: Name
        /// `#rrggbb`.
        public var colour: String
    }

    public struct Scheme: Codable, Hashable, Sendable {
        public var id: String
        public var name: Name
        /// Best or most urgent first; of a course its steps, the first one first.
        public var labels: [Label]
        public var isCourse: Bool
    }

    /// Of the organisation, an IANA zone.
    public var timeZone: String
    /// What amounts are in that name none (ISO 4217).
    public var currency: String
    /// Of the policy in force, by id.
    public var schemes: [Scheme]

    init(_ display: Display) {
        timeZone = display.zone.name
        currency = display.currency.code
        schemes = display.schemes.map { scheme in
            Scheme(
                id: scheme.id.text, name: Name(scheme.names),
                labels: scheme.labels.map { Label(id: $0.id.text, name: Name($0.names), colour: $0.colour) },
                isCourse: scheme.order == .course)
        }
    }
}

extension Vocabulary.Name {
    fileprivate init(_ names: Names) { self.init(en: names.en, zh: names.zh) }
}

extension Display {
    /// - Returns: nil when `zones` does not know the zone, or nobody the currency.
    public init?(_ vocabulary: Vocabulary, zones: ZoneSource) {
        guard let zone = zones.rules(of: vocabulary.timeZone), let currency = Currency(code: vocabulary.currency) else {
            return nil
        }
        self.init(
            zone: zone, currency: currency,
            schemes: vocabulary.schemes.map { scheme in
                Scheme(
                    SchemeID(scheme.id), zh: scheme.name.zh, en: scheme.name.en,
                    labels: scheme.labels.map { label in
                        LabelDefinition(
                            LabelID(label.id), zh: label.name.zh, en: label.name.en, colour: label.colour)
                    },
                    order: scheme.isCourse ? .course : .bestFirst)
            })
    }
}
