import ArgumentParser
import Domain
import Workflows

struct PoolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pool", abstract: "The high seas: customers that nobody owns, and who comes to own them.",
        subcommands: [
            List.self, Claim.self, Assign.self, Release.self, Lock.self, Unlock.self, LeavingSoon.self, History.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Customers without an owner, and what keeps you from claiming each.")
        @Option(parsing: .unconditional, help: ArgumentHelp("How many at most.", valueName: "n")) var limit = 50
        @OptionGroup var search: SearchArgument
        @OptionGroup var global: GlobalOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            try await reporting(global.wording) {
                let (seas, display) = try await global.shown(ListHighSeas(query: search.text, limit: limit))
                let view = PoolText(wording: global.wording, display: display)
                try global.print(
                    seas, table: { view.table(of: seas) }, people: { view.text(of: seas, search: search.text) })
                global.tellHidden(view.total(of: seas))
            }
        }
    }

    struct Claim: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make customers of the high seas yours.",
            discussion: "A refusal lists every reason, and when each clears. --check asks without claiming.")
        @Argument(help: "The customers' keys.") var ids: [Line]
        @Flag(help: "Only ask.") var check = false
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let (reports, failures, display) = try await global.withHost { host in
                    var reports: [ClaimReport] = []
                    var failures: [any Error] = []
                    // Each is a claim of its own: what one refuses keeps no other from being claimed.
                    for id in ids.reduce(into: [Line](), { if !$0.contains($1) { $0.append($1) } }) {
                        do {
                            reports.append(try await host.perform(ClaimCustomer(customer: id.text, check: check)))
                        } catch {
                            failures.append(error)
                            if let refused = await refused(id, at: host) { reports.append(refused) }
                        }
                    }
                    let display = try await host.display()
                    return (reports, failures.map { Failure($0).showing(display.clock) }, display)
                }
                let view = PoolText(wording: global.wording, display: display)
                if !reports.isEmpty {
                    try global.print(
                        reports, table: { view.table(of: reports) }, people: { view.text(of: reports, check: check) })
                }
                try Failures.report(failures, global)
                if reports.contains(where: { !$0.obstacles.isEmpty }) { throw ExitCode(Failure.Code.found.rawValue) }
            }
        }

        /// What keeps a customer from being claimed, for programs: people have read it with the failure.
        private func refused(_ id: Line, at host: Host) async -> ClaimReport? {
            guard !check, global.format != .table else { return nil }
            do { return try await host.perform(ClaimCustomer(customer: id.text, check: true)) } catch { return nil }
        }
    }

    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give customers to somebody: from the high seas, or from another owner.",
            discussion: "As one batch: rapport batch undo takes it back. Promises and history go along.")
        @Option(help: "Who gets them.") var to: Line
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var customers: ChosenCustomers
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let user = try userName(to, option: "--to")
            try await runBatch(RunBatch(action: .assign, owner: user), customers, dryRun: dryRun, global)
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a customer back to the high seas.")
        @Argument(help: "The customer's key.") var id: Line
        @Option(help: "Why.") var reason: Prose
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") }
        }

        func run() async throws {
            try await reporting(global.wording) {
                let report = try await global.perform(ReleaseCustomer(customer: id.text, reason: reason))
                try global.print(report) {
                    var table = Table(["customer", "from", "to", "reason"])
                    table.add([report.customer, report.from ?? "", report.to ?? "", report.reason])
                    return table
                } people: {
                    global.word(
                        "\(report.customer) lies in the high seas; \(report.from ?? "") owned it\n",
                        "\(report.customer) 已放回公海，原归属 \(report.from ?? "")\n")
                }
            }
        }
    }

    struct Lock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a customer from being recycled as long as its owner has it.")
        @Argument(help: "The customer's key.") var id: Line
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await setLock(id, true, global) }
    }

    struct Unlock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a locked customer be recycled again.")
        @Argument(help: "The customer's key.") var id: Line
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await setLock(id, false, global) }
    }

    struct LeavingSoon: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "leaving",
            abstract: "Customers that leave their owners soon unless something happens, and why.")
        @Option(parsing: .unconditional, help: ArgumentHelp("How many days ahead to look.", valueName: "n")) var days =
            7
        @OptionGroup var global: GlobalOptions

        func validate() throws {
            guard (0...366).contains(days) else { throw misuse("--days is 0 to 366", "--days 须在 0 到 366 之间") }
        }

        func run() async throws {
            try await reporting(global.wording) {
                let (leaving, display) = try await global.shown(ListLeaving(days: days))
                let view = PoolText(wording: global.wording, display: display)
                try global.print(leaving, table: { view.table(of: leaving) }, people: { view.text(of: leaving) })
            }
        }
    }

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Who owned a customer when, and why.")
        @Argument(help: "The customer's key.") var id: Line
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let (spells, display) = try await global.shown(ListOwners(customer: id.text))
                let view = PoolText(wording: global.wording, display: display)
                try global.print(spells, table: { view.table(of: spells) }, people: { view.text(of: spells) })
            }
        }
    }
}

extension AsyncParsableCommand {
    fileprivate func setLock(_ id: Line, _ isLocked: Bool, _ global: GlobalOptions) async throws {
        try await reporting(global.wording) {
            let customer = try await global.perform(LockCustomer(customer: id.text, locked: isLocked))
            try global.print(customer) {
                var table = Table(["customer", "owner", "locked"])
                table.add([customer.key, customer.owner ?? "", customer.locked ? "yes" : "no"])
                return table
            } people: {
                customer.locked
                    ? global.word(
                        "\(customer.key) is locked: \(customer.owner ?? "") keeps it\n",
                        "\(customer.key) 已锁定，归属 \(customer.owner ?? "") 不会被回收\n")
                    : global.word("\(customer.key) is locked no longer\n", "\(customer.key) 已解锁\n")
            }
        }
    }
}
