import Domain
import Exchange
import Wording

// What is wrong, as it is read in English.

extension EncodingError {
    var description: String { Wording(.english)(phrase) }
}

extension CSVError {
    var description: String { Wording(.english)(phrase) }
}

extension CSVRowError {
    var description: String {
        let place = lastLine > line ? "lines \(line)–\(lastLine)" : "line \(line)"
        return "Row \(row) (\(place)): \(Wording(.english)(problem.phrase))"
    }
}

extension ImportFileError {
    var description: String { Wording(.english)(phrase) }
}

extension MappingIssue {
    /// `LINE:COLUMN: PATH: PROBLEM`.
    var description: String {
        "\(line):\(column): \(path.isEmpty ? "" : "\(path): ")\(Wording(.english)(problem))"
    }
}

extension RowIssue {
    /// With the place of the row.
    var message: String {
        let file = place.file.map { "\($0), row" } ?? "Row"
        let cell = column.map { ", column \($0)" } ?? ""
        return "\(file) \(place.row) (line \(place.line))\(cell): \(Wording(.english)(reason))"
    }
}
