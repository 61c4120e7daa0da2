import ArgumentParser
import Domain
import Workflows

struct OverrideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "override", abstract: "Set a label by hand, or let the rules decide again.",
        subcommands: [List.self, Set.self, Withdraw.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What waits for approval among your customers, the oldest first.")
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await listRequests(global) { try await $0.overrideRequests() } }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a label by hand, with a reason.",
            discussion: "Where the policy asks for approval the label waits; rapport approve decides.")
        @Argument(help: "The customer's key.") var id: Word
        @Argument(help: "The scheme, for example grade.") var scheme: Word
        @Argument(help: "The label, for example A.") var label: Word
        @Option(help: "Why.") var reason: Prose
        @Option(help: ArgumentHelp("When it ends by itself: a date, a time, or +30d.", valueName: "time"))
        var until: String?
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") }
        }

        func run() async throws {
            try await decide(global) { session in
                let context = try await session.inputContext()
                return try await session.override(
                    id.text, scheme: scheme.text, label: label.text, reason: reason.text,
                    until: try until.map { try context.when($0, now: session.now) })
            }
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a label set by hand, or take back the request for one.")
        @Argument(help: "The customer's key.") var id: Word
        @Argument(help: "The scheme.") var scheme: Word
        @Option(help: "Why.") var reason: Prose?
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await decide(global) {
                try await $0.withdrawOverride(id.text, scheme: scheme.text, reason: reason?.text)
            }
        }
    }
}

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Decide on labels that wait for approval; whoever asked does not.",
        subcommands: [List.self, Yes.self, No.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What waits for your decision, the oldest first.")
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await listRequests(global) { try await $0.approvals() } }
    }

    struct Yes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Approve.")
        @Argument(help: "The customer's key.") var id: Word
        @Argument(help: "The scheme.") var scheme: Word
        @Option(help: "Why.") var reason: Prose?
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await decide(global) {
                try await $0.decide(id.text, scheme: scheme.text, approving: true, reason: reason?.text)
            }
        }
    }

    struct No: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Refuse, with a reason.")
        @Argument(help: "The customer's key.") var id: Word
        @Argument(help: "The scheme.") var scheme: Word
        @Option(help: "Why.") var reason: Prose
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") }
        }

        func run() async throws {
            try await decide(global) {
                try await $0.decide(id.text, scheme: scheme.text, approving: false, reason: reason.text)
            }
        }
    }
}

extension AsyncParsableCommand {
    fileprivate func listRequests(
        _ global: GlobalOptions, _ body: (Session) async throws -> [OverrideReport]
    ) async throws {
        try await reporting(global.wording) {
            let (waiting, display) = try await global.withSession(creating: false) { session in
                (try await body(session), try await session.display())
            }
            let view = OverrideText(wording: global.wording, display: display)
            try global.print(waiting, table: { view.table(of: waiting) }, people: { view.text(of: waiting) })
        }
    }

    fileprivate func decide(_ global: GlobalOptions, _ body: (Session) async throws -> OverrideReport) async throws {
        try await reporting(global.wording) {
            let (report, display) = try await global.withSession(creating: false) { session in
                (try await body(session), try await session.display())
            }
            let view = OverrideText(wording: global.wording, display: display)
            try global.print(report, table: { view.table(of: [report]) }, people: { view.sentence(report) })
        }
    }
}
