import Exchange
import Foundation
import Synchronization

/// Writes the rows of an export to standard output in large pieces.
final class RowOutput<Row: ExportRow>: Sendable {
    private let isJSON: Bool
    private let buffer = Mutex<[UInt8]>([])
    private static var pieceSize: Int { 1 << 16 }

    init(isJSON: Bool) { self.isJSON = isJSON }

    func begin() throws { if !isJSON { try add([Row.header]) } }

    func write(_ rows: [Row]) throws { try add(rows.map(\.fields)) }

    func finish() {
        buffer.withLock { buffer in
            StandardOutput.write(buffer)
            buffer.removeAll()
        }
    }

    private func add(_ records: [[String]]) throws {
        try buffer.withLock { buffer in
            if isJSON {
                for fields in records { buffer += try Self.json(fields) }
            } else {
                var piece: [UInt8] = []
                var writer = CSVWriter<Never> { piece += $0 }
                for fields in records { writer.write(fields) }
                writer.finish()
                buffer += piece
            }
            if buffer.count >= Self.pieceSize {
                StandardOutput.write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
    }

    /// One object on one line; empty fields are null, scores and versions numbers.
    private static func json(_ fields: [String]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let values = zip(Row.header, fields).map { ($0, Cell(column: $0, text: $1)) }
        return try encoder.encode(Dictionary(values, uniquingKeysWith: { first, _ in first })) + [10]
    }
}

/// One field of a row as JSON.
private enum Cell: Encodable {
    case nothing
    case text(String)
    case number(Int)

    init(column: String, text: String) {
        if text.isEmpty {
            self = .nothing
        } else if ["score", "policy"].contains(column), let number = Int(text) {
            self = .number(number)
        } else {
            self = .text(text)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .nothing: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        }
    }
}
