public import Domain

/// A fact or part of a score as shown to people.
public enum EvidenceValue: Hashable, Sendable {
    case text(String)
    case number(Int64)
    case flag(Bool)
    /// Minor units of the base currency.
    case amount(Int64)
    case day(Day)
    case instant(Instant)
    /// It has not happened, or is not known.
    case nothing

    @inlinable
    public init(_ instant: Instant) { self = instant.orNil.map(Self.instant) ?? .nothing }
    @inlinable
    public init(_ day: Day) { self = day.orNil.map(Self.day) ?? .nothing }
}

/// What a verdict rests on.
public struct Evidence: Hashable, Sendable {
    public struct Fact: Hashable, Sendable {
        public let name: String
        public let value: EvidenceValue
        public init(name: String, value: EvidenceValue) {
            self.name = name
            self.value = value
        }
    }
    public struct Part: Hashable, Sendable {
        public let name: String
        public let points: Int32
        public init(name: String, points: Int32) {
            self.name = name
            self.points = points
        }
    }
    /// Stable codes of the rules that decided, for example `order-open`.
    public var rules: [String] = []
    public var facts: [Fact] = []
    /// The points of a score; they add up to it.
    public var parts: [Part] = []

    public init() {}
}

/// Takes the evidence of a verdict.
public protocol EvidenceSink {
    mutating func rule(_ code: @autoclosure () -> String)
    mutating func fact(_ name: @autoclosure () -> String, _ value: @autoclosure () -> EvidenceValue)
    mutating func part(_ name: @autoclosure () -> String, _ points: Int32)
}

/// The sink of bulk runs: nothing is evaluated, nothing is kept.
public struct NoEvidence: EvidenceSink {
    @inlinable
    public init() {}
    @inlinable
    public mutating func rule(_ code: @autoclosure () -> String) {}
    @inlinable
    public mutating func fact(_ name: @autoclosure () -> String, _ value: @autoclosure () -> EvidenceValue) {}
    @inlinable
    public mutating func part(_ name: @autoclosure () -> String, _ points: Int32) {}
}

extension Evidence: EvidenceSink {
    public mutating func rule(_ code: @autoclosure () -> String) { rules.append(code()) }
    public mutating func fact(_ name: @autoclosure () -> String, _ value: @autoclosure () -> EvidenceValue) {
        facts.append(Fact(name: name(), value: value()))
    }
    public mutating func part(_ name: @autoclosure () -> String, _ points: Int32) {
        parts.append(Part(name: name(), points: points))
    }
}
