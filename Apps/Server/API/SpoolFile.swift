import API
import Exchange
import Foundation
import Synchronization

/// A file without a name, which is gone when nobody holds it any more.
final class SpoolFile: Sendable {
    private let handle: FileHandle
    private let waiting = Mutex<[UInt8]>([])
    private static let pieceSize = 1 << 16

    init() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-\(UUID().uuidString).csv")
            .path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forUpdatingAtPath: path)
        else { throw Refused.problem(.failed) }
        try FileManager.default.removeItem(atPath: path)
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws {
        try waiting.withLock { waiting in
            waiting += bytes
            if waiting.count >= Self.pieceSize { try pass(&waiting) }
        }
    }

    func write(csv fields: [String]) throws {
        var piece: [UInt8] = []
        var writer = CSVWriter<Never> { piece += $0 }
        writer.write(fields)
        writer.finish()
        try write(piece)
    }

    /// - Returns: bytes.
    func finish() throws -> Int {
        try waiting.withLock { try pass(&$0) }
        let size = try handle.offset()
        try handle.seek(toOffset: 0)
        return Int(size)
    }

    func next() throws -> [UInt8]? {
        guard let data = try handle.read(upToCount: Self.pieceSize), !data.isEmpty else { return nil }
        return Array(data)
    }

    private func pass(_ waiting: inout [UInt8]) throws {
        try handle.write(contentsOf: waiting)
        waiting.removeAll(keepingCapacity: true)
    }
}
