import ArgumentParser
import Domain
import Wording
import Workflows

struct SnoozeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Put something that is owed off, with a reason.")
    @Argument(help: "The customer's key.") var id: Line
    @Argument(help: "What is owed, for example follow-up.") var kind: ObligationKind
    @Option(help: ArgumentHelp("To when: 2026-04-07T10:00, 2026-04-07, +3d or +2h.", valueName: "time")) var until:
        String
    @Option(help: "Why.") var reason: Prose
    @Option(help: "Which, where several of the kind are owed: its cause, as show --format json has it.") var cause:
        Line?
    @OptionGroup var global: GlobalOptions

    func validate() throws { if reason.text.isEmpty { throw misuse("--reason must say something", "--reason 不能为空") } }

    func run() async throws {
        try await reporting(global.wording) {
            let (obligation, display) = try await global.shown(
                SnoozeObligation(customer: id.text, kind: kind, cause: cause, until: until, reason: reason))
            try global.print(obligation) {
                var table = Table(["customer", "kind", "due", "due_before"])
                table.add([id.text, obligation.kind, obligation.due, obligation.dueBefore ?? ""])
                return table
            } people: {
                let kind = global.wording.kind(obligation.kind)
                let due = display.clock(obligation.due)
                return global.word("\(id.text): \(kind) is due \(due) now\n", "\(id.text)：\(kind) 推迟到 \(due)\n")
            }
        }
    }
}

struct FormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Fill in the follow-up form of the latest call or visit.",
        discussion: "A conversation is not done until its form is.")
    @Argument(help: "The customer's key.") var id: Line
    @Option(help: "What the follow-up was to achieve.") var goal: Prose
    @Option(help: "The method used.") var method: Prose
    @Option(help: "Whether the method fits the goal: yes or no.") var fits: YesOrNo
    @Option(help: "What came of it.") var result: Prose
    @Option(help: "What stands in the way.") var problems: Prose?
    @Option(help: "What support is needed.") var support: Prose?
    @Option(help: "The next step.") var next: Prose?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        for (name, answer) in [("goal", goal), ("method", method), ("result", result)]
        where answer.text.allSatisfy(\.isWhitespace) {
            throw misuse("--\(name) must say something", "--\(name) 不能为空")
        }
    }

    func run() async throws {
        try await runLog(
            FillForm(
                customer: id.text, goal: goal, method: method, fits: fits == .yes, result: result, problems: problems,
                support: support, nextStep: next), global)
    }
}

enum YesOrNo: String, CaseIterable, ExpressibleByArgument { case yes, no }

struct DraftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "What you wrote of customers that you had lost by then; nothing of it is lost.",
        subcommands: [List.self, Record.self, Discard.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Your drafts.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let (drafts, display) = try await global.shown(ListDrafts())
                func table(_ head: [String], _ clock: (String) -> String, _ kind: (String) -> String) -> Table {
                    var table = Table(head)
                    for draft in drafts {
                        let details = draft.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                        table.add([
                            String(draft.id), draft.customer, kind(draft.kind), clock(draft.at),
                            details.joined(separator: " "),
                        ])
                    }
                    return table
                }
                try global.print(drafts) {
                    table(["draft", "customer", "kind", "at", "details"], { $0 }, { $0 })
                } people: {
                    guard !drafts.isEmpty else { return global.word("You have no drafts.\n", "没有草稿。\n") }
                    return table(
                        [
                            global.word("draft", "草稿"), global.word("customer", "客户"), global.word("kind", "类型"),
                            global.word("at", "时间"), global.word("details", "内容"),
                        ], display.clock, { global.wording.entry($0) }
                    ).text()
                }
            }
        }
    }

    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Record a draft, when the customer is yours again.")
        @Argument(help: "The draft's number.") var draft: Int64
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await runLog(RecordDraft(draft: draft), global) }
    }

    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Throw a draft away.")
        @Argument(help: "The draft's number.") var draft: Int64
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let gone = try await global.perform(DiscardDraft(draft: draft))
                try global.print(gone) {
                    var table = Table(["draft", "customer"])
                    table.add([String(gone.id), gone.customer])
                    return table
                } people: {
                    global.word("draft \(gone.id) is gone\n", "草稿 \(gone.id) 已删除\n")
                }
            }
        }
    }
}

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "The weekly review of a salesperson, and the reviews of the policy.",
        subcommands: [Weekly.self, Policy.self, List.self])

    struct Weekly: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Fill in your weekly review.")
        @Option(help: "Which methods you used, against which goals.") var methods: Prose
        @Option(help: "What worked.") var worked: Prose
        @Option(help: "What stands in the way.") var problems: Prose?
        @Option(help: "What support you need.") var support: Prose?
        @Option(help: "What you will do next week.") var nextWeek: Prose?
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let call = ReviewWeek(
                methods: methods, worked: worked, problems: problems, support: support, nextWeek: nextWeek)
            try await tell(global) { [try await $0.perform(call)] }
        }
    }

    struct Policy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that the policy was looked through, and what you found.")
        @Flag(help: "As a whole, not in short.") var full = false
        @Option(help: "What was found.") var note: Prose
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await tell(global) { [try await $0.perform(ReviewPolicy(full: full, note: note))] }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Reviews, newest first.")
        @Option(help: ArgumentHelp("Whose; without it yours.", valueName: "user")) var user: Line?
        @Option(parsing: .unconditional, help: ArgumentHelp("How many at most.", valueName: "n")) var limit = 10
        @OptionGroup var global: GlobalOptions

        func validate() throws { try checkLimit(limit) }

        func run() async throws {
            let user = try user.map { try userName($0, option: "--user") }
            try await tell(global) { try await $0.perform(ListReviews(user: user, limit: limit)) }
        }
    }
}

extension AsyncParsableCommand {
    fileprivate func tell(_ global: GlobalOptions, _ body: (Host) async throws -> [ReviewView]) async throws {
        try await reporting(global.wording) {
            let (reviews, display) = try await global.withHost { host in
                (try await body(host), try await host.display())
            }
            try global.print(reviews) {
                var table = Table(["user", "kind", "at", "question", "answer"])
                for review in reviews {
                    for (question, answer) in review.answers.sorted(by: { $0.key < $1.key }) {
                        table.add([review.user, review.kind, review.at, question, answer])
                    }
                }
                return table
            } people: {
                if reviews.isEmpty { return global.word("There are no reviews.\n", "还没有总结。\n") }
                return reviews.map { review in
                    "\(display.clock(review.at))  \(review.user)  \(global.wording.review(review.kind))\n"
                        + review.answers.sorted { $0.key < $1.key }.map { question, answer in
                            "  \(global.wording.question(question)): \(answer)\n"
                        }.joined()
                }.joined()
            }
        }
    }
}
