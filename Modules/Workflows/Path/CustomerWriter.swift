import Domain
import Storage

/// Makes and changes customers, within one write. Each change stands on the timeline.
enum CustomerWriter {
    enum Result {
        case created
        /// From one profile to another.
        case updated(Profile, Profile)
        case unchanged
    }

    /// Makes the customer, or brings its profile up to what is given: what is not given stays as it was.
    ///
    /// - `owner`: who the caller says owns it. A customer is owned from `createdAt`, else from now; another owner than the
    ///     one stated last begins a spell now (RULES.md §7).
    static func upsert(
        key: CustomerKey, profile: Profile, owner: UserID?, createdAt: Instant?, _ work: inout Work,
        _ recorder: inout Recorder
    ) throws -> (CustomerID, Result) {
        guard let id = try work.transaction.customers.id(of: key) else {
            return (
                try create(key: key, profile: profile, owner: owner, createdAt: createdAt, &work, &recorder), .created
            )
        }
        guard var customer = try work.transaction.customers.customer(id) else {
            throw StorageError.corrupt("customer \(key.text) has a key but no row")
        }
        let before = customer.profile
        customer.profile.take(profile)
        if let owner, owner != before.statedOwner {
            customer.profile.statedOwner = owner
            // The version tells apart an owner who is named again at one instant.
            try own(
                id, by: owner, at: work.now, reason: OwnershipReason.imported,
                ref: "stated-version-\(customer.version)", &work, &recorder)
        }
        guard customer.profile != before else { return (id, .unchanged) }
        try work.know(customer.profile.tags)
        try work.save(customer, replacing: before)
        var details = EventDetails()
        details.extra = Profile.differences(from: before, to: customer.profile)
        try record(.profileChanged, of: id, at: work.now, ref: "version-\(customer.version)", details, &work, &recorder)
        return (id, .updated(before, customer.profile))
    }

    static func create(
        key: CustomerKey, profile: Profile, owner: UserID?, createdAt: Instant?, _ work: inout Work,
        _ recorder: inout Recorder
    ) throws -> CustomerID {
        let id = try work.transaction.customers.allocateID()
        let start = createdAt ?? work.now
        var profile = profile
        profile.statedOwner = owner
        try work.know(profile.tags)
        try work.transaction.customers.insert(Customer(id: id, key: key, createdAt: start, profile: profile))
        recorder.begin(id)
        try record(.created, of: id, at: start, ref: "created", EventDetails(), &work, &recorder)
        if let owner {
            let ref = "stated-\(owner.text)-\(start.milliseconds)"
            try own(id, by: owner, at: start, reason: OwnershipReason.created, ref: ref, &work, &recorder)
        }
        return id
    }

    private static func own(
        _ id: CustomerID, by owner: UserID, at: Instant, reason: String, ref: String, _ work: inout Work,
        _ recorder: inout Recorder
    ) throws {
        var details = EventDetails()
        details.owner = owner
        details.reason = reason
        try record(.owned, of: id, at: at, ref: ref, details, &work, &recorder)
    }

    private static func record(
        _ kind: EventKind, of id: CustomerID, at: Instant, ref: String, _ details: EventDetails, _ work: inout Work,
        _ recorder: inout Recorder
    ) throws {
        let draft = EventDraft(
            customer: id, kind: kind, at: at, recordedAt: work.now, actor: work.actor.user, ref: ref, details: details)
        _ = try recorder.add(draft, row: 0, to: &work)
    }
}

extension Profile {
    /// Takes over what `other` gives; what it leaves open stays.
    mutating func take(_ other: Profile) {
        name = other.name
        company = other.company ?? company
        country = other.country ?? country
        timeZone = other.timeZone ?? timeZone
        language = other.language ?? language
        source = other.source ?? source
        industry = other.industry ?? industry
        companySize = other.companySize ?? companySize
        if !other.categories.isEmpty { categories = other.categories }
        annualPurchase = other.annualPurchase ?? annualPurchase
        credit = other.credit ?? credit
        budgetAuthorised = other.budgetAuthorised ?? budgetAuthorised
        preferredChannel = other.preferredChannel ?? preferredChannel
        for (index, contact) in other.contacts.enumerated() {
            if index < contacts.count { contacts[index].take(contact) } else { contacts.append(contact) }
        }
        if !other.tags.isEmpty { tags = other.tags }
        custom.merge(other.custom) { _, new in new }
    }

    /// What differs, as `FIELD` → `old → new`, by the column names of FORMATS.md.
    static func differences(from old: Profile, to new: Profile) -> [String: String] {
        let before = old.fields
        let after = new.fields
        var result: [String: String] = [:]
        for name in Set(before.keys).union(after.keys) where before[name] != after[name] {
            result[name] = "\(before[name] ?? "") → \(after[name] ?? "")"
        }
        return result
    }

    /// What is known, by the column names of FORMATS.md; custom fields as `custom.NAME`.
    var fields: [String: String] {
        let all: [(String, String?)] = [
            ("name", name), ("company", company), ("country", country), ("time_zone", timeZone), ("language", language),
            ("source", source?.rawValue), ("industry", industry), ("company_size", companySize.map(String.init)),
            ("categories", list(categories)), ("annual_purchase", annualPurchase?.decimal),
            ("currency", annualPurchase?.currency.code), ("credit", credit?.rawValue),
            ("budget_authorised", budgetAuthorised.map { $0 ? "yes" : "no" }),
            ("preferred_channel", preferredChannel?.rawValue), ("emails", list(contacts.flatMap(\.emails))),
            ("phones", list(contacts.flatMap(\.phones))), ("chat", list(contacts.flatMap(\.chats))),
            ("birthday", contacts.compactMap(\.birthday).first?.iso),
            ("do_not_contact", list(contacts.flatMap { $0.doNotContact.channels.map(\.rawValue) })),
            ("owner", statedOwner?.text), ("tags", list(tags)),
        ]
        var fields: [String: String] = [:]
        for (name, value) in all { if let value { fields[name] = value } }
        for (name, value) in custom { fields["custom.\(name)"] = value }
        return fields
    }

    private func list(_ values: [String]) -> String? { values.isEmpty ? nil : values.joined(separator: ";") }
}

extension Contact {
    /// Takes over what `other` gives; what it leaves open stays.
    fileprivate mutating func take(_ other: Contact) {
        name = other.name ?? name
        role = other.role ?? role
        if !other.emails.isEmpty { emails = other.emails }
        if !other.phones.isEmpty { phones = other.phones }
        if !other.chats.isEmpty { chats = other.chats }
        birthday = other.birthday ?? birthday
        if !other.doNotContact.isEmpty { doNotContact = other.doNotContact }
    }
}
