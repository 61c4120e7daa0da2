import Domain
import Storage

/// The history of labels. Labels of a customer that move together stand in one row, so what is appended waits until
/// something else comes or is asked for.
struct SQLiteLabelChanges: LabelChangeStore {
    let connection: Connection

    func append(_ change: LabelChange) throws {
        try connection.requireWritable()
        let latest = connection.latest
        if latest.moves?.isJoined(by: change) != true {
            try flush()
            latest.moves = LabelMoves(of: change)
        }
        latest.moves?.append(change)
    }

    func changes(of customer: CustomerID) throws -> [LabelChange] {
        try flush()
        var call = try connection.call(
            """
            SELECT at, change_id, policy_version, moves FROM label_moves WHERE customer_id = ? ORDER BY at, place
            """)
        call.bind(customer)
        var changes: [LabelChange] = []
        try call.forEach { row in
            let moves = LabelMoves(
                customer: customer, at: Instant(milliseconds: row.integer()), change: ChangeID(row.integer()),
                policy: row.int())
            changes += try moves.changes(row.bytes())
        }
        return changes
    }

    /// Writes down the moves that wait.
    func flush() throws {
        guard let moves = connection.latest.moves else { return }
        connection.latest.moves = nil
        // As a rule they are the only ones of their instant.
        var call = try connection.call(
            """
            INSERT INTO label_moves (customer_id, at, place, change_id, policy_version, moves) VALUES (?, ?, 0, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """)
        moves.bind(to: &call)
        if try call.run() == 1 { return }
        call = try connection.call(
            """
            INSERT INTO label_moves (customer_id, at, place, change_id, policy_version, moves)
            SELECT ?1, ?2, MAX(place) + 1, ?3, ?4, ?5 FROM label_moves WHERE customer_id = ?1 AND at = ?2
            """)
        moves.bind(to: &call)
        try call.run()
    }
}

/// Labels of one customer that moved in one change at one instant.
struct LabelMoves {
    let customer: CustomerID
    let at: Instant
    let change: ChangeID
    let policy: PolicyVersion
    private var bytes: [UInt8] = []

    init(customer: CustomerID, at: Instant, change: ChangeID, policy: PolicyVersion) {
        self.customer = customer
        self.at = at
        self.change = change
        self.policy = policy
    }

    init(of move: LabelChange) {
        self.init(customer: move.customer, at: move.at, change: move.change, policy: move.policy)
    }

    func isJoined(by move: LabelChange) -> Bool {
        customer == move.customer && at == move.at && change == move.change && policy == move.policy
    }

    mutating func append(_ move: LabelChange) {
        bytes.append(contentsOf: (bytes.isEmpty ? "[[" : ",[").utf8)
        JSONText.append(move.scheme.text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        JSONText.append(move.from?.text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        JSONText.append(move.to?.text, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        JSONText.append(move.score.map(Int64.init), to: &bytes)
        bytes.append(UInt8(ascii: "]"))
    }

    func bind(to call: inout Call) {
        call.bind(customer)
        call.bind(at.milliseconds)
        call.bind(change.number)
        call.bind(policy)
        call.bind(utf8: bytes + [UInt8(ascii: "]")])
    }

    /// The changes that `text` tells of.
    func changes(_ text: [UInt8]) throws(StorageError) -> [LabelChange] {
        var scanner = JSONScanner(text, "label_moves.moves")
        var changes: [LabelChange] = []
        try scanner.array { scanner throws(StorageError) in
            try scanner.expect("[")
            let scheme = try scanner.string()
            try scanner.expect(",")
            let from = try scanner.optionalString()
            try scanner.expect(",")
            let to = try scanner.optionalString()
            try scanner.expect(",")
            let score = try scanner.optionalInteger()
            try scanner.expect("]")
            changes.append(
                LabelChange(
                    customer: customer, scheme: SchemeID(scheme), from: from.map { LabelID($0) },
                    to: to.map { LabelID($0) }, score: score.map { Int32(clamping: $0) }, at: at, change: change,
                    policy: policy))
        }
        return changes
    }
}
