import Domain
import Houses
import Storage
import Workflows

extension Attempt {
    static let importingCustomers: [Attempt] = [
        Attempt("a new one", .house) { try Outcome(await $0.session.customers("key,name\nNEW,New\n")) },
        Attempt("a preview", .house) { try Outcome(await $0.session.customers("key,name\nNEW,New\n", dryRun: true)) },
        Attempt("over one", .record) { try Outcome(await $0.session.customers("key,name\n\($0.record),Other\n")) },
        Attempt("to another", .record) {
            try Outcome(
                await $0.session.customers("key,name,owner\n\($0.record),Firm \($0.record),\($0.taker.text)\n"))
        },
        Attempt("new, to somebody", .person) {
            try Outcome(await $0.session.customers("key,name,owner\nNEW,New,\($0.person.text)\n"))
        },
    ]

    static let importingTimeline: [Attempt] = [
        Attempt("an event", .record) {
            try Outcome(await $0.session.timeline("customer,kind,at\n\($0.record),note,2026-03-02T00:00:00Z\n"))
        },
        Attempt("an owner", .record) {
            try Outcome(
                await $0.session.timeline(
                    "customer,kind,at,owner\n\($0.record),owned,2026-03-02T02:30:00Z,\($0.taker.text)\n"))
        },
        Attempt("to somebody", .person) {
            try Outcome(
                await $0.session.timeline("customer,kind,at,owner\nPOOL,owned,2026-03-02T02:30:00Z,\($0.person.text)\n")
            )
        },
    ]

    private static func add(_ attempt: Try, _ key: String, to owner: UserID?) async throws -> Outcome {
        guard let key = CustomerKey(validating: key) else { throw RapportError.unknownCustomer(key) }
        return try Outcome(await attempt.session.add(key, profile: Profile(name: "New"), owner: owner))
    }

    static let adding: [Attempt] = [
        Attempt("for somebody", .person) { try await add($0, "NEW", to: $0.person) },
        Attempt("for nobody", .house) { try await add($0, "NEW", to: nil) },
        Attempt("a key, for me", .record) { try await add($0, $0.record, to: $0.caller.user) },
        Attempt("a key, for others", .record) { try await add($0, $0.record, to: user($0.caller.somebody)) },
    ]

    static let logging: [Attempt] = [
        Attempt("log", .record) {
            let report = try await $0.session.log(EventInput(kind: .note), for: $0.record)
            return try Outcome(report, code: report.draft == nil ? nil : "draft")
        },
        Attempt("log a draft", .person) {
            try Outcome(await $0.session.recordDraft($0.scene.drafts[$0.person.text] ?? 0))
        },
    ]

    static let retracting: [Attempt] = [
        Attempt("take back", .record) {
            try Outcome(await $0.session.retract($0.record, event: $0.scene.entries[$0.record] ?? 9, reason: "x"))
        },
        Attempt("another's", .record) {
            try Outcome(await $0.session.retract($0.record, event: $0.scene.remarks[$0.record] ?? 9, reason: "x"))
        },
    ]

    private static let later = When.instant(instant("2026-03-05T01:00:00Z"))

    static let promising: [Attempt] = [
        Attempt("promise", .record) {
            try Outcome(await $0.session.promise($0.record, what: "call", due: later, rrule: nil, channel: nil))
        },
        Attempt("keep", .record) { try Outcome(await $0.session.keepPromise($0.record, id: nil)) },
        Attempt("cancel", .record) { try Outcome(await $0.session.cancelPromise($0.record, id: nil)) },
    ]

    static let snoozing: [Attempt] = [
        Attempt("snooze", .record) {
            try Outcome(
                await $0.session.snooze($0.record, kind: .reply, cause: nil, until: later, reason: "on holiday"))
        }
    ]

    static let reviewing: [Attempt] = [
        Attempt("the week", .house) { try Outcome(await $0.session.review(.weekly, answers: ["worked": "x"])) }
    ]

    static let reviewingThePolicy: [Attempt] = [
        Attempt("short", .house) { try Outcome(await $0.session.review(.policy, answers: ["note": "x"])) },
        Attempt("full", .house) { try Outcome(await $0.session.review(.fullPolicy, answers: ["note": "x"])) },
    ]

    static let overriding: [Attempt] = [
        Attempt("set", .record) {
            try Outcome(await $0.session.override($0.record, scheme: "hot", label: "hot", reason: "x", until: nil))
        },
        Attempt("withdraw", .record) {
            try Outcome(await $0.session.withdrawOverride($0.record, scheme: "hot", reason: nil))
        },
        Attempt("requests", .records) { try Outcome(await $0.session.overrideRequests()) },
    ]

    private static func decide(_ name: String, approving: Bool) -> Attempt {
        Attempt(name, .record) {
            try Outcome(await $0.session.decide($0.record, scheme: "priority", approving: approving, reason: nil))
        }
    }

    static let approving: [Attempt] = [
        decide("approve", approving: true),
        decide("refuse", approving: false),
    ]

    static let claiming: [Attempt] = [
        Attempt("claim", .record) { try Outcome(await $0.session.claim($0.record)) },
        Attempt("ask", .record) {
            let report = try await $0.session.claim($0.record, check: true)
            return try Outcome(report, code: report.obstacles.isEmpty ? nil : "obstacles")
        },
    ]

