/// The live orders of one day, in minor units of the base currency.
public struct OrderDay: Hashable, Sendable {
    public let day: Day
    public var count: Int32
    public var sum: Int64

    @inlinable
    public init(day: Day, count: Int32, sum: Int64) {
        self.day = day
        self.count = count
        self.sum = sum
    }

    @inlinable static var none: OrderDay { OrderDay(day: .unset, count: 0, sum: 0) }
}

/// Days with orders, ascending. Up to ``capacity`` of them stand in the ledger itself, as most customers have no more;
/// otherwise all stand in an array.
@usableFromInline
struct OrderLedger: Hashable, Sendable, RandomAccessCollection {
    @usableFromInline static let capacity = 4
    private var first = OrderDay.none
    private var second = OrderDay.none
    private var third = OrderDay.none
    private var fourth = OrderDay.none
    /// The latest of all; ``OrderDay/none`` where there is none.
    @usableFromInline private(set) var last = OrderDay.none
    /// All of them once there are more than ``capacity``.
    @usableFromInline private(set) var many: [OrderDay]?
    private var few: Int32 = 0

    init() {}
    init(_ days: [OrderDay]) { replaceAll(with: days) }

    @usableFromInline var startIndex: Int { 0 }
    @usableFromInline var endIndex: Int { many?.count ?? Int(few) }

    @usableFromInline subscript(place: Int) -> OrderDay {
        if let many { return many[place] }
        return switch place {
        case 0: first
        case 1: second
        case 2: third
        default: fourth
        }
    }

    /// Count and sum of the days after `edge`, and the first of them.
    @usableFromInline
    func total(after edge: Day) -> (count: Int, sum: Int64, earliest: Day) {
        var total = (count: 0, sum: Int64(0), earliest: Day.unset)
        var place = endIndex
        while place > 0 {
            place -= 1
            let entry = self[place]
            guard entry.day > edge else { break }
            total.count += Int(entry.count)
            total.sum = Swift.min(total.sum + entry.sum, Money.ceiling)
            total.earliest = entry.day
        }
        return total
    }

    /// Adds an order of `sum`, and drops the days at or before `edge` when its day is a new one.
    mutating func add(_ sum: Int64, on day: Day, dropping edge: Day) {
        if last.day == day, few > 0 || many != nil {
            last.count += 1
            last.sum = Swift.min(last.sum + sum, Money.ceiling)
            setLast()
            return
        }
        if contains(where: { $0.day <= edge }) { replaceAll(with: filter { $0.day > edge }) }
        last = OrderDay(day: day, count: 1, sum: sum)
        if many != nil {
            many?.append(last)
        } else if few == Self.capacity {
            many = [first, second, third, fourth, last]
            (first, second, third, fourth, few) = (.none, .none, .none, .none, 0)
        } else {
            few += 1
            setLast()
        }
    }

    private mutating func setLast() {
        if let place = many?.indices.last {
            many?[place] = last
            return
        }
        switch few {
        case 1: first = last
        case 2: second = last
        case 3: third = last
        default: fourth = last
        }
    }

    private mutating func replaceAll(with days: [OrderDay]) {
        self = OrderLedger()
        last = days.last ?? .none
        guard days.count <= Self.capacity else {
            many = days
            return
        }
        few = Int32(days.count)
        func day(_ place: Int) -> OrderDay { place < days.count ? days[place] : .none }
        (first, second, third, fourth) = (day(0), day(1), day(2), day(3))
    }
}
