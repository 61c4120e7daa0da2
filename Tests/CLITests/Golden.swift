import Foundation
import Testing

/// Texts that were read and found right, kept as files in Tests/golden.
///
/// With the variable RAPPORT_WRITE_GOLDEN a run writes them anew instead, and fails so that nobody takes it for a test.
enum Golden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "golden")

    static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: name)
        guard ProcessInfo.processInfo.environment["RAPPORT_WRITE_GOLDEN"] == nil else {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            Issue.record("written: \(name)", sourceLocation: sourceLocation)
            return
        }
        let expected =
            FileManager.default.fileExists(atPath: file.path)
            ? String(decoding: try Data(contentsOf: file), as: UTF8.self) : ""
        #expect(text == expected, "Tests/golden/\(name)", sourceLocation: sourceLocation)
    }

    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self.folder.appending(path: folder).path).sorted()
    }
}
