extension Recurrence {
    /// Reads an RRULE such as `FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,-1FR;COUNT=6`; capitals and small letters, with or
    /// without `RRULE:` before it.
    ///
    /// Parts: FREQ (needed), INTERVAL, BYDAY (with ordinals for months and years), UNTIL or COUNT, and WKST=MO, which
    /// is so anyway.
    public init(rrule text: String) throws(RecurrenceError) {
        var values: [String: String] = [:]
        let whole = text.uppercased()
        let body = whole.hasPrefix("RRULE:") ? whole.dropFirst(6) : whole[...]
        for part in body.split(separator: ";", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { throw .notAPart(String(part)) }
            let name = String(halves[0])
            guard RecurrenceError.parts.contains(name) else { throw .unknownPart(name) }
            guard values.updateValue(String(halves[1]), forKey: name) == nil else { throw .partTwice(name) }
        }
        guard let name = values["FREQ"] else { throw .noFrequency }
        guard let frequency = Frequency(rawValue: name) else { throw .unknownFrequency(name) }
        if let start = values["WKST"], start != "MO" { throw .weekStart(start) }
        var days: Set<DayRule> = []
        if let list = values["BYDAY"] {
            for text in list.split(separator: ",", omittingEmptySubsequences: false) {
                days.insert(try Self.day(text, frequency))
            }
        }
        let interval = try values["INTERVAL"].map { value throws(RecurrenceError) in try Self.number(value, "INTERVAL")
        }
        self.init(frequency: frequency, interval: interval ?? 1, days: days, end: try Self.end(values))
    }

    /// What ``init(rrule:)`` reads, or nil where it refuses: for texts that were read before they were kept.
    public static func parse(_ rrule: String) -> Recurrence? {
        do { return try Recurrence(rrule: rrule) } catch { return nil }
    }

    /// The rule as a text that is the same for equal rules, and reads as this one.
    public var rrule: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval > 1 { parts.append("INTERVAL=\(interval)") }
        if !days.isEmpty {
            let names = days.map { ($0.ordinal.map(String.init) ?? "") + Self.weekdays[$0.weekday.index] }
            parts.append("BYDAY=\(names.joined(separator: ","))")
        }
        switch end {
        case .never: break
        case .count(let count): parts.append("COUNT=\(count)")
        case .day(let day): parts.append("UNTIL=\(day.iso.filter { $0 != "-" })")
        case .instant(let instant):
            parts.append("UNTIL=\(instant.rfc3339.filter { $0 != "-" && $0 != ":" })")
        }
        return parts.joined(separator: ";")
    }

    private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    private static func day(_ text: Substring, _ frequency: Frequency) throws(RecurrenceError) -> DayRule {
        guard let index = weekdays.firstIndex(of: String(text.suffix(2))) else { throw .unknownWeekday(String(text)) }
        let digits = text.dropLast(2)
        guard !digits.isEmpty else { return DayRule(Weekday(index: index)) }
        guard let ordinal = Int(digits) else { throw .unknownWeekday(String(text)) }
        let largest = frequency.maximumOrdinal
        guard ordinal != 0, (-largest...largest).contains(ordinal) else { throw .ordinal(String(text), frequency) }
        return DayRule(Weekday(index: index), ordinal: ordinal)
    }

    private static func number(_ text: String, _ part: String) throws(RecurrenceError) -> Int {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(text), (1...maximum).contains(value)
        else { throw .notANumber(part, text) }
        return value
    }

    private static func end(_ values: [String: String]) throws(RecurrenceError) -> End {
        switch (values["UNTIL"], values["COUNT"]) {
        case (nil, nil): return .never
        case (nil, let count?): return .count(try number(count, "COUNT"))
        case (_?, _?): throw .untilAndCount
        case (let text?, nil):
            let bytes = Array(text.utf8)
            func slice(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }
            guard bytes.count == 8 || bytes.count == 16 else { throw .until(text) }
            let date = "\(slice(0, 4))-\(slice(4, 6))-\(slice(6, 8))"
            if bytes.count == 8, let day = Day(iso: date) { return .day(day) }
            if bytes.count == 16, slice(8, 9) == "T", slice(15, 16) == "Z",
                let instant = Instant(rfc3339: "\(date)T\(slice(9, 11)):\(slice(11, 13)):\(slice(13, 15))Z")
            {
                return .instant(instant)
            }
            throw .until(text)
        }
    }
}

/// Why a text is no recurrence.
public enum RecurrenceError: Error, Hashable, Sendable {
    /// It is not `NAME=VALUE`.
    case notAPart(String)
    case unknownPart(String)
    case partTwice(String)
    case noFrequency
    case unknownFrequency(String)
    /// The value of INTERVAL or COUNT.
    case notANumber(String, String)
    case unknownWeekday(String)
    /// A weekday of BYDAY whose ordinal the frequency cannot have.
    case ordinal(String, Recurrence.Frequency)
    case until(String)
    case untilAndCount
    case weekStart(String)

    static let parts = ["FREQ", "INTERVAL", "BYDAY", "UNTIL", "COUNT", "WKST"]

    /// What is wrong and what would be right.
    public var phrase: Phrase {
        switch self {
        case .notAPart(let text): Phrase("recurrence-part", ["value": text])
        case .unknownPart(let name): Phrase("recurrence-unknown-part", ["name": name, "known": Self.parts])
        case .partTwice(let name): Phrase("recurrence-twice", ["name": name])
        case .noFrequency: Phrase("recurrence-no-frequency", ["known": Self.frequencies])
        case .unknownFrequency(let text): Phrase("recurrence-frequency", ["value": text, "known": Self.frequencies])
        case .notANumber(let part, let text):
            Phrase("recurrence-number", ["name": part, "value": text, "most": Recurrence.maximum])
        case .unknownWeekday(let text): Phrase("recurrence-weekday", ["value": text])
        case .ordinal(let text, let frequency):
            frequency.maximumOrdinal == 0
                ? Phrase("recurrence-no-ordinal", ["value": text])
                : Phrase("recurrence-ordinal", ["value": text, "most": frequency.maximumOrdinal])
        case .until(let text): Phrase("recurrence-until", ["value": text])
        case .untilAndCount: Phrase("recurrence-until-and-count")
        case .weekStart(let text): Phrase("recurrence-week-start", ["value": text])
        }
    }

    private static let frequencies = Recurrence.Frequency.allCases.map(\.rawValue)
}
