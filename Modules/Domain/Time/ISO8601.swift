/// Reading and writing of RFC 3339 instants and ISO dates, over bytes, without a formatter.
extension Day {
    /// Reads `YYYY-MM-DD`; nil for anything else, and for dates outside 1900–2199.
    public init?(iso text: some StringProtocol) {
        var reader = DigitReader(text.utf8)
        guard let day = reader.day(), reader.isAtEnd else { return nil }
        self = day
    }

    /// `YYYY-MM-DD`.
    public var iso: String {
        let (year, month, day) = civil
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension Instant {
    /// Reads an RFC 3339 date-time with `Z` or an offset; nil for anything else.
    ///
    /// A space or a small letter stands for `T` too, and seconds may be left out. Decimals of a second after the third are
    /// cut off. Times outside 1900–2199 and leap seconds are not read.
    public init?(rfc3339 text: some StringProtocol) {
        var reader = DigitReader(text.utf8)
        guard let day = reader.day(), reader.skip(oneOf: "Tt "), let time = reader.time(),
            let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        let instant = Instant(milliseconds: Int64(day.number) * 86_400_000 + time - offset)
        guard instant >= .earliest, instant <= .latest else { return nil }
        self = instant
    }

    /// RFC 3339 in UTC with `Z`; three digits of milliseconds, only when they are not zero (FORMATS.md).
    public var rfc3339: String {
        let (year, month, day) = ZoneRules.utc.day(of: self).civil
        // Years of four digits are all that comes from outside.
        guard (0...9999).contains(year) else {
            return "\(ZoneRules.utc.day(of: self).iso)T\(Self.clock(ZoneRules.utc.timeOfDay(at: self)))Z"
        }
        let time = Int(ZoneRules.utc.timeOfDay(at: self))
        let (seconds, rest) = (time / 1000, time % 1000)
        return String(unsafeUninitializedCapacity: 24) { bytes in
            var count = 0
            func put(_ number: Int, _ width: Int, after mark: Unicode.Scalar?) {
                if let mark {
                    bytes[count] = UInt8(ascii: mark)
                    count += 1
                }
                var number = number
                for place in stride(from: count + width - 1, through: count, by: -1) {
                    bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
                    number /= 10
                }
                count += width
            }
            put(year, 4, after: nil)
            put(month, 2, after: "-")
            put(day, 2, after: "-")
            put(seconds / 3600, 2, after: "T")
            put(seconds / 60 % 60, 2, after: ":")
            put(seconds % 60, 2, after: ":")
            if rest != 0 { put(rest, 3, after: ".") }
            bytes[count] = UInt8(ascii: "Z")
            return count + 1
        }
    }

    /// `HH:MM:SS`, and `.mmm` when the milliseconds are not zero.
    static func clock(_ time: Int64) -> String {
        let seconds = Int(time / 1000)
        let base = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        let rest = Int(time % 1000)
        return rest == 0 ? base : "\(base).\(padded(rest, 3))"
    }
}

extension ZoneRules {
    /// What clocks on the wall show at `instant`: `HH:MM`.
    public func clock(at instant: Instant) -> String {
        let minutes = Int(timeOfDay(at: instant) / 60_000)
        return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}

/// Walks ASCII text byte by byte; every reading method leaves nil when the text does not fit.
struct DigitReader<Bytes: Collection> where Bytes.Element == UInt8 {
    private let bytes: Bytes
    private var index: Bytes.Index

    init(_ bytes: Bytes) {
        self.bytes = bytes
        self.index = bytes.startIndex
    }

    var isAtEnd: Bool { index == bytes.endIndex }

    mutating func skip(oneOf set: StaticString) -> Bool {
        guard index < bytes.endIndex else { return false }
        let byte = bytes[index]
        let found = set.withUTF8Buffer { $0.contains(byte) }
        if found { index = bytes.index(after: index) }
        return found
    }

    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard index < bytes.endIndex, case let byte = bytes[index], byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int(byte - 48)
            index = bytes.index(after: index)
        }
        return value
    }

    mutating func day() -> Day? {
        guard let year = number(digits: 4), skip(oneOf: "-"), let month = number(digits: 2), skip(oneOf: "-"),
            let day = number(digits: 2), (1900...2199).contains(year)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Milliseconds since midnight of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff`.
    mutating func time() -> Int64? {
        guard let hour = number(digits: 2), hour < 24, skip(oneOf: ":"), let minute = number(digits: 2), minute < 60
        else { return nil }
        var milliseconds = Int64(hour * 3600 + minute * 60) * 1000
        guard skip(oneOf: ":") else { return milliseconds }
        guard let second = number(digits: 2), second < 60 else { return nil }
        milliseconds += Int64(second) * 1000
        guard skip(oneOf: ".") else { return milliseconds }
        var weight: Int64 = 100
        var count = 0
        while let digit = number(digits: 1) {
            // Finer than a millisecond is cut off.
            milliseconds += Int64(digit) * weight
            weight /= 10
            count += 1
        }
        return count > 0 ? milliseconds : nil
    }

    /// Milliseconds east of UTC of `Z` or `±HH:MM`.
    mutating func offset() -> Int64? {
        if skip(oneOf: "Zz") { return 0 }
        let sign: Int64
        if skip(oneOf: "+") { sign = 1 } else if skip(oneOf: "-") { sign = -1 } else { return nil }
        guard let hours = number(digits: 2), hours < 24, skip(oneOf: ":"), let minutes = number(digits: 2), minutes < 60
        else { return nil }
        return sign * Int64(hours * 60 + minutes) * 60_000
    }
}
