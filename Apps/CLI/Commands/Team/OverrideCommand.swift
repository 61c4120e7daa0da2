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
        func run() async throws { try await listRequests(ListRequests(), global) }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a label by hand, with a reason.",
            discussion: "Where the policy asks for approval the label waits; rapport approve decides.")
        @Argument(help: "The customer's key.") var id: Line
        @Argument(help: "The scheme, for example grade.") var scheme: Line
        @Argument(help: "The label, for example A.") var label: Line
        @Option(help: "Why.") var reason: Prose
        @Option(help: ArgumentHelp("When it ends by itself: a date, a time, or +30d.", valueName: "time"))
        var until: String?
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") }
        }

        func run() async throws {
            try await decide(
                OverrideLabel(
                    customer: id.text, scheme: scheme.text, label: label.text, reason: reason, until: until), global)
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a label set by hand, or take back the request for one.")
        @Argument(help: "The customer's key.") var id: Line
        @Argument(help: "The scheme.") var scheme: Line
        @Option(help: "Why.") var reason: Prose?
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await decide(WithdrawOverride(customer: id.text, scheme: scheme.text, reason: reason), global)
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
        func run() async throws { try await listRequests(ListApprovals(), global) }
    }

    struct Yes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Approve.")
        @Argument(help: "The customer's key.") var id: Line
        @Argument(help: "The scheme.") var scheme: Line
        @Option(help: "Why.") var reason: Prose?
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await decide(
                DecideOverride(customer: id.text, scheme: scheme.text, approve: true, reason: reason), global)
        }
    }

    struct No: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Refuse, with a reason.")
        @Argument(help: "The customer's key.") var id: Line
        @Argument(help: "The scheme.") var scheme: Line
        @Option(help: "Why.") var reason: Prose
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") }
        }

        func run() async throws {
            try await decide(
                DecideOverride(customer: id.text, scheme: scheme.text, approve: false, reason: reason), global)
        }
    }
}

extension AsyncParsableCommand {
    fileprivate func listRequests<C: Call>(
        _ call: C, _ global: GlobalOptions
    ) async throws where C.Response == [OverrideReport] {
        try await reporting(global.wording) {
            let (waiting, display) = try await global.shown(call)
            let view = OverrideText(wording: global.wording, display: display)
            try global.print(waiting, table: { view.table(of: waiting) }, people: { view.text(of: waiting) })
        }
    }

    fileprivate func decide<C: Call>(
        _ call: C, _ global: GlobalOptions
    ) async throws where C.Response == OverrideReport {
        try await reporting(global.wording) {
            let (report, display) = try await global.shown(call)
            let view = OverrideText(wording: global.wording, display: display)
            try global.print(report, table: { view.table(of: [report]) }, people: { view.sentence(report) })
        }
    }
}
