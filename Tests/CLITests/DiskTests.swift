import Foundation
import Testing

/// Disks that are full or may not be written. They need a small disk of their own, which only the superuser can have.
struct DiskTests {
    /// A disk in memory on a folder.
    private final class Disk {
        let folder: String

        init(_ folder: String, size: String) throws {
            self.folder = folder
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Self.run("mount", "-t", "tmpfs", "-o", "size=\(size)", "tmpfs", folder)
        }

        deinit { do { try Self.run("umount", "-l", folder) } catch {} }

        func makeReadOnly() throws { try Self.run("mount", "-o", "remount,ro", folder) }

        struct Refused: Error {}

        private static func run(_ arguments: String...) throws {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = arguments
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw Refused() }
        }
    }

    static let canMount: Bool = {
        do {
            let place = try Place()
            _ = try Disk(place.path("disk"), size: "64k")
            return true
        } catch { return false }
    }()

    private let rapport: Rapport
    init() throws { rapport = try SampleStore.opened() }

    private func disk(_ size: String) throws -> Disk {
        let disk = try Disk(rapport.place.path("disk"), size: size)
        try rapport.place.write(rapport.place.read("rapport.sqlite"), to: "disk/s.sqlite")
        return disk
    }

    private func expect(_ arguments: [String], code: Int32, _ errors: String) throws {
        let before = try rapport.place.read("disk/s.sqlite")
        let outcome = try rapport(arguments + ["--store", "sqlite:disk/s.sqlite"])
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors == "rapport: \(errors)\n")
        #expect(try rapport.place.read("disk/s.sqlite") == before)
    }

    @Test(.enabled(if: canMount, "a disk of its own cannot be mounted here"))
    func `a disk that is full keeps the store as it was`() throws {
        let dump = try rapport.dump()
        let disk = try disk("512k")
        try withExtendedLifetime(disk) {
            let rows = (0..<3_000).map { "C\($0),Customer number \($0)\n" }.joined()
            try rapport.place.write("key,name\n\(rows)", to: "f.csv")
            let outcome = try rapport("import", "customers", "f.csv", "--store", "sqlite:disk/s.sqlite")
            #expect(outcome.code == 74 && outcome.output.isEmpty)
            #expect(
                outcome.errors == "rapport: the disk of disk/s.sqlite is full; nothing was changed; free some space\n")
            #expect(try rapport.dump("sqlite:disk/s.sqlite") == dump)
        }
    }

    @Test(.enabled(if: canMount, "a disk of its own cannot be mounted here"))
    func `a sample that finds no room is told as a full disk, and nothing half of it stays`() throws {
        let disk = try Disk(rapport.place.path("small"), size: "8k")
        let outcome = try rapport("demo", "--write", "small")
        #expect(outcome.code == 74 && !rapport.place.has("small/timeline.csv"))
        withExtendedLifetime(disk) {}
    }

    @Test(.enabled(if: canMount, "a disk of its own cannot be mounted here"))
    func `a disk that may only be read keeps the store as it was`() throws {
        let disk = try disk("1m")
        try disk.makeReadOnly()
        let refused = "disk/s.sqlite cannot be written; nothing was changed; check its permissions"
        for arguments in [["today"], ["log", "ACME", "note"], ["add", "X", "--name", "x"], ["labels", "export"]] {
            try expect(arguments, code: 73, refused)
        }
        let made = try rapport("add", "X", "--name", "x", "--store", "sqlite:disk/new.sqlite")
        #expect(made.code == 73)
        #expect(
            made.errors == "rapport: disk/new.sqlite cannot be written; nothing was changed; check its permissions\n")
        #expect(!rapport.place.has("disk/new.sqlite"))
        withExtendedLifetime(disk) {}
    }

    @Test(.enabled(if: geteuid() != 0, "permissions do not bind the superuser"), arguments: [0o444, 0o000])
    func `a file without the right to write is not written`(permissions: Int) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions], ofItemAtPath: rapport.place.path("rapport.sqlite"))
        let outcome = try rapport("log", "ACME", "note")
        #expect(outcome.code == 73 && outcome.output.isEmpty)
        #expect(
            outcome.errors == "rapport: rapport.sqlite cannot be written; nothing was changed; check its permissions\n")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
    func `an output that is full is told`() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let outcome = try rapport(["labels", "export"], output: full)
        #expect(outcome.code == 71)
        #expect(
            outcome.errors
                == "rapport: standard output cannot be written: No space left on device; what was to be changed is changed\n"
        )
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
    func `a write that cannot be told is done, and its code says so`() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let outcome = try rapport(["add", "NEW", "--name", "New", "--lang", "zh"], output: full)
        #expect(outcome.code == 71 && outcome.errors.contains("要求的更改已经完成"), "\(outcome.errors)")
        #expect(try rapport("show", "NEW").code == 0)
    }
}
