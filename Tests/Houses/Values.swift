package import Domain

/// An instant: RFC 3339.
package func instant(_ text: String) -> Instant { Instant(rfc3339: text) ?? .unset }

/// Somebody, by id.
package func user(_ text: String) -> UserID { UserID(validating: text) ?? .system }

/// Days of leave, by ISO dates.
package func leave(_ first: String, _ last: String) throws -> Leave {
    guard let first = Day(iso: first), let last = Day(iso: last), let leave = Leave(first: first, last: last) else {
        throw NoDays()
    }
    return leave
}

private struct NoDays: Error {}
