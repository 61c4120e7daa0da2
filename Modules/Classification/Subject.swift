public import Domain

/// One customer as a classifier sees it: traits and profile, facts, the labels it declared to use, and the moment.
///
/// A subject is a view of two words, made in passing for each customer of a ``SubjectBatch``: it must not outlive the
/// batch. One that was made of a customer by itself keeps what it looks at, and is a value like any other.
public struct Subject {
    /// What is of one customer.
    public struct Row: Sendable {
        /// First, so that the address of a row is theirs.
        public var facts: Facts
        public var traits: Traits
        /// Its place in the directory.
        public var place: Int
        @usableFromInline var used = UsedLabels()

        public init(facts: Facts = Facts(), traits: Traits = .none, place: Int = 0) {
            self.facts = facts
            self.traits = traits
            self.place = place
        }
    }

    /// What all customers of a batch have in common.
    @usableFromInline
    struct Common: Sendable {
        /// First, so that the address of all is its own.
        @usableFromInline var moment: Moment
        /// How many rows are in use.
        @usableFromInline var count = 0
        let directory: CustomerDirectory
        /// What the classifier that is asked may read; nil for nothing.
        @usableFromInline var readable: ContiguousArray<Readable>?
    }

    @usableFromInline let row: UnsafePointer<Row>
    @usableFromInline let common: UnsafePointer<Common>
    /// The batch of one of a subject by itself.
    private let owner: SubjectBatch?

    /// How many other schemes one scheme may read.
    public static let maximumUses = 8

    /// A subject by itself.
    public init(customer: Customer, facts: Facts, moment: Moment, rates: ExchangeRates) {
        let batch = SubjectBatch(capacity: 1, at: moment, of: CustomerDirectory { _ in customer })
        batch.setCount(1)
        batch.rows[0] = Row(facts: facts, traits: Traits(customer, rates: rates))
        self.init(owning: batch)
    }

    init(owning batch: SubjectBatch) {
        row = UnsafePointer(batch.rows)
        common = UnsafePointer(batch.common)
        owner = batch
    }

    @usableFromInline
    init(_ row: UnsafePointer<Row>, _ common: UnsafePointer<Common>) {
        self.row = row
        self.common = common
        owner = nil
    }

    /// A subject by itself like this one, but for what `change` does.
    func changed(_ change: (inout Row, inout Common) -> Void) -> Subject {
        let batch = SubjectBatch(capacity: 1, at: common.pointee.moment, of: common.pointee.directory)
        batch.rows[0] = row.pointee
        batch.common.pointee = common.pointee
        batch.setCount(1)
        change(&batch.rows[0], &batch.common.pointee)
        return Subject(owning: batch)
    }

    /// Where they stand: nothing is copied by asking for one of them.
    public var facts: Facts {
        @inlinable unsafeAddress { UnsafeRawPointer(row).assumingMemoryBound(to: Facts.self) }
    }
    @inlinable public var traits: Traits { row.pointee.traits }
    public var moment: Moment {
        @inlinable unsafeAddress { UnsafeRawPointer(common).assumingMemoryBound(to: Moment.self) }
        set { self = changed { $1.moment = newValue } }
    }
    @inlinable public var now: Instant { common.pointee.moment.now }
    @inlinable public var today: Day { common.pointee.moment.today }
    @inlinable public var createdAt: Instant { row.pointee.traits.createdAt }
    /// What the buyer says it buys a year, in minor units of the base currency.
    @inlinable public var annualPurchase: Int64? { row.pointee.traits.annualPurchase }

    private var customer: Customer { common.pointee.directory.customer(row.pointee.place) }
    /// All of the profile. It is looked up: ask the ``traits`` for what they have.
    public var profile: Profile { customer.profile }
    public var key: CustomerKey { customer.key }
}

/// Where the customers of a batch are looked up.
public final class CustomerDirectory: Sendable {
    private let find: @Sendable (Int) -> Customer

    /// - Parameter find: gives the customer at a place, as often as it is asked.
    public init(_ find: @escaping @Sendable (Int) -> Customer) { self.find = find }

    public func customer(_ place: Int) -> Customer { find(place) }
}
