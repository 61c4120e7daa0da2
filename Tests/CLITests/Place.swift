import Foundation

/// A folder of its own for one test; it goes when the test does.
final class Place: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "rapport-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        // What is left in the system's temporary folder does no harm.
        do { try FileManager.default.removeItem(at: folder) } catch {}
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }
    func write(_ data: Data, to name: String) throws { try data.write(to: folder.appending(path: name)) }
    func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
