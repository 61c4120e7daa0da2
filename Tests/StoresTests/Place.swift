import Foundation

/// A folder of its own for one test.
struct Place: Sendable {
    let folder: String
    var path: String { "\(folder)/store.sqlite" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("stores-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// A folder that is left behind is for the system to clear.
    func remove() { do { try FileManager.default.removeItem(atPath: folder) } catch {} }

    func bytes(_ name: String? = nil) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: name ?? path)) }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
}
