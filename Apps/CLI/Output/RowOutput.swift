import Exchange
import Synchronization

/// Writes the rows of an export to standard output in large pieces.
final class RowOutput<Row: ExportRow>: Sendable {
    private let isJSON: Bool
    private let buffer = Mutex<[UInt8]>([])
    private static var pieceSize: Int { 1 << 16 }

    init(isJSON: Bool) { self.isJSON = isJSON }

    func begin() { if !isJSON { add(Self.csv([Row.header])) } }

    func write(_ rows: [Row]) throws {
        add(isJSON ? try rows.flatMap { try $0.jsonLine } : Self.csv(rows.map(\.fields)))
    }

    func finish() {
        buffer.withLock { buffer in
            StandardOutput.write(buffer)
            buffer.removeAll()
        }
    }

    private func add(_ bytes: [UInt8]) {
        buffer.withLock { buffer in
            buffer += bytes
            if buffer.count >= Self.pieceSize {
                StandardOutput.write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
    }

    private static func csv(_ records: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = CSVWriter<Never> { bytes += $0 }
        for fields in records { writer.write(fields) }
        writer.finish()
        return bytes
    }
}
