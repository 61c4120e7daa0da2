import Exchange
import Foundation
import Wording

/// Rows under column names, for people or as CSV.
struct Table {
    let columns: [String]
    var rows: [[String]] = []

    init(_ columns: [String]) { self.columns = columns }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// Aligned in columns; no column wider than `limit`.
    func text(limit: Int = 48) -> String {
        let widths = columns.indices.map { index in
            min(limit, ([columns[index]] + rows.map { $0[index] }).map(\.displayWidth).max() ?? 0)
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(cells, widths).map { $0.clipped(to: $1).padded(to: $1) }
            return padded.joined(separator: "  ").trimmingEnd() + "\n"
        }
        return line(columns) + rows.map(line).joined()
    }

    func csv() -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = CSVWriter<Never> { bytes += $0 }
        writer.write(columns)
        for row in rows { writer.write(row) }
        writer.finish()
        return bytes
    }
}

extension String {
    func trimmingEnd() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension GlobalOptions {
    /// Prints `value` as JSON, or the rows of `table` as CSV, or what `people` says.
    func print(_ value: some Encodable, table: () -> Table, people: () -> String) throws {
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.speak(wording.language)
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.keyEncodingStrategy = .convertToSnakeCase
            StandardOutput.write([UInt8](try encoder.encode(value)) + [10])
        case .csv: StandardOutput.write(table().csv())
        case .table: StandardOutput.write(people())
        }
    }

    func print(_ value: some Encodable, table: () -> Table) throws {
        try print(value, table: table) { table().text() }
    }
}
