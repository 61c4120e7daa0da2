import Domain
import Exchange

/// New values for some fields of a profile, read as an import reads them.
struct ProfilePatch {
    /// By column name of customers.csv; `custom.NAME` for others.
    let names: [String]
    private let values: Profile
    private let openPurchase: WrittenAmount?
    private let base: Currency

    /// What can be set for many customers at once: what is a person's own, a name or an address, cannot.
    static let fields = [
        "company", "country", "time_zone", "language", "source", "industry", "company_size", "categories",
        "annual_purchase", "currency", "credit", "budget_authorised", "preferred_channel",
    ]

    /// What else can be set for one customer.
    static let personal = ["name", "emails", "phones", "chat", "birthday", "do_not_contact"]

    /// `values`: by name; empty clears.
    ///
    /// - `one`: they are for one customer, whose own fields can be set too.
    ///
    /// - Throws: ``BatchRefusal/unknownField(_:known:)``, ``RapportError/invalid(_:value:)``.
    init(_ values: [String: String], one: Bool, context: ImportContext) throws {
        // An amount and its currency are one value: without its amount a currency says nothing.
        if values["currency"] != nil, values["annual_purchase"] == nil {
            throw BatchRefusal.currencyAlone
        }
        var values = values
        if values["annual_purchase"] != nil, values["currency"] == nil { values["currency"] = "" }
        names = values.keys.sorted()
        let known = one ? Self.personal + Self.fields : Self.fields
        for name in names where !known.contains(name) && !Self.isCustomField(name) {
            throw one
                ? BatchRefusal.noField(name, known: known + ["custom.NAME"])
                : BatchRefusal.unknownField(name, known: known + ["custom.NAME"])
        }
        // By bytes: to who compares characters, a quote with a mark on it is none.
        func cell(_ text: String) -> [UInt8] {
            [0x22] + text.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
        }
        func line(_ cells: [String]) -> [UInt8] { Array(cells.map(cell).joined(separator: [0x2C])) + [0x0A] }
        let columns = names.map { Self.isCustomField($0) ? String($0.dropFirst(7)) : $0 }
        // A row has a key and a name.
        let fixed = names.contains("name") ? ["key"] : ["key", "name"]
        let table = line(fixed + columns) + line(fixed.map { _ in "x" } + names.map { values[$0] ?? "" })
        var rows = try ImportRows.customers(
            ImportSource(name: "update", bytes: table), context: context)
        let item = try rows.next()
        if case .issue(let issue)? = item { throw RapportError(issue) }
        guard case .customer(let read)? = item else { throw BatchRefusal.unknownField("", known: known) }
        self.values = read.profile
        openPurchase = read.openPurchase
        base = context.rates.base
    }

    /// Whether a value of it may be of a person, as what a file calls a column may be anything.
    static func isPersonal(_ name: String) -> Bool { personal.contains(name) || name.hasPrefix("custom.") }

    /// A field of a name that no column has.
    private static func isCustomField(_ name: String) -> Bool {
        let rest = name.dropFirst("custom.".count).lowercased()
        return name.hasPrefix("custom.") && !rest.isEmpty
            && !(personal + fields + ["key", "owner", "tags", "created_at"]).contains(rest)
    }

    /// Its fields that differ between two profiles. An amount in another currency is another amount: both are named, whichever
    /// changed.
    func changed(from old: [String: String], to new: [String: String]) -> [String] {
        let money = ["annual_purchase", "currency"]
        let hasMoneyChanged = money.contains { old[$0] != new[$0] }
        return names.filter { old[$0] != new[$0] || (hasMoneyChanged && money.contains($0)) }
    }

    /// Whether it is about the people of a customer.
    var isAboutContacts: Bool { names.contains { $0 != "name" && Self.personal.contains($0) } }

    /// What it buys a year; an amount without a currency is in the one in which `known` is.
    private func annualPurchase(_ known: Money?) throws(RapportError) -> Money? {
        guard let openPurchase else { return values.annualPurchase }
        do throws(RowIssue) { return try openPurchase.money(in: known?.currency ?? base) } catch {
            throw RapportError(error)
        }
    }

    /// - Throws: ``RapportError/invalid(_:value:)`` when an amount is none in the customer's currency.
    func apply(to profile: inout Profile) throws(RapportError) {
        let purchase = try annualPurchase(profile.annualPurchase)
        // Nobody is a contact without anything.
        var contact = profile.contacts.first ?? Contact()
        defer {
            if contact != Contact() {
                profile.contacts = [contact] + profile.contacts.dropFirst()
            } else if isAboutContacts {
                profile.contacts = []
            }
        }
        let person = values.contacts.first ?? Contact()
        for name in names {
            switch name {
            case "name": profile.name = values.name
            case "emails": contact.emails = person.emails
            case "phones": contact.phones = person.phones
            case "chat": contact.chats = person.chats
            case "birthday": contact.birthday = person.birthday
            case "do_not_contact": contact.doNotContact = person.doNotContact
            case "company": profile.company = values.company
            case "country": profile.country = values.country
            case "time_zone": profile.timeZone = values.timeZone
            case "language": profile.language = values.language
            case "source": profile.source = values.source
            case "industry": profile.industry = values.industry
            case "company_size": profile.companySize = values.companySize
            case "categories": profile.categories = values.categories
            // An amount and its currency are one value.
            case "annual_purchase", "currency": profile.annualPurchase = purchase
            case "credit": profile.credit = values.credit
            case "budget_authorised": profile.budgetAuthorised = values.budgetAuthorised
            case "preferred_channel": profile.preferredChannel = values.preferredChannel
            default: profile.custom[String(name.dropFirst(7))] = values.custom[String(name.dropFirst(7))]
            }
        }
    }
}

extension Profile {
    /// Sets what of ``fields`` is not a patch's to set, tags and the owner that a file named; empty clears.
    ///
    /// - Returns: whether `name` is such a field.
    mutating func set(beside name: String, _ value: String) -> Bool {
        switch name {
        case "tags": tags = value.split(separator: ";").map(String.init)
        case "owner": statedOwner = UserID(validating: value)
        default: return false
        }
        return true
    }
}

extension RapportError {
    fileprivate init(_ issue: RowIssue) {
        self = .invalid(.field(issue.column ?? "", issue.reason), value: issue.value ?? "")
    }
}
