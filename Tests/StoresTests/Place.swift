import Foundation

/// A folder of its own for one test.
struct Place: Sendable {
    let folder: String
    /// The disk that it is, where it is one of its own.
    private(set) var mount: Mount?
    var path: String { "\(folder)/store.sqlite" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("stores-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// A small disk in memory of its own, of a size as `mount` takes it: `4m`.
    init(disk size: String) throws {
        try self.init()
        do { mount = try Mount(at: folder, options: "size=\(size)") } catch {
            remove()
            throw error
        }
    }

    /// A folder that is left behind is for the system to clear.
    func remove() {
        mount?.end()
        do { try FileManager.default.removeItem(atPath: folder) } catch {}
    }

    func bytes(_ name: String? = nil) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: name ?? path)) }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
}
