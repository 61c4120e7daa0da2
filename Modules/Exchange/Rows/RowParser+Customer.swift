import Domain

extension RowParser where Cells.Column == CustomerColumn {
    /// Reads the row as a customer.
    ///
    /// - Parameter custom: further values by name, for the custom fields.
    /// - Returns: nil when the row has issues.
    mutating func customer(custom: [(name: String, value: String)]) -> CustomerRow? {
        let key = key(.key)
        if key == nil { noteMissing(.key, Phrase("row-no-key")) }
        let name = text(.name)
        if name == nil { noteMissing(.name, Phrase("row-no-name")) }
        var profile = Profile(name: name ?? "")
        profile.company = text(.company)
        profile.country = country()
        profile.timeZone = zone()
        profile.language = language()
        profile.source = choice(.source)
        profile.industry = text(.industry)
        profile.companySize = whole(.companySize, in: ValueLimits.companySize)
        profile.categories = list(.categories)
        let purchase = purchase(.annualPurchase, currency: .currency)
        profile.annualPurchase = purchase.money
        profile.credit = choice(.credit)
        profile.budgetAuthorised = flag(.budgetAuthorised, unknown: "unknown")
        profile.preferredChannel = choice(.preferredChannel)
        let contact = contact()
        if contact != Contact() { profile.contacts = [contact] }
        profile.statedOwner = user(.owner)
        profile.tags = list(.tags)
        for (name, value) in custom {
            guard let text = value.cleaned(prose: true) else {
                noteCustom(name, value)
                continue
            }
            if !text.isEmpty { profile.custom[name] = text }
        }
        let createdAt = instant(.createdAt)
        _ = isPast(createdAt, .createdAt)
        guard let key, issues.isEmpty else { return nil }
        return CustomerRow(
            key: key, profile: profile, openPurchase: purchase.open, createdAt: createdAt, place: place)
    }

    private mutating func contact() -> Contact {
        var contact = Contact()
        contact.emails = list(.emails)
        for email in contact.emails where !ValueLimits.isAddress(email) {
            note(.invalidText, .emails, email, Phrase("cell-address", ["value": RowIssue.shortened(email)]))
        }
        contact.phones = list(.phones)
        contact.chats = list(.chat)
        contact.birthday = day(.birthday)
        for name in list(.doNotContact) {
            if let channel: Channel = choice(name, .doNotContact) { contact.doNotContact.insert(channel) }
        }
        return contact
    }

    private mutating func country() -> String? {
        guard let text = text(.country) else { return nil }
        if let code = Countries.code(text) { return code }
        note(.invalidText, .country, text, Phrase("cell-country", ["value": RowIssue.shortened(text)]))
        return nil
    }

    private mutating func zone() -> String? {
        guard let text = text(.timeZone) else { return nil }
        if context.zones.rules(of: text) != nil { return text }
        note(.unknownZone, .timeZone, text, Phrase("cell-time-zone", ["value": RowIssue.shortened(text)]))
        return nil
    }

    private mutating func language() -> String? {
        guard let text = text(.language) else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            (2...8).contains(parts[0].utf8.count) && parts[0].utf8.allSatisfy(isLetter)
            && parts.dropFirst().allSatisfy { part in
                (1...8).contains(part.utf8.count)
                    && part.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
            }
        if isTag { return text }
        note(.invalidText, .language, text, Phrase("cell-language", ["value": RowIssue.shortened(text)]))
        return nil
    }

    private mutating func noteCustom(_ name: String, _ value: String) {
        let reason = Phrase("cell-control-characters", ["value": RowIssue.shortened(value)])
        append(RowIssue(.invalidText, at: place, column: name, value: value, reason))
    }
}

private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
