import ArgumentParser
import Domain
import Wording
import Workflows

struct PromiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "Write down what you said you would do, and be reminded.",
        subcommands: [Make.self, List.self, Keep.self, Cancel.self])

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Promise something.",
            discussion: """
                For example
                  rapport promise make ACME --what "call with the samples at hand" --due 2026-04-07T10:00 --channel phone
                  rapport promise make ACME --what "monthly price list" --due 2026-05-01T09:00 --every FREQ=MONTHLY
                A time without an offset is on the customer's own clocks.
                """)
        @Argument(help: "The customer's key.") var id: Line
        @Option(help: "What.") var what: Prose
        @Option(help: ArgumentHelp("When: 2026-04-07T10:00, 2026-04-07, +3d, +2h or an instant.", valueName: "time"))
        var due: String
        @Option(
            help: ArgumentHelp(
                "How it recurs: FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, with INTERVAL, BYDAY, UNTIL or COUNT (RFC 5545).",
                valueName: "rule"))
        var every: String?
        @Option(help: "The way: email, chat, phone, visit, sms or other.") var channel: Channel?
        @OptionGroup var global: GlobalOptions

        func validate() throws { if what.text.isEmpty { throw misuse("--what must say something", "--what 不能为空") } }

        func run() async throws {
            let call = MakePromise(customer: id.text, what: what, due: due, every: every, channel: channel)
            try await tell(global) { [try await $0.perform(call)] }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What is promised to a customer, the next due first.")
        @Argument(help: "The customer's key.") var id: Line
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await tell(global) { try await $0.perform(ListPromises(customer: id.text)) } }
    }

    struct Keep: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a promise was kept; one that recurs goes on to its next time.")
        @Argument(help: "The customer's key.") var id: Line
        @Argument(help: "The promise's number; without it the one that is due first.") var promise: Int64?
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await tell(global) { host in
                [
                    try await host.perform(
                        KeepPromise(customer: id.text, promise: try await host.promise(promise, to: id)))
                ]
            }
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a promise back.")
        @Argument(help: "The customer's key.") var id: Line
        @Argument(help: "The promise's number; without it the one that is due first.") var promise: Int64?
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await tell(global, ended: Names(zh: "已取消", en: "cancelled")) { host in
                [
                    try await host.perform(
                        CancelPromise(customer: id.text, promise: try await host.promise(promise, to: id)))
                ]
            }
        }
    }
}

extension Host {
    /// The number of the promise that is meant: the one that is named, else the one that is due first.
    fileprivate func promise(_ number: Int64?, to customer: Line) async throws -> Int64 {
        if let number { return number }
        if let first = try await perform(ListPromises(customer: customer.text)).first { return first.id }
        guard let key = CustomerKey(validating: customer.text) else {
            throw RapportError.unknownCustomer(customer.text)
        }
        throw RapportError.agenda(.noPromise(key, open: []))
    }
}

extension AsyncParsableCommand {
    fileprivate func tell(
        _ global: GlobalOptions, ended: Names = Names(zh: "已完成", en: "done"),
        _ body: (Host) async throws -> [PromiseView]
    ) async throws {
        try await reporting(global.wording) {
            let (promises, display) = try await global.withHost { host in
                (try await body(host), try await host.display())
            }
            func table(_ head: [String], _ clock: (String) -> String, _ nothing: String) -> Table {
                var table = Table(head)
                for promise in promises {
                    table.add([
                        String(promise.id), promise.customer, promise.what ?? "", promise.due.map(clock) ?? nothing,
                        promise.recurrence ?? "", promise.channel ?? "",
                    ])
                }
                return table
            }
            try global.print(promises) {
                table(["promise", "customer", "what", "due", "recurrence", "channel"], { $0 }, "")
            } people: {
                if promises.isEmpty { return global.word("Nothing is promised.\n", "没有约定。\n") }
                return table(
                    [
                        global.word("promise", "约定"), global.word("customer", "客户"), global.word("what", "内容"),
                        global.word("next due", "下次"), global.word("recurs", "重复"), global.word("by", "渠道"),
                    ], display.clock, global.wording(ended)
                ).text()
            }
        }
    }
}
