import Foundation

// Runs one work of the goals in this process and prints lines of JSON: see docs/performance.md.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.first == "path" || arguments.first == "profile" else {
    FileHandle.standardError.write(Data("usage: Harness path|profile [CUSTOMERS] [SECONDS] [ROUNDS]\n".utf8))
    exit(64)
}
let numbers = arguments.dropFirst().map { Double($0) ?? 0 }
let folder = FileManager.default.temporaryDirectory
    .appending(path: "rapport-harness-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
try await WritePath(
    folder: folder, customers: Int(numbers.first ?? 2_000), rounds: Int(numbers.dropFirst(2).first ?? 5),
    part: numbers.dropFirst().first ?? 1, isProfile: arguments.first == "profile"
).run()
