/// The column names of a delimited text file.
public struct CSVHeader: Hashable, Sendable {
    /// The names in order, blanks around them cut; none is empty and no two are equal.
    public let names: [String]
    private let columns: [String: Int]

    /// The column's index, from 0; nil when no column has this name. Upper and lower case differ.
    public func column(named name: String) -> Int? {
        columns[name]
    }

    /// Takes the names from the header record.
    ///
    /// - Parameter record: the first record of the file.
    /// - Throws: `emptyColumnName` or `duplicateColumnName`, for the first column at fault.
    init(_ record: CSVRecord) throws(CSVError) {
        var names: [String] = []
        var columns: [String: Int] = [:]
        for index in record.indices {
            let name = Self.trimmed(record[text: index])
            guard !name.isEmpty else { throw .emptyColumnName(column: index + 1, line: record.line) }
            if let first = columns[name] {
                throw .duplicateColumnName(name: name, first: first + 1, second: index + 1, line: record.line)
            }
            columns[name] = index
            names.append(name)
        }
        self.names = names
        self.columns = columns
    }

    /// Cuts white space of any script (U+3000 and U+00A0 among it) from both ends.
    private static func trimmed(_ name: String) -> String {
        var scalars = name.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}
