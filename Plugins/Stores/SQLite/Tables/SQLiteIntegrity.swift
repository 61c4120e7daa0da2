import Storage

/// What SQLite itself says of the file.
struct SQLiteIntegrity: IntegrityStore {
    let connection: Connection

    func damage() throws -> [Damage] {
        do {
            let damage = try found(by: "PRAGMA integrity_check(20)")
            return damage.isEmpty ? try strays() : damage
        } catch StorageError.corrupt(let message) {
            // An index that cannot be read keeps the check from going on; this one leaves them out.
            let pages = try found(by: "PRAGMA quick_check(20)")
            return pages.isEmpty ? [Damage(message)] : pages
        }
    }

    func reindex() throws {
        try connection.requireWritable()
        var call = try connection.call("REINDEX")
        try call.run()
    }

    private func found(by pragma: StaticString) throws -> [Damage] {
        var call = try connection.call(pragma)
        return try call.all { $0.text() }.flatMap { $0.split(separator: "\n") }
            .filter { $0 != "ok" && !$0.hasPrefix("***") }
            .map { Damage(String($0), isOfIndex: $0.contains(" index ")) }
    }

    /// Rows that name one of another table which is not there.
    private func strays() throws -> [Damage] {
        var call = try connection.call("PRAGMA foreign_key_check")
        return try call.all { row in
            let (table, number, parent) = (row.text(), row.integer(), row.text())
            return Damage("row \(number) of \(table) names one of \(parent) that is not there")
        }
    }
}
