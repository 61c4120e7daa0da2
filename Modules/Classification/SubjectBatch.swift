public import Domain

/// Customers that are classified together, at one moment: rows that stand one behind the other and are used again, so
/// that facts are folded where they are classified, and nothing is copied or counted for each.
public final class SubjectBatch {
    @usableFromInline let rows: UnsafeMutablePointer<Subject.Row>
    @usableFromInline let common: UnsafeMutablePointer<Subject.Common>
    /// How many rows are in use.
    @inlinable public var count: Int { common.pointee.count }
    public let capacity: Int

    /// `directory` looks the customers up by their places, for rules that ask for all of a profile.
    public init(capacity: Int, at moment: Moment, of directory: CustomerDirectory) {
        self.capacity = capacity
        rows = .allocate(capacity: capacity)
        rows.initialize(repeating: Subject.Row(), count: capacity)
        common = .allocate(capacity: 1)
        common.initialize(to: Subject.Common(moment: moment, directory: directory))
    }

    /// As many customers like `subject`: for whoever tries a classifier out.
    public convenience init(repeating subject: Subject, count: Int) {
        self.init(capacity: count, at: subject.moment, of: subject.common.pointee.directory)
        common.pointee = subject.common.pointee
        for place in 0..<count { rows[place] = subject.row.pointee }
        setCount(count)
    }

    deinit {
        rows.deinitialize(count: capacity)
        rows.deallocate()
        common.deinitialize(count: 1)
        common.deallocate()
    }

    /// Fills the first `count` rows; what a row had of another customer is still in it.
    ///
    /// `count`: at most ``capacity``.
    @inlinable
    public func fill(_ count: Int, _ load: (Int, inout Subject.Row) throws -> Void) rethrows {
        precondition(count <= capacity, "a batch has no room for \(count)")
        setCount(count)
        for index in 0..<count { try load(index, &rows[index]) }
    }

    @usableFromInline
    func setCount(_ count: Int) { common.pointee.count = count }

    /// The customer in a row. The view must not outlive the batch.
    @inlinable
    public subscript(index: Int) -> Subject { Subject(UnsafePointer(rows + index), UnsafePointer(common)) }
}
