import Domain
import Storage

struct SQLiteCustomers: CustomerStore {
    let connection: Connection
    let sequences: Sequences
    private var cache: LatestRows { connection.latest }

    func allocateID() throws -> CustomerID {
        try connection.requireWritable()
        return CustomerID(try sequences.take(of: .customer))
    }

    func insert(_ customer: Customer) throws {
        try connection.requireWritable()
        try Storable.check(customer)
        cache.written.insert(customer.id)
        var call = try connection.call(CustomerSQL.insert)
        call.bind(customer.id)
        call.bind(customer.key.text)
        call.bind(customer.createdAt)
        CustomerSQL.bind(customer, to: &call)
        try call.run()
        try ContactSQL.insert(customer.profile.contacts, of: customer.id, connection)
        try sequences.note(customer.id.number, of: .customer)
        cache.keep(customer)
    }

    func update(_ customer: Customer) throws {
        try connection.requireWritable()
        try Storable.check(customer)
        let stored = try self.customer(customer.id)
        guard let stored else {
            throw StorageError.failed("customers: there is no customer \(customer.id.number)")
        }
        cache.written.insert(customer.id)
        guard CustomerSQL.differs(stored.profile, customer.profile) else {
            // Most often something is derived next, and the version goes into the row that is written then.
            cache.note(version: customer.version, of: customer.id)
            cache.keep(customer)
            return
        }
        try flush(customer.id)
        cache.forgetCustomer(customer.id)
        var call = try connection.call(CustomerSQL.update)
        CustomerSQL.bind(customer, to: &call)
        call.bind(customer.id)
        try call.run()
        _ = try setVersion(
            "UPDATE facts SET version = ? WHERE customer_id = ? AND version IS NOT NULL", of: customer.id,
            customer.version)
        if !Scope.isSame(stored.profile.name, customer.profile.name) {
            var name = try connection.call("UPDATE facts SET name = ? WHERE customer_id = ?")
            name.bind(customer.profile.name)
            name.bind(customer.id)
            try name.run()
        }
        try ContactSQL.delete(of: customer.id, connection)
        try ContactSQL.insert(customer.profile.contacts, of: customer.id, connection)
    }

    /// Writes down the versions that nothing took along.
    func flush() throws { for customer in cache.versions.keys.sorted() { try flush(customer) } }

    private func flush(_ customer: CustomerID) throws {
        guard let version = cache.takeVersion(of: customer) else { return }
        if try setVersion("UPDATE facts SET version = ? WHERE customer_id = ?", of: customer, version) == 0 {
            _ = try setVersion("UPDATE customers SET version = ? WHERE id = ?", of: customer, version)
        }
    }

    private func setVersion(_ statement: StaticString, of customer: CustomerID, _ version: Int64) throws -> Int {
        var call = try connection.call(statement)
        call.bind(version)
        call.bind(customer)
        return try call.run()
    }

    func remove(_ id: CustomerID, change: ChangeID) throws {
        try connection.requireWritable()
        guard try customer(id) != nil else {
            throw StorageError.failed("customers: there is no customer \(id.number)")
        }
        try flush(id)
        try SQLiteLabelChanges(connection: connection).flush()
        cache.forgetCustomer(id)
        cache.written.insert(id)
        var removal = try connection.call("INSERT INTO removals (customer_id, change_id) VALUES (?, ?)")
        removal.bind(id)
        removal.bind(change.number)
        try removal.run()
        try SQLiteStandings(connection: connection).clear(id)
        for statement: StaticString in [
            "DELETE FROM spells WHERE customer_id = ?", "DELETE FROM label_moves WHERE customer_id = ?",
            """
            DELETE FROM batch_values WHERE customer_id = ?1
            AND change_id IN (SELECT change_id FROM batch_rows WHERE customer_id = ?1)
            """,
            "DELETE FROM batch_rows WHERE customer_id = ?", "DELETE FROM events WHERE customer_id = ?",
            "DELETE FROM contacts WHERE customer_id = ?", "DELETE FROM customers WHERE id = ?",
        ] {
            var call = try connection.call(statement)
            call.bind(id)
            try call.run()
        }
    }

    func customer(_ id: CustomerID) throws -> Customer? {
        if let known = cache.customer(id) { return known }
        if let known = connection.recent(id)?.customer {
            cache.keep(known)
            return known
        }
        try flush(id)
        var call = try connection.call(CustomerSQL.select)
        call.bind(id)
        guard var customer = try call.first(CustomerSQL.customer) else { return nil }
        customer.profile.contacts = try ContactSQL.contacts(of: id, connection)
        cache.keep(customer)
        return customer
    }

    func id(of key: CustomerKey) throws -> CustomerID? {
        var call = try connection.call("SELECT id FROM customers WHERE key = ?")
        call.bind(key.text)
        return try call.first { $0.customerID() }
    }

    func id(of key: CustomerKey, within scope: Scope) throws -> CustomerID? {
        guard let owners = scope.ownerNames else { return try id(of: key) }
        var call = try connection.call(
            "SELECT c.id, f.owner FROM customers c LEFT JOIN facts f ON f.customer_id = c.id WHERE c.key = ?")
        call.bind(key.text)
        guard let found = try call.first({ ($0.customerID(), $0.optionalText()) }) else { return nil }
        return owners.contains { Scope.isSame($0, found.1) } ? found.0 : nil
    }

    func ids(_ query: CustomerQuery) throws -> [CustomerID] {
        guard query.limit > 0 else { return [] }
        let sql = QuerySQL(query)
        var call = try connection.call(composed: "SELECT c.id \(sql.text)")
        sql.bind(to: &call)
        return try call.all { $0.customerID() }
    }

    func count(_ query: CustomerQuery) throws -> Int {
        let sql = QuerySQL(counting: query)
        var call = try connection.call(composed: "SELECT count(*) \(sql.text)")
        sql.bind(to: &call)
        return try call.first { $0.int() } ?? 0
    }
}
