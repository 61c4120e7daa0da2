public import Domain

/// Which texts a store can keep.
///
/// PostgreSQL has no text with a NUL, so no backend takes one. Readers of files and requests refuse it with the place
/// it stands at; what a store does is the last fence.
public enum Storable {
    /// - Throws: ``StorageError/failed(_:)`` naming `column` when one of `texts` has a NUL.
    public static func check(_ texts: String?..., column: String) throws(StorageError) {
        for text in texts { try check(text, column: column) }
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the column when a text of `customer` has a NUL.
    public static func check(_ customer: Customer) throws(StorageError) {
        let profile = customer.profile
        try check(profile.name, column: "customers.name")
        try check(profile.company, column: "customers.company")
        try check(
            profile.country, profile.timeZone, profile.language, profile.industry, column: "customers")
        try check(profile.categories, column: "customers.categories")
        try check(profile.tags, column: "customers.tags")
        try check(profile.custom, column: "customers.custom")
        for contact in profile.contacts {
            try check(contact.name, contact.role, column: "contacts")
            try check(contact.emails, column: "contacts.emails")
            try check(contact.phones, column: "contacts.phones")
            try check(contact.chats, column: "contacts.chats")
        }
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the column when a text of `event` has a NUL.
    public static func check(_ event: Event) throws(StorageError) {
        try check(event.ref, column: "events.ref")
        try check(event.details)
    }

    /// - Throws: ``StorageError/failed(_:)`` naming the column of `events` when a text of `details` has a NUL.
    public static func check(_ details: EventDetails) throws(StorageError) {
        try check(details.note, column: "events.note")
        try check(details.orderRef, column: "events.order_ref")
        try check(details.reason, column: "events.reason")
        try check(details.model, column: "events.model")
        try check(details.serial, column: "events.serial")
        try check(details.extra, column: "events.extra")
    }

    static func check(_ text: String?, column: String) throws(StorageError) {
        if let text, text.utf8.contains(0) { throw .failed("\(column): a text with a NUL cannot be stored") }
    }
    static func check(_ texts: [String], column: String) throws(StorageError) {
        for text in texts { try check(text, column: column) }
    }
    static func check(_ texts: [String: String], column: String) throws(StorageError) {
        for (name, text) in texts {
            try check(name, column: column)
            try check(text, column: column)
        }
    }
}
