import ArgumentParser
import Assembly
import Storage
import Workflows

struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Look after the store.",
        subcommands: [Check.self, Backup.self, Rebuild.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that the file is whole and all that is derived equals what the timelines give.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let report = try await global.perform(CheckStore())
                let view = StoreCheckText(report, wording: global.wording)
                try global.print(report, table: { view.table }, people: { view.text })
                if !report.isSound { throw ExitCode(Failure.Code.found.rawValue) }
            }
        }
    }

    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the store into a new file, also while a server is at work.",
            discussion: """
                The copy is one state of the store, with all that was acknowledged before; it gets its name when it is \
                on the disk and proven whole. It is a store itself: to go back to it, put it in the place of the old one \
                while nothing has that open.
                """)

        struct Report: Codable {
            var path: String
            var bytes: Int
            var change: Int64
        }

        @Argument(help: "The file to make; one that is there is never replaced.") var file: String
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                try global.requireFileAlone()
                if file.isEmpty { throw Failure(.usage, "file-unnamed", [:]) }
                let backup = try copied()
                let report = Report(path: file, bytes: backup.bytes, change: backup.change)
                try global.print(report) {
                    var table = Table(["path", "bytes", "change"])
                    table.add([report.path, String(report.bytes), String(report.change)])
                    return table
                } people: {
                    global.word(
                        "\(file): \(backup.bytes.counted("byte")), up to change \(backup.change), whole\n",
                        "\(file)：\(backup.bytes) 字节，含至第 \(backup.change) 次变更，文件完整\n")
                }
            }
        }

        private func copied() throws -> (bytes: Int, change: Int64) {
            do { return try Assembly.make().backUp(global.storeURL, to: file) } catch {
                guard case .unreachable(let place, let reason) = error, place == file else { throw error }
                throw Failure(.notWritable, "backup-not-written", ["path": file, "reason": reason])
            }
        }
    }

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Make indexes and all that is derived anew from the timelines; labels that are equal keep their since.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let report = try await global.perform(RebuildStore())
                let count = report.customers
                try global.print(report) {
                    var table = Table(["customers"])
                    table.add([String(count)])
                    return table
                } people: {
                    global.word("\(count.counted("customer")) derived anew\n", "已重新推导 \(count) 位客户\n")
                }
            }
        }
    }
}