    /// One customer, or all that a search for its key finds.
    private static func batch(
        _ name: String, _ request: @escaping @Sendable (Try) -> BatchRequest,
        search: (@Sendable (Try) -> String)? = nil, dryRun: Bool = false
    ) -> Attempt {
        Attempt(name, .record) {
            guard let search else { return try Outcome(await $0.session.batch(request($0), for: $0.record)) }
            return try Outcome(await $0.session.batch(request($0), matching: search($0), dryRun: dryRun))
        }
    }

    static let assigning: [Attempt] = [
        batch("assign", { .assign($0.taker) }),
        batch("assign by search", { .assign($0.taker) }, search: \.record),
        Attempt("to somebody", .person) { try Outcome(await $0.session.batch(.assign($0.person), for: "POOL")) },
    ]

    static let releasing: [Attempt] = [
        Attempt("release", .record) { try Outcome(await $0.session.release($0.record, reason: "x")) },
        Attempt("release by search", .record) {
            let report = try await $0.session.batch(.release(reason: "x"), matching: $0.record)
            return try Outcome(
                report, code: report.matched == 0 ? "hidden" : report.changed == 0 ? "nothing" : nil)
        },
    ]

    static let locking: [Attempt] = [
        Attempt("lock", .record) { try Outcome(await $0.session.lock($0.record, true)) },
        Attempt("unlock", .record) { try Outcome(await $0.session.lock($0.record, false)) },
    ]

    static let tagging: [Attempt] = [
        batch("add", { _ in .addTags(["fair"]) }),
        batch("remove", { _ in .removeTags(["shared"]) }),
        batch("transfer", { _ in .transferTag(from: "shared", to: "fair") }),
        batch("add by search", { _ in .addTags(["fair"]) }, search: \.record),
        batch("preview by mail", { _ in .addTags(["fair"]) }, search: { "mail~\($0.record)" }, dryRun: true),
    ]

    static let managingTags: [Attempt] = [
        Attempt("rename", .house) { try Outcome(await $0.session.renameTag("shared", to: "ours")) },
        Attempt("merge", .house) { try Outcome(await $0.session.mergeTags(["shared"], into: "of-ann")) },
        Attempt("recolour", .house) { try Outcome(await $0.session.recolourTag("shared", "#123456")) },
        Attempt("delete", .house) { try Outcome(await $0.session.deleteTag("shared")) },
    ]

    static let updating: [Attempt] = [
        batch("update", { _ in .update(["industry": "toys"]) }),
        batch("update a person", { _ in .update(["phones": "+49 1"]) }),
        batch("update by search", { _ in .update(["industry": "toys"]) }, search: \.record),
    ]

    static let undoing: [Attempt] = [
        Attempt("undo", .person) { try Outcome(await $0.session.undo($0.scene.batches[$0.person.text] ?? 0)) },
        Attempt("preview", .person) {
            try Outcome(await $0.session.undo($0.scene.batches[$0.person.text] ?? 0, dryRun: true))
        },
    ]

    static let managingUsers: [Attempt] = [
        Attempt("add", .house) { try Outcome(await $0.session.addUser(user("new"), UserEdit())) },
        Attempt("change", .house) { try Outcome(await $0.session.changeUser($0.caller.user, UserEdit(role: .admin))) },
        Attempt("add a team", .house) { attempt in
            guard let id = TeamID(validating: "new") else { throw RapportError.unknownScheme("new", known: []) }
            return try Outcome(await attempt.session.addTeam(id, name: nil, regions: []))
        },
        Attempt("change a team", .house) {
            try Outcome(await $0.session.changeTeam("north", name: "North", regions: nil))
        },
    ]

    private static func days() throws -> Leave { try Houses.leave("2026-05-01", "2026-05-02") }

    static let leave: [Attempt] = [
        Attempt("add", .person) {
            try Outcome(await $0.session.addLeave(try days(), for: $0.person))
        },
        Attempt("remove", .person) {
            try Outcome(await $0.session.removeLeave(from: try days().first, for: $0.person))
        },
    ]
}

extension Attempt {
    static let accountLists: [Attempt] = [
        Attempt("sessions", .person) { try Outcome(await $0.session.logins(of: $0.person)) },
        Attempt("tokens", .person) { try Outcome(await $0.session.tokens(of: $0.person)) },
    ]

    static let accounts: [Attempt] = [
        Attempt("end sessions", .person) { try Outcome(await $0.session.endLogins(of: $0.person, id: nil)) },
        Attempt("end a token", .person) {
            try Outcome(await $0.session.revokeToken("0123456789abcdef", of: $0.person))
        },
        Attempt("give a password", .person) {
            try Outcome(
                await $0.session.setPassword(
                    of: $0.person, old: nil, to: "seven green bottles", hasher: PlainHasher(), endsTokens: false))
        },
    ]

    static let searches: [Attempt] = [
        Attempt("save", .house) { try Outcome(await $0.session.saveSearch("mine", query: "grade:A")) },
        Attempt("remove", .house) { try Outcome(await $0.session.removeSearch("mine")) },
        Attempt("list", .house) { try Outcome(await $0.session.savedSearches()) },
    ]
}
