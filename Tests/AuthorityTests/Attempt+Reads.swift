import Domain
import Exchange
import Houses
import Synchronization
import Wording
import Workflows

extension Attempt {
    static let showing: [Attempt] = [
        Attempt("show", .record) { try Outcome(await $0.session.customer($0.record, events: 99)) },
        Attempt("show as it was", .record) { try Outcome(await $0.past.customer($0.record, events: 99)) },
        Attempt("show by another", .record) { try Outcome(await $0.reader.customer($0.record, events: 99)) },
        Attempt("why", .record) { try Outcome(await $0.session.explain($0.record, scheme: nil)) },
        Attempt("why as it was", .record) { try Outcome(await $0.past.explain($0.record, scheme: nil)) },
        Attempt("why by another", .record) { try Outcome(await $0.reader.explain($0.record, scheme: nil)) },
        Attempt("ownership", .record) { try Outcome(await $0.session.ownership(of: $0.record)) },
        Attempt("promises", .record) { try Outcome(await $0.session.promises(to: $0.record)) },
    ]

    private static func find(
        _ name: String, _ query: @escaping @Sendable (Try) -> String, in session: @escaping @Sendable (Try) -> Session
    ) -> Attempt {
        Attempt(name, .record) { try Outcome(await session($0).customers(matching: query($0), limit: 99)) }
    }

    /// What is hidden is not found by what it hides, told by the total alone.
    static let finding: [Attempt] = [
        find("find by key", { $0.record }, in: \.session),
        find("find by mail", { "mail~\($0.record)" }, in: \.session),
        find("find by phone", { $0.digits }, in: \.session),
        find("find by column", { "custom.memo:memo~\($0.record)" }, in: \.session),
        find("find by no column", { "custom.absent:none \($0.record)" }, in: \.session),
        find("find as it was", { "custom.memo:memo~\($0.record)" }, in: \.past),
        find("find by policy", { "guess:yes \($0.record)" }, in: \.reader),
        Attempt("find in the sea", .record) {
            let seas = try await $0.session.highSeas(matching: "mail~\($0.record)", limit: 99)
            return try Outcome(seas, code: seas.total == 0 ? "hidden" : nil)
        },
    ]

    static let listing: [Attempt] = [
        Attempt("list", .records) { try Outcome(await $0.session.customers(matching: "", limit: 99)) },
        Attempt("list as it was", .records) { try Outcome(await $0.past.customers(matching: "", limit: 99)) },
        Attempt("list by another", .records) { try Outcome(await $0.reader.customers(matching: "", limit: 99)) },
        Attempt("list by name", .records) {
            try Outcome(await $0.session.customers(matching: "owner:\($0.caller.somebody)", limit: 99))
        },
        Attempt("high seas", .records) { try Outcome(await $0.session.highSeas(matching: "", limit: 99)) },
        Attempt("tags", .house) {
            let tags = try await $0.session.tags()
            return try Outcome(tags, code: tags.first { $0.name == "shared" }.map { String($0.customers) })
        },
    ]

    static let agenda: [Attempt] = [
        Attempt("leaving", .records) { try Outcome(await $0.session.leaving(within: 365)) },
        Attempt("today", .records) {
            try Outcome(await $0.session.today(owner: nil, days: 365, limit: 99, language: .english))
        },
        Attempt("today as it was", .records) {
            try Outcome(await $0.past.today(owner: nil, days: 365, limit: 99, language: .english))
        },
        Attempt("week", .records) { try Outcome(await $0.session.week(owner: nil, days: 60, language: .english)) },
        Attempt("today of", .person) {
            try Outcome(await $0.session.today(owner: $0.person, days: 365, limit: 99, language: .english))
        },
        Attempt("week of", .person) {
            try Outcome(await $0.session.week(owner: $0.person, days: 60, language: .english))
        },
        Attempt("duties", .people) { try Outcome(await $0.session.duties()) },
    ]

    static let drafts: [Attempt] = {
        var list = Attempt("drafts", .people) { try Outcome(await $0.session.drafts()) }
        list.token = { "draft~\($0)" }
        return [
            list,
            Attempt("discard", .person) {
                try Outcome(await $0.session.discardDraft($0.scene.drafts[$0.person.text] ?? 0))
            },
        ]
    }()

    static let users: [Attempt] = [
        Attempt("users", .people) { try Outcome(await $0.session.users()) },
        Attempt("teams", .people) { try Outcome(await $0.session.teams()) },
        Attempt("reviews", .person) { try Outcome(await $0.session.reviews(of: $0.person, limit: 9)) },
    ]

    static let exporting: [Attempt] = [
        Attempt("labels", .records) { attempt in
            let rows = Written()
            try await attempt.session.exportLabels { rows.add($0.map(\.fields)) }
            return try Outcome(rows.all)
        },
        Attempt("obligations", .records) { attempt in
            let rows = Written()
            try await attempt.session.exportObligations { rows.add($0.map(\.fields)) }
            return try Outcome(rows.all)
        },
    ]

    static let reporting: [Attempt] = [
        Attempt("status", .records) { try Outcome(await $0.session.statusTable(matching: "", limit: 99)) },
        Attempt("status by mail", .record) {
            let table = try await $0.session.statusTable(matching: "mail~\($0.record)", limit: 99)
            return try Outcome(table, code: table.total == 0 ? "hidden" : nil)
        },
        Attempt("workload", .people) { try Outcome(await $0.session.workload(days: 14)) },
        Attempt("promises", .people) { try Outcome(await $0.session.promiseRecord(days: 300)) },
    ]

    static let policies: [Attempt] = [
        Attempt("text", .house) { try Outcome(await $0.session.policyText()) },
        Attempt("history", .house) { try Outcome(await $0.session.policyHistory()) },
        Attempt("display", .house) { try Outcome(await $0.session.display().currency.code) },
        Attempt("input", .house) { try Outcome(await $0.session.inputContext().instant("2026-03-02").rfc3339) },
    ]

    /// Rows of an export.
    private final class Written: Sendable {
        private let rows = Mutex<[[String]]>([])
        func add(_ more: [[String]]) { rows.withLock { $0 += more } }
        var all: [[String]] { rows.withLock { $0 } }
    }
}
