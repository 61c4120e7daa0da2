import GRDBSQLite
import Storage

/// One execution of a prepared statement: arguments in order, then rows, whose columns are read in order.
struct Call {
    private let statement: OpaquePointer
    private let connection: Connection
    private var argument: Int32 = 0
    private var column: Int32 = 0
    /// The first argument that could not be bound.
    private var failure: Int32 = SQLITE_OK

    /// SQLite copies what it is given before the call returns.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ statement: OpaquePointer, _ connection: Connection) {
        self.statement = statement
        self.connection = connection
    }

    mutating func bind(_ value: Int64?) {
        argument += 1
        note(value.map { sqlite3_bind_int64(statement, argument, $0) } ?? sqlite3_bind_null(statement, argument))
    }

    mutating func bind(_ value: Int?) { bind(value.map(Int64.init)) }
    mutating func bind(_ value: Int32?) { bind(value.map(Int64.init)) }
    mutating func bind(_ value: Bool?) { bind(value.map { $0 ? Int64(1) : 0 }) }

    mutating func bind(_ text: String?) {
        argument += 1
        guard var text else { return note(sqlite3_bind_null(statement, argument)) }
        let code = text.withUTF8 { bind($0) }
        note(code)
    }

    /// Text that is UTF-8 already.
    mutating func bind(utf8 text: [UInt8]?) {
        argument += 1
        guard let text else { return note(sqlite3_bind_null(statement, argument)) }
        let code = text.withUnsafeBufferPointer { bind($0) }
        note(code)
    }

    private func bind(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
        // An empty text is no NULL.
        guard !text.isEmpty else { return sqlite3_bind_text(statement, argument, "", 0, nil) }
        return text.withMemoryRebound(to: CChar.self) {
            sqlite3_bind_text(statement, argument, $0.baseAddress, Int32(clamping: $0.count), Self.transient)
        }
    }

    private mutating func note(_ code: Int32) { if code != SQLITE_OK, failure == SQLITE_OK { failure = code } }

    /// Executes a statement without rows.
    ///
    /// - Returns: how many rows it changed, not counting what follows from them.
    @discardableResult
    mutating func run() throws -> Int {
        while try next() {}
        return Int(sqlite3_changes(sqlite3_db_handle(statement)))
    }

    /// The value that `read` takes from the first row, or nil without one.
    mutating func first<R>(_ read: (inout Call) throws -> R) throws -> R? {
        defer { reset() }
        return try next() ? try read(&self) : nil
    }

    /// Hands each row on.
    mutating func forEach(_ body: (inout Call) throws -> Void) throws {
        defer { reset() }
        while try next() { try body(&self) }
    }

    mutating func all<R>(_ read: (inout Call) throws -> R) throws -> [R] {
        var rows: [R] = []
        try forEach { rows.append(try read(&$0)) }
        return rows
    }

    /// Goes to the next row; resets after the last, and when it fails.
    private mutating func next() throws -> Bool {
        column = 0
        guard failure == SQLITE_OK else {
            reset()
            throw connection.error(failure)
        }
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        defer { reset() }
        if code != SQLITE_DONE { throw connection.error(code) }
        return false
    }

    private func reset() {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    // Columns

    mutating func integer() -> Int64 {
        defer { column += 1 }
        return sqlite3_column_int64(statement, column)
    }

    mutating func optionalInteger() -> Int64? {
        guard sqlite3_column_type(statement, column) != SQLITE_NULL else {
            column += 1
            return nil
        }
        return integer()
    }

    mutating func text() -> String { optionalText() ?? "" }
    mutating func bytes() -> [UInt8] { optionalBytes() ?? [] }

    mutating func optionalText() -> String? { utf8().map { String(decoding: $0, as: UTF8.self) } }
    /// A text as it is stored.
    mutating func optionalBytes() -> [UInt8]? { utf8().map { Array($0) } }

    /// A text; its bytes are there until the next row is asked for.
    private mutating func utf8() -> UnsafeBufferPointer<UInt8>? {
        defer { column += 1 }
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
