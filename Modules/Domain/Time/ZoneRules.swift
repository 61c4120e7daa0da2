/// The offsets of one time zone as a table of transitions, so that no calendar library runs in an inner loop.
///
/// Before the first transition the first offset holds; from each transition on the next one. Local times that a
/// clock change skips are moved forward by the length of the gap, local times that happen twice mean the first
/// (RELIABILITY.md goal 20).
public struct ZoneRules: Hashable, Sendable {
    /// Shared by all copies and never given back: there are as many as zones are asked for, and a copy counts nothing.
    @usableFromInline unowned(unsafe) let table: Table
    /// From this UTC millisecond on the last offset holds, and the table need not be asked.
    @usableFromInline let settled: Int64
    /// The same as a local time at which no clock is in doubt any more.
    @usableFromInline let settledLocal: Int64
    /// The last offset, milliseconds east of UTC.
    @usableFromInline let lastOffset: Int64

    /// The IANA name, for example `Asia/Shanghai`.
    public var name: String { table.name }

    @usableFromInline
    final class Table: Hashable, Sendable {
        let name: String
        /// UTC milliseconds at which the offset changes, ascending.
        @usableFromInline let transitions: ContiguousArray<Int64>
        /// Milliseconds east of UTC; one more than there are transitions.
        @usableFromInline let offsets: ContiguousArray<Int64>

        init(name: String, transitions: ContiguousArray<Int64>, offsets: ContiguousArray<Int64>) {
            self.name = name
            self.transitions = transitions
            self.offsets = offsets
        }

        @usableFromInline
        static func == (a: Table, b: Table) -> Bool {
            a === b || (a.name == b.name && a.transitions == b.transitions && a.offsets == b.offsets)
        }

        @usableFromInline
        func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    public static let utc = ZoneRules(name: "UTC", initialOffset: 0, transitions: [])

    /// - `initialOffset`: seconds east of UTC before the first transition.
    /// - `transitions`: when the offset changes, ascending, and the seconds east of UTC from then on.
    public init(name: String, initialOffset: Int, transitions: [(at: Instant, offset: Int)]) {
        let offsets = [Int64(initialOffset) * 1000] + transitions.map { Int64($0.offset) * 1000 }
        let table = Table(
            name: name, transitions: ContiguousArray(transitions.map(\.at.milliseconds)),
            offsets: ContiguousArray(offsets))
        self.table = Unmanaged.passRetained(table).takeUnretainedValue()
        lastOffset = offsets[offsets.count - 1]
        settled = transitions.last?.at.milliseconds ?? Instant.unset.milliseconds
        settledLocal = settled + (offsets.suffix(2).max() ?? 0)
    }

    /// When the offset changes, ascending.
    public var changes: [Instant] { table.transitions.map(Instant.init(milliseconds:)) }

    /// Milliseconds east of UTC at `instant`.
    @inlinable
    public func offset(at instant: Instant) -> Int64 {
        instant.milliseconds >= settled ? lastOffset : table.offsets[index(at: instant.milliseconds)]
    }

    /// The date that calendars on the wall show at `instant`.
    @inlinable
    public func day(of instant: Instant) -> Day {
        Day(number: Int32(clamping: Self.floorDivide(instant.milliseconds + offset(at: instant), 86_400_000)))
    }

    /// Milliseconds since local midnight shown by clocks on the wall at `instant`.
    @inlinable
    public func timeOfDay(at instant: Instant) -> Int64 {
        let local = instant.milliseconds + offset(at: instant)
        return local - Self.floorDivide(local, 86_400_000) * 86_400_000
    }

    /// The instant at which clocks show `time` (milliseconds since local midnight) on `day`.
    @inlinable
    public func instant(_ day: Day, at time: Int64 = 0) -> Instant {
        let local = Int64(day.number) * 86_400_000 + time
        if local >= settledLocal { return Instant(milliseconds: local - lastOffset) }
        return unsettled(local)
    }

    @usableFromInline
    func unsettled(_ local: Int64) -> Instant {
        let (transitions, offsets) = (table.transitions, table.offsets)
        // The offset before a transition decides until the clocks agree again: it moves a gap forward and takes the
        // first of two. No offset reaches two days.
        var index = index(at: local - 172_800_000)
        while index < transitions.count, local >= transitions[index] + max(offsets[index], offsets[index + 1]) {
            index += 1
        }
        return Instant(milliseconds: local - offsets[index])
    }

    /// The first instant of `day`.
    @inlinable
    public func start(of day: Day) -> Instant { instant(day) }

    @usableFromInline
    func index(at milliseconds: Int64) -> Int {
        let transitions = table.transitions
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= milliseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inlinable
    static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 { a >= 0 ? a / b : (a - b + 1) / b }
}
