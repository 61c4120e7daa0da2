/// The instants of the eight latest strong signals, ascending (RULES.md §1, "Facts are bounded"). They stand in place:
/// a customer with signals costs no more than one without.
public struct StrongSignals: Hashable, Sendable {
    public static let capacity = 8
    @usableFromInline private(set) var count: Int32 = 0
    /// The latest first; ``Instant/unset`` where there is none.
    @usableFromInline private(set) var latest1 = Instant.unset
    private var latest2 = Instant.unset
    private var latest3 = Instant.unset
    private var latest4 = Instant.unset
    private var latest5 = Instant.unset
    private var latest6 = Instant.unset
    private var latest7 = Instant.unset
    private var latest8 = Instant.unset

    public init() {}
    public init(_ instants: [Instant]) { for instant in instants.sorted() { insert(instant) } }

    @inlinable public var latest: Instant { latest1 }
    public var instants: [Instant] { (0..<Int(count)).reversed().map { latest($0 + 1) } }

    /// The `place`-th latest, from 1; ``Instant/unset`` where there are fewer.
    public func latest(_ place: Int) -> Instant {
        switch place {
        case 1: latest1
        case 2: latest2
        case 3: latest3
        case 4: latest4
        case 5: latest5
        case 6: latest6
        case 7: latest7
        case 8: latest8
        default: .unset
        }
    }

    public mutating func insert(_ instant: Instant) {
        count = min(count + 1, Int32(Self.capacity))
        latest8 = latest7
        latest7 = latest6
        latest6 = latest5
        latest5 = latest4
        latest4 = latest3
        latest3 = latest2
        latest2 = latest1
        latest1 = instant
    }

    /// How many of the kept signals are in `span` at `now`.
    @inlinable
    public func count(within span: Span, of now: Instant) -> Int {
        // Ascending: when the latest is out, all are.
        latest1.isWithin(span, of: now) ? countAll(within: span, of: now) : 0
    }

    @usableFromInline
    func countAll(within span: Span, of now: Instant) -> Int {
        var found = 0
        while found < Int(count), latest(found + 1).isWithin(span, of: now) { found += 1 }
        return found
    }

    /// The first instant after `now` at which fewer are in `span`.
    public func nextLeaving(_ span: Span, after now: Instant) -> Instant {
        let found = count(within: span, of: now)
        return found == 0 ? .never : latest(found) + span
    }
}
