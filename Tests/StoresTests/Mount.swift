import Foundation

/// A small disk in memory, mounted on a folder: only the superuser can have one, and not everywhere.
struct Mount: Sendable {
    private let folder: String

    static var isRoot: Bool { geteuid() == 0 }

    static let isPossible: Bool = {
        do {
            try Place(disk: "64k").remove()
            return true
        } catch { return false }
    }()

    struct Refused: Error {}

    init(at folder: String, options: String) throws {
        self.folder = folder
        try Self.run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder])
    }

    func makeReadOnly() throws { try Self.run("mount", ["-o", "remount,ro", folder]) }

    /// A disk that cannot be taken off is left to the system.
    func end() { do { try Self.run("umount", ["-l", folder]) } catch {} }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/\(program)")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw Refused() }
    }
}
