import Exchange
import Foundation
import Synchronization

/// Writes the rows of an export to standard output in large pieces.
final class RowOutput<Row: ExportRow>: Sendable {
    private let isJSON: Bool
    private let buffer = Mutex<[UInt8]>([])
    private static var pieceSize: Int { 1 << 16 }

    init(isJSON: Bool) { self.isJSON = isJSON }

    func begin() { if !isJSON { add([Row.header]) } }

    func write(_ rows: [Row]) { add(rows.map(\.fields)) }

    func finish() {
        buffer.withLock { buffer in
            StandardOutput.write(buffer)
            buffer.removeAll()
        }
    }

    private func add(_ records: [[String]]) {
        buffer.withLock { buffer in
            if isJSON {
                for fields in records { buffer += Array(Self.json(fields).utf8) }
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

    /// One object on one line; empty fields are null.
    private static func json(_ fields: [String]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let object = Dictionary(
            zip(Row.header, fields.map { $0.isEmpty ? nil : $0 }), uniquingKeysWith: { first, _ in first })
        guard let data = try? encoder.encode(object) else { return "" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
