public import Classification
public import Domain

/// The policy's `fold` section: what decides how events become facts (RULES.md §2).
///
/// `time_zone` (Asia/Shanghai) · `base_currency` (CNY) · `rates`, base units for one unit of a currency, at most nine
/// decimals (none) · `follow_up.purposes` (business, care) · `follow_up.conversations` (phone, visit) · `reply_lapse`
/// (31d; 1h to 3650d).
public enum FoldSection {
    /// Decodes the section; what is wrong is noted, and its default used to go on.
    ///
    /// - Parameters:
    ///   - reader: the section `fold`.
    ///   - zones: where the rules of time zones come from. A zone that it does not know is noted, and UTC used.
    /// - Returns: the rules, of use only when nothing was noted.
    public static func decode(_ reader: inout SectionReader, zones: ZoneSource) -> FoldRules {
        let zone = zone(&reader, zones)
        let base = currency(&reader)
        let rates = reader.nested("rates") { section in decodeRates(&section, base: base) }
        let (purposes, channels) = reader.nested("follow_up") { section -> (Set<Purpose>, ChannelSet) in
            let purposes: [Purpose] = section.choices("purposes", default: [.business, .care])
            if purposes.isEmpty { section.note(.outOfRange, key: "purposes", "must name at least one purpose") }
            let channels: [Channel] = section.choices("conversations", default: [.phone, .visit])
            return (Set(purposes), ChannelSet(channels))
        }
        return FoldRules(
            zone: zone, rates: ExchangeRates(base: base, billionths: rates),
            replyLapse: reader.span("reply_lapse", default: .days(31), in: .hours(1) ... .days(3650)),
            followUpPurposes: purposes, conversationChannels: channels)
    }

    private static func zone(_ reader: inout SectionReader, _ zones: ZoneSource) -> ZoneRules {
        let name = reader.text("time_zone", default: "Asia/Shanghai")
        if let zone = zones.rules(of: name) { return zone }
        reader.note(.outOfRange, key: "time_zone", "“\(name)” is no known zone; use an IANA name such as Asia/Shanghai")
        return .utc
    }

    private static func currency(_ reader: inout SectionReader) -> Currency {
        let code = reader.text("base_currency", default: Currency.cny.code)
        if let currency = Currency(code: code), currency.isListed { return currency }
        reader.note(.wrongType, key: "base_currency", "must be an ISO 4217 code such as CNY, not “\(code)”")
        return .cny
    }

    private static func decodeRates(_ reader: inout SectionReader, base: Currency) -> [Currency: Int64] {
        var rates: [Currency: Int64] = [:]
        for code in reader.keys {
            let text = reader.text(code) ?? ""
            guard let currency = Currency(code: code), currency.code == code else {
                reader.note(.wrongType, key: code, "must be an ISO 4217 code in capitals such as USD")
                continue
            }
            guard currency != base else {
                reader.note(.conflict, key: code, "is the base currency, whose rate is 1; leave it out")
                continue
            }
            guard let rate = FixedPoint.read(text, digits: 9), rate > 0, rate <= maximumRate else {
                reader.note(
                    .outOfRange, key: code,
                    "must be a rate such as 7.10, more than 0, at most 1000000, nine decimals, not “\(text)”")
                continue
            }
            rates[currency] = rate
        }
        return rates
    }

    /// In billionths.
    private static let maximumRate: Int64 = 1_000_000 * 1_000_000_000
}

extension SectionReader {
    /// A list of raw values of an enumeration.
    fileprivate mutating func choices<C: RawRepresentable & CaseIterable>(_ key: String, default fallback: [C]) -> [C]
    where C.RawValue == String {
        texts(key, default: fallback.map(\.rawValue)).compactMap { text in
            let value = C(rawValue: text)
            if value == nil {
                let known = C.allCases.map(\.rawValue).joined(separator: ", ")
                note(.outOfRange, key: key, "has “\(text)”; possible: \(known)")
            }
            return value
        }
    }
}
