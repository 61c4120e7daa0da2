/// Writes an export as CSV: the header first, then rows in the order in which they are given.
///
/// Ordering is the caller's: labels by customer key and scheme, obligations by customer key, kind and due, all in the
/// order of bytes, those without a customer first (FORMATS.md). `finish()` must be called at the end.
public struct ExportWriter<Row: ExportRow, Failure: Error>: ~Copyable {
    private var writer: CSVWriter<Failure>

    /// Begins an export with its header.
    ///
    /// - Parameters:
    ///   - type: the kind of row.
    ///   - flush: takes the bytes, never none, in order.
    /// - Throws: what `flush` throws.
    public init(_ type: Row.Type = Row.self, flush: @escaping ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        writer = CSVWriter(flush: flush)
        try writer.write(Row.header)
    }

    /// Adds a row.
    ///
    /// - Throws: what `flush` throws; writing should then end.
    public mutating func write(_ row: Row) throws(Failure) { try writer.write(row.fields) }

    /// Hands over what is left and gives the writer up.
    ///
    /// - Throws: what `flush` throws.
    public consuming func finish() throws(Failure) { try writer.finish() }
}
