import Domain
import Storage

extension Clause {
    static let customers: [Clause] = [
        Clause("a customer comes back as it went in, with every field") { store, findings in
            for (number, text) in Fixture.texts.enumerated() {
                let customer = try Fixture.fullCustomer(CustomerID(Int64(number) + 1), "k\(number)", text: text)
                try await store.write { try $0.customers.insert(customer) }
                let found = try await store.read { try $0.customers.customer(customer.id) }
                findings.equal(found, customer, "customer with the text \(text.prefix(20).debugDescription)")
                findings.equal(found?.profile.name, customer.profile.name, "name")
                findings.equal(found?.profile.tags.first, text, "first tag")
                findings.equal(found?.profile.custom[text], text, "custom field")
                findings.equal(found?.profile.contacts.first?.emails.first, text, "first address")
            }
        },
        Clause("a customer without anything comes back so") { store, findings in
            let customer = Customer(
                id: CustomerID(7), key: try Fixture.key("k"), createdAt: .unset, profile: Profile(name: ""), version: 0)
            try await store.write { try $0.customers.insert(customer) }
            findings.equal(try await store.read { try $0.customers.customer(customer.id) }, customer, "customer")
        },
        Clause("amounts and versions keep every bit") { store, findings in
            for (number, value) in Fixture.integers.enumerated() {
                var customer = try Fixture.customer(CustomerID(Int64(number) + 1), "k\(number)")
                customer.profile.annualPurchase = Money(minorUnits: value, currency: .cny)
                customer.profile.companySize = Int(value)
                customer.version = value
                let stored = customer
                try await store.write { try $0.customers.insert(stored) }
                findings.equal(try await store.read { try $0.customers.customer(stored.id) }, stored, "customer")
            }
        },
        Clause("an update replaces profile and version, and leaves key and creation") { store, findings in
            let id = CustomerID(1)
            for text in ["a", "A", "caf\u{e9}", "cafe\u{301}", ""] {
                let customer = try Fixture.fullCustomer(id, "k", text: text)
                try await store.write { transaction in
                    if try transaction.customers.customer(id) == nil {
                        try transaction.customers.insert(Fixture.customer(id, "k"))
                    }
                    try transaction.customers.update(customer)
                }
                let found = try await store.read { try $0.customers.customer(id) }
                findings.equal(found?.profile, customer.profile, "profile")
                findings.equal(found?.profile.name, text, "name")
                findings.equal(found?.version, customer.version, "version")
                findings.equal(found?.createdAt, Fixture.instant, "creation")
            }
            try await store.write { try $0.customers.update(Fixture.customer(id, "k", name: "bare")) }
            let bare = try await store.read { try $0.customers.customer(id) }
            findings.equal(bare, try Fixture.customer(id, "k", name: "bare"), "customer without contacts and tags")
        },
        Clause("two updates in one body both count") { store, findings in
            let id = CustomerID(1)
            let found = try await store.write { transaction in
                try transaction.customers.insert(Fixture.customer(id, "k"))
                for name in ["b", "c", "c", "d"] {
                    guard var customer = try transaction.customers.customer(id) else { return nil as Customer? }
                    customer.version += 1
                    customer.profile.name = name
                    try transaction.customers.update(customer)
                }
                return try transaction.customers.customer(id)
            }
            findings.equal(found?.profile.name, "d", "name")
            findings.equal(found?.version, 5, "version")
        },
        Clause("an update of a customer that is not there is refused") { store, findings in
            await findings.refused("the update", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.customers.update(Fixture.customer(CustomerID(1), "k")) }
            }
        },
        Clause("keys are unique by bytes: capitals and spellings of one letter are different keys") { store, findings in
            let keys = ["Acme", "acme", "ACME", "caf\u{e9}", "cafe\u{301}", "阿", "👩‍👩‍👧‍👦"]
            try await store.write { transaction in
                for (number, key) in keys.enumerated() {
                    try transaction.customers.insert(Fixture.customer(CustomerID(Int64(number) + 1), key))
                }
            }
            for (number, key) in keys.enumerated() {
                let found = try await store.read { try $0.customers.id(of: Fixture.key(key)) }
                findings.equal(found, CustomerID(Int64(number) + 1), "id of \(key)")
                await findings.refused("a second \(key)", { $0.isDuplicate("customers.key") }) {
                    () throws(StorageError) in
                    try await store.write { try $0.customers.insert(Fixture.customer(CustomerID(99), key)) }
                }
            }
        },
        Clause("an id is given to one customer") { store, findings in
            try await store.write { try $0.customers.insert(Fixture.customer(CustomerID(1), "a")) }
            await findings.refused("a second customer", { $0.isDuplicate("customers.id") }) { () throws(StorageError) in
                try await store.write { try $0.customers.insert(Fixture.customer(CustomerID(1), "b")) }
            }
        },
        Clause("who is not there is nil") { store, findings in
            let found = try await store.read {
                [try $0.customers.customer(CustomerID(1)) == nil, try $0.customers.id(of: Fixture.key("k")) == nil]
            }
            findings.equal(found, [true, true], "absent customers")
        },
        Clause("a text with a NUL is refused") { store, findings in
            await findings.refused("a name", \.isFailure) { () throws(StorageError) in
                try await store.write { try $0.customers.insert(Fixture.customer(CustomerID(1), "k", name: "a\0b")) }
            }
            try await store.write { try $0.customers.insert(Fixture.customer(CustomerID(1), "k")) }
            await findings.refused("a tag", \.isFailure) { () throws(StorageError) in
                try await store.write { transaction in
                    var customer = try Fixture.customer(CustomerID(1), "k")
                    customer.profile.tags = ["\0"]
                    try transaction.customers.update(customer)
                }
            }
            await findings.refused("a note", \.isFailure) { () throws(StorageError) in
                try await store.write { transaction in
                    let details = try Fixture.details(text: "\0", number: 1)
                    try transaction.timelines.append(
                        Fixture.event(EventID(1), of: CustomerID(1), ref: "r", details), change: ChangeID(1))
                }
            }
            await findings.refused("a policy", \.isFailure) { () throws(StorageError) in
                try await store.write {
                    try $0.policies.append(
                        PolicyRecord(version: 1, text: "\0", adoptedAt: Fixture.instant, adoptedBy: .admin))
                }
            }
        },
    ]
}
