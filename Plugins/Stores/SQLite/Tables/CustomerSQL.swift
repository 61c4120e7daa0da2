import Domain
import Storage

/// Rows of `customers`.
enum CustomerSQL {
    static let insert: StaticString = """
        INSERT INTO customers (
            id, key, created_at, name, company, country, time_zone, language, source, industry, company_size,
            categories, annual_purchase, annual_purchase_currency, credit, budget_authorised, preferred_channel,
            stated_owner, tags, custom, search_text, version
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    static let update: StaticString = """
        UPDATE customers SET
            name = ?, company = ?, country = ?, time_zone = ?, language = ?, source = ?, industry = ?,
            company_size = ?, categories = ?, annual_purchase = ?, annual_purchase_currency = ?, credit = ?,
            budget_authorised = ?, preferred_channel = ?, stated_owner = ?, tags = ?, custom = ?, search_text = ?,
            version = ?
        WHERE id = ?
        """

    static let select: StaticString = """
        SELECT c.id, c.key, c.created_at, c.name, c.company, c.country, c.time_zone, c.language, c.source, c.industry,
            c.company_size, c.categories, c.annual_purchase, c.annual_purchase_currency, c.credit, c.budget_authorised,
            c.preferred_channel, c.stated_owner, c.tags, c.custom, COALESCE(f.version, c.version)
        FROM customers c LEFT JOIN facts f ON f.customer_id = c.id WHERE c.id = ?
        """

    /// Binds the profile and the version, in the order of both writing statements.
    static func bind(_ customer: Customer, to call: inout Call) {
        let profile = customer.profile
        call.bind(profile.name)
        call.bind(profile.company)
        call.bind(profile.country)
        call.bind(profile.timeZone)
        call.bind(profile.language)
        call.bind(profile.source)
        call.bind(profile.industry)
        call.bind(profile.companySize)
        call.bind(JSONText.text(profile.categories))
        call.bind(profile.annualPurchase?.minorUnits)
        call.bind(profile.annualPurchase?.currency.code)
        call.bind(profile.credit)
        call.bind(profile.budgetAuthorised)
        call.bind(profile.preferredChannel)
        call.bind(profile.statedOwner)
        call.bind(JSONText.text(profile.tags))
        call.bind(JSONText.text(profile.custom))
        call.bind(searchText(customer))
        call.bind(customer.version)
    }

    /// Reads a row of ``select``, without the contacts.
    static func customer(_ row: inout Call) throws -> Customer {
        let id = row.customerID()
        let text = row.text()
        guard let key = CustomerKey(validating: text) else { throw StorageError.corrupt("customers.key: '\(text)'") }
        let createdAt = row.instant()
        var profile = Profile(name: row.text())
        profile.company = row.optionalText()
        profile.country = row.optionalText()
        profile.timeZone = row.optionalText()
        profile.language = row.optionalText()
        profile.source = try row.word("customers.source")
        profile.industry = row.optionalText()
        profile.companySize = row.optionalInteger().map { Int(clamping: $0) }
        profile.categories = try JSONText.texts(row.bytes(), "customers.categories")
        profile.annualPurchase = try row.money("customers.annual_purchase_currency")
        profile.credit = try row.word("customers.credit")
        profile.budgetAuthorised = row.optionalInteger().map { $0 != 0 }
        profile.preferredChannel = try row.word("customers.preferred_channel")
        profile.statedOwner = try row.user("customers.stated_owner")
        profile.tags = try JSONText.texts(row.bytes(), "customers.tags")
        profile.custom = try JSONText.dictionary(row.bytes(), "customers.custom")
        return Customer(id: id, key: key, createdAt: createdAt, profile: profile, version: row.integer())
    }

    /// Whether two profiles are stored differently. Texts that only look alike do differ.
    static func differs(_ a: Profile, _ b: Profile) -> Bool {
        guard a == b else { return true }
        var isSame = true
        func compare(_ a: String?, _ b: String?) { if isSame { isSame = Scope.isSame(a, b) } }
        compare(a.name, b.name)
        compare(a.company, b.company)
        compare(a.country, b.country)
        compare(a.timeZone, b.timeZone)
        compare(a.language, b.language)
        compare(a.industry, b.industry)
        compare(a.statedOwner?.text, b.statedOwner?.text)
        func compareAll(_ a: [String], _ b: [String]) { for (a, b) in zip(a, b) { compare(a, b) } }
        compareAll(a.categories, b.categories)
        compareAll(a.tags, b.tags)
        if isSame, !a.custom.isEmpty { compare(JSONText.text(a.custom), JSONText.text(b.custom)) }
        for (a, b) in zip(a.contacts, b.contacts) {
            compare(a.name, b.name)
            compare(a.role, b.role)
            compareAll(a.emails, b.emails)
            compareAll(a.phones, b.phones)
            compareAll(a.chats, b.chats)
        }
        return !isSame
    }

    /// What a search looks through, in small letters; a unit separator keeps the fields apart.
    private static func searchText(_ customer: Customer) -> String {
        let people = customer.profile.contacts.flatMap { $0.emails + $0.phones }
        let fields = [customer.key.text, customer.profile.name, customer.profile.company ?? ""] + people
        return fields.map { $0.lowercased() }.joined(separator: "\u{1f}")
    }
}
