/// A moment on the world's clock: milliseconds since 1970-01-01T00:00:00Z (RULES.md §1, "Instants are UTC milliseconds").
///
/// Values that come from outside lie in ``earliest``…``latest``; ``unset`` marks what has not happened and
/// ``never`` what will not. Adding a duration to any of them does not overflow.
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    @inlinable
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Marks something that has not happened. Earlier than every real instant.
    @inlinable public static var unset: Instant { Instant(milliseconds: .min / 2) }
    /// Marks something that will not happen. Later than every real instant.
    @inlinable public static var never: Instant { Instant(milliseconds: .max / 2) }
    /// 1900-01-01T00:00:00Z, the earliest instant accepted from outside.
    public static let earliest = Instant(milliseconds: -2_208_988_800_000)
    /// 2199-12-31T23:59:59.999Z, the latest instant accepted from outside.
    public static let latest = Instant(milliseconds: 7_258_118_399_999)

    @inlinable public var isSet: Bool { self > .unset }
    @inlinable public var isFinite: Bool { self > .unset && self < .never }
    /// `nil` for ``unset`` and ``never``.
    @inlinable public var orNil: Instant? { isFinite ? self : nil }

    @inlinable
    public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
    @inlinable
    public static func + (a: Instant, b: Span) -> Instant {
        a.isFinite ? Instant(milliseconds: a.milliseconds + b.milliseconds) : a
    }
    @inlinable
    public static func - (a: Instant, b: Instant) -> Span { Span(milliseconds: a.milliseconds - b.milliseconds) }

    /// Whether an event at this instant is *in* `span` at `now`: `now < self + span` (RULES.md §1, half-open intervals).
    @inlinable
    public func isWithin(_ span: Span, of now: Instant) -> Bool { isSet && now < self + span }
}

/// A length of time in milliseconds, not negative when it comes from a policy.
public struct Span: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    @inlinable
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    /// `count` × 24 h, whatever the zone does.
    @inlinable
    public static func days(_ count: Int) -> Span { Span(milliseconds: Int64(count) * 86_400_000) }
    @inlinable
    public static func hours(_ count: Int) -> Span { Span(milliseconds: Int64(count) * 3_600_000) }
    @inlinable
    public static func minutes(_ count: Int) -> Span { Span(milliseconds: Int64(count) * 60_000) }
    @inlinable
    public static func < (a: Span, b: Span) -> Bool { a.milliseconds < b.milliseconds }
}
