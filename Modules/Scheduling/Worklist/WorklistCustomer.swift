public import Domain

/// A customer with what it is owed, as a worklist takes it in.
public struct WorklistCustomer: Hashable, Sendable {
    public let id: CustomerID
    public let key: CustomerKey
    public let name: String
    public let labels: [CurrentLabel]
    public let obligations: [Obligation]

    public init(
        id: CustomerID, key: CustomerKey, name: String, labels: [CurrentLabel], obligations: [Obligation]
    ) {
        self.id = id
        self.key = key
        self.name = name
        self.labels = labels
        self.obligations = obligations
    }
}

/// One line of a worklist: a customer, what is most urgent, and what else is owed to it.
public struct WorklistLine: Hashable, Sendable {
    public let customer: WorklistCustomer
    public let section: WorklistSection
    public let leading: Obligation
    /// By section, then due.
    public let others: [Obligation]
    /// Whether the leading one is breached or overdue: from its due instant on.
    public let isOverdue: Bool
}
