import Foundation
import Testing

/// The server as it is installed, on a store of its own; it ends when the test does.
final class ServerProcess {
    let base: String
    private let process = Process()
    private let place: Place

    struct NotReady: Error { let output: String }

    init(store: String, in place: Place) throws {
        self.place = place
        process.executableURL = Bundle.main.bundleURL.appending(path: "rapport-server")
        process.arguments = [
            "--store", "sqlite:\(place.path(store))", "--listen", "127.0.0.1:0", "--log-level", "error",
        ]
        process.currentDirectoryURL = place.folder
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("RAPPORT_") }
        for name in ["server-out", "server-log"] { try place.write("", to: name) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: place.folder.appending(path: "server-out"))
        process.standardError = try FileHandle(forWritingTo: place.folder.appending(path: "server-log"))
        try process.run()
        var found: String?
        for _ in 0..<1500 where found == nil && process.isRunning {
            let lines = String(decoding: try place.read("server-out"), as: UTF8.self).split(separator: "\n")
            found = lines.first { $0.hasPrefix("Rapport serves ") }.map { String($0.dropFirst(15)) }
            if found == nil { Thread.sleep(forTimeInterval: 0.02) }
        }
        guard let found else {
            throw NotReady(output: String(decoding: try place.read("server-log"), as: UTF8.self))
        }
        base = found
    }

    /// - Returns: the code that it ended with.
    func end() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    deinit { if process.isRunning { _ = end() } }
}
