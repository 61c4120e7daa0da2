import Storage

struct SQLiteTransaction: Transaction {
    let connection: Connection
    let sequences: Sequences

    init(_ connection: Connection) {
        self.connection = connection
        self.sequences = Sequences(connection)
    }

    /// Writes down what was left for the end.
    func flush() throws {
        try SQLiteCustomers(connection: connection, sequences: sequences).flush()
        try SQLiteLabelChanges(connection: connection).flush()
        try SQLiteChanges(connection: connection, sequences: sequences).flush()
        try sequences.flush()
    }

    var customers: any CustomerStore {
        SQLiteCustomers(connection: connection, sequences: sequences)
    }
    var timelines: any TimelineStore { SQLiteTimelines(connection: connection, sequences: sequences) }
    var standings: any StandingStore { SQLiteStandings(connection: connection) }
    var worklists: any WorklistStore { SQLiteWorklists(connection: connection) }
    var labelChanges: any LabelChangeStore { SQLiteLabelChanges(connection: connection) }
    var changes: any ChangeStore { SQLiteChanges(connection: connection, sequences: sequences) }
    var policies: any PolicyStore { SQLitePolicies(connection: connection) }
    var users: any UserStore { SQLiteUsers(connection: connection) }
    var teams: any TeamStore { SQLiteTeams(connection: connection) }
    var spells: any SpellStore { SQLiteSpells(connection: connection) }
    var tags: any TagStore { SQLiteTags(connection: connection) }
    var batches: any BatchStore { SQLiteBatches(connection: connection) }
    var drafts: any DraftStore { SQLiteDrafts(connection: connection, sequences: sequences) }
    var reviews: any ReviewStore { SQLiteReviews(connection: connection) }
    var audit: any AuditStore { SQLiteAudit(connection: connection) }
    var credentials: any CredentialStore { SQLiteCredentials(connection: connection) }
    var logins: any LoginStore { SQLiteLogins(connection: connection) }
    var tokens: any TokenStore { SQLiteTokens(connection: connection) }
    var receipts: any ReceiptStore { SQLiteReceipts(connection: connection) }
    var views: any ViewStore { SQLiteViews(connection: connection) }
    var integrity: any IntegrityStore { SQLiteIntegrity(connection: connection) }
}
