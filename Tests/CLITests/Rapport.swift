import Foundation

/// The built program, run as a person runs it.
struct Rapport {
    struct Outcome {
        let code: Int32
        let output: Data
        let errors: String
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// The clock of every run that does not bring its own.
    static let now = "2026-03-31T09:00:00Z"

    /// The executable stands beside the bundle of the tests.
    static let executable = Bundle.main.bundleURL.appending(path: "rapport")

    /// The folder in which it runs, with the store `rapport.sqlite`.
    let place: Place

    /// Runs the program to its end.
    ///
    /// - `arguments`: those after the program's name.
    /// - `now`: the clock, or nil to give none.
    /// - `environment`: more variables. No others of ours and no locale are set.
    /// - `input`: a file in the folder that is standard input; without it there is none.
    /// - `output`: where standard output goes instead of into the outcome.
    func callAsFunction(
        _ arguments: [String], now: String? = Self.now, environment: [String: String] = [:], output: FileHandle? = nil,
        input: String? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments + (now.map { ["--now", $0] } ?? [])
        process.currentDirectoryURL = place.folder
        let inherited = ProcessInfo.processInfo.environment.filter { name, _ in
            !name.hasPrefix("LC_")
                && !["LANG", "RAPPORT_STORE", "RAPPORT_SERVER", "RAPPORT_TOKEN", "COLUMNS"].contains(name)
        }
        process.environment = inherited.merging(environment) { $1 }
        // Files, and not pipes: no output is too long for them.
        let run = UUID().uuidString
        let streams = ["out-\(run)", "err-\(run)"].map { place.folder.appending(path: $0) }
        for stream in streams { try Data().write(to: stream) }
        let handles = try streams.map { try FileHandle(forWritingTo: $0) }
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: place.folder.appending(path: $0)) } ?? FileHandle.nullDevice
        process.standardOutput = output ?? handles[0]
        process.standardError = handles[1]
        try process.run()
        process.waitUntilExit()
        for handle in handles { try handle.close() }
        let contents = try streams.map { try Data(contentsOf: $0) }
        for stream in streams { try FileManager.default.removeItem(at: stream) }
        // A program that a signal ended is told by a code that no exit has.
        let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Outcome(code: code, output: contents[0], errors: String(decoding: contents[1], as: UTF8.self))
    }

    func callAsFunction(_ arguments: String...) throws -> Outcome { try self(arguments) }

    /// Whether the store says what the file `before` said.
    func says(as before: Data) throws -> Bool {
        // The same bytes are the same store; other bytes may say the same.
        if try place.read("rapport.sqlite") == before { return true }
        try place.write(before, to: "before.sqlite")
        return try dump() == dump("sqlite:before.sqlite")
    }

    /// All that the store says: every label, everything owed and every customer whole.
    func dump(_ store: String = "sqlite:rapport.sqlite") throws -> String {
        let commands = [
            ["labels", "export"], ["obligations", "export"], ["customers", "--format", "json", "--limit", "100000"],
        ]
        return try commands.map { try self($0 + ["--store", store]).text }.joined()
    }
}
