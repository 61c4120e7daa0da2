import GRDB

/// The numbered steps from an empty file to today's tables. A step that has landed is never edited; each runs in a
/// transaction of its own.
enum Schema {
    /// `RAPP`, in the header of every file of ours.
    static let applicationID: Int32 = 0x5241_5050

    static let steps: [(id: String, sql: String)] = [
        ("0001-tables", tables0001),
        ("0002-append-only", appendOnly0002),
        ("0003-team", team0003),
        ("0004-accounts", accounts0004),
        ("0005-removals", removals0005),
        ("0006-kept", kept0006),
        ("0007-standings", standings0007),
        ("0008-journal", journal0008),
        ("0009-timelines", timelines0009),
        ("0010-worklists", worklists0010),
        ("0011-lost", lost0011),
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in steps { migrator.registerMigration(step.id) { try $0.execute(sql: step.sql) } }
        return migrator
    }

    /// The number of the latest step that was applied to `db`, known here or not; 0 for a new file.
    static func version(of db: Database) throws -> Int {
        guard try db.tableExists("grdb_migrations") else { return 0 }
        let ids = try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations")
        return ids.compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? 0
    }
}
