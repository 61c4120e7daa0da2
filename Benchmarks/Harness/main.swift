import Foundation

// Measures derivation, the write path, worklists and imports in this process and prints lines of JSON: see docs/performance.md.

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "import", arguments.count == 3 {
    try await ImportSpeed(folder: URL(filePath: CommandLine.arguments[2]), store: CommandLine.arguments[3]).run()
    exit(0)
}
let numbers = arguments.dropFirst().map { Double($0) ?? 0 }
if let work = arguments.first, ["bench", "dump"].contains(work), let folder = arguments.dropFirst().first {
    let bulk = try Bulk(folder: URL(filePath: folder))
    if work == "dump" { bulk.dump() } else { bulk.run(reps: Int(numbers.dropFirst().first ?? 3)) }
    exit(0)
}
guard let work = arguments.first, ["path", "profile", "profile-memory", "worklist"].contains(work), numbers.count <= 3,
    numbers.allSatisfy({ $0 > 0 })
else {
    let usage = """
        usage: Harness path|profile|profile-memory|worklist [CUSTOMERS [SECONDS [ROUNDS]]]
               Harness import FOLDER STORE
               Harness bench|dump DATADIR [REPS]

        """
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
}
let folder = FileManager.default.temporaryDirectory
    .appending(path: "rapport-harness-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let customers = Int(numbers.first ?? (work == "worklist" ? 10_000 : 2_000))
let rounds = Int(numbers.dropFirst(2).first ?? 5)
let part = numbers.dropFirst().first ?? 1
if work == "worklist" {
    try await WorklistRead(
        folder: folder, customers: customers, rounds: rounds, part: part, owners: min(200, max(1, customers / 50))
    ).run()
} else {
    try await WritePath(
        folder: folder, customers: customers, rounds: rounds, part: part, profiled: .init(rawValue: work)
    ).run()
}
