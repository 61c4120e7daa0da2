import Foundation

/// What `swift package dump-package` says of the package that this suite stands in.
struct Manifest: Decodable {
    struct Target: Decodable {
        let name: String
        let type: String
        let path: String
        let dependencies: [Dependency]

        var siblings: [String] { dependencies.compactMap(\.sibling) }
        var products: [String] { dependencies.compactMap(\.product) }
    }

    /// An arrow: to a target of ours, or to a product of a package.
    struct Dependency: Decodable {
        let sibling: String?
        let product: String?

        private enum Key: String, CodingKey { case byName, target, product }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            func name(_ key: Key) throws -> String? {
                guard container.contains(key) else { return nil }
                var parts = try container.nestedUnkeyedContainer(forKey: key)
                return try parts.decode(String.self)
            }
            sibling = try name(.byName) ?? name(.target)
            product = try name(.product)
        }
    }

    let targets: [Target]

    /// The folder of the package.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Dumps the manifest once for all tests, with a scratch folder of its own: the usual one is locked while tests run.
    static let result = Result { try dump() }

    private struct DumpFailed: Error { let status: Int32 }

    private static func dump() throws -> Manifest {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "rapport-manifest-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path, "--disable-sandbox",
            "dump-package",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw DumpFailed(status: process.terminationStatus) }
        return try JSONDecoder().decode(Manifest.self, from: data)
    }
}
