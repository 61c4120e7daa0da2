import Domain
import Storage

/// Rows of `contacts`.
enum ContactSQL {
    static func insert(_ contacts: [Contact], of customer: CustomerID, _ connection: Connection) throws {
        for (position, contact) in contacts.enumerated() {
            var call = try connection.call(
                """
                INSERT INTO contacts (
                    customer_id, position, name, role, emails, phones, chats, birthday, do_not_contact
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
            call.bind(customer)
            call.bind(position)
            call.bind(contact.name)
            call.bind(contact.role)
            call.bind(JSONText.text(contact.emails))
            call.bind(JSONText.text(contact.phones))
            call.bind(JSONText.text(contact.chats))
            call.bind(contact.birthday)
            call.bind(JSONText.text(contact.doNotContact.channels.map(\.rawValue)))
            try call.run()
        }
    }

    static func delete(of customer: CustomerID, _ connection: Connection) throws {
        var call = try connection.call("DELETE FROM contacts WHERE customer_id = ?")
        call.bind(customer)
        try call.run()
    }

    static func contacts(of customer: CustomerID, _ connection: Connection) throws -> [Contact] {
        var call = try connection.call(
            """
            SELECT name, role, emails, phones, chats, birthday, do_not_contact FROM contacts
            WHERE customer_id = ? ORDER BY position
            """)
        call.bind(customer)
        return try call.all { row in
            var contact = Contact()
            contact.name = row.optionalText()
            contact.role = row.optionalText()
            contact.emails = try JSONText.texts(row.bytes(), "contacts.emails")
            contact.phones = try JSONText.texts(row.bytes(), "contacts.phones")
            contact.chats = try JSONText.texts(row.bytes(), "contacts.chats")
            contact.birthday = row.day()
            for name in try JSONText.texts(row.bytes(), "contacts.do_not_contact") {
                guard let channel = Channel(rawValue: name) else {
                    throw StorageError.corrupt("contacts.do_not_contact: '\(name)'")
                }
                contact.doNotContact.insert(channel)
            }
            return contact
        }
    }
}
