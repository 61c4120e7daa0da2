import Domain
import Testing
import Workflows

extension Request {
    /// The attempts of the table by action and name.
    static func find(_ action: Action, _ attempt: String) -> Request? { table["\(action.rawValue) | \(attempt)"] }

    /// What no request can ask for: another time and another policy are a program's to choose, a password is given on
    /// the pages, and dates are read by each call for itself.
    static let unasked: Set<String> = [
        "customer.read | show as it was", "customer.read | show by another", "customer.read | why as it was",
        "customer.read | why by another", "customer.read | find as it was", "customer.read | find by policy",
        "customer.read | list as it was", "customer.read | list by another", "customer.read | today as it was",
        "policy.read | input", "account | give a password",
    ]

    /// Routes that no attempt stands for: what one reads beside what an attempt reads, and what changes nothing.
    static let unused: Set<String> = [
        "readMe", "readUser", "readTeam", "readTag", "checkPolicy", "readTimeline", "listInstallations", "fillForm",
    ]

    private static let table = Dictionary(
        (imports + customers + agenda + labels + pool + batches + team + house).map {
            ("\($0.0.rawValue) | \($0.1)", $0.2)
        },
        uniquingKeysWith: { a, _ in a })

    private typealias Entry = (Action, String, Request)

    private static func line(_ text: String) throws -> Line { try #require(Line(text)) }
    private static func prose(_ text: String) throws -> Prose { try #require(Prose(text)) }
    private static let later = "2026-03-05T01:00:00Z"

    private static let imports: [Entry] = [
        (.importCustomers, "a new one", .file("customers") { _ in "key,name\nNEW,New\n" }),
        (.importCustomers, "a preview", .file("customers", dryRun: true) { _ in "key,name\nNEW,New\n" }),
        (.importCustomers, "over one", .file("customers") { "key,name\n\($0.record),Other\n" }),
        (
            .importCustomers, "to another",
            .file("customers") { "key,name,owner\n\($0.record),Firm \($0.record),\($0.taker.text)\n" }
        ),
        (.importCustomers, "new, to somebody", .file("customers") { "key,name,owner\nNEW,New,\($0.person.text)\n" }),
        (
            .importTimeline, "an event",
            .file("timeline") { "customer,kind,at\n\($0.record),note,2026-03-02T00:00:00Z\n" }
        ),
        (
            .importTimeline, "an owner",
            .file("timeline") { "customer,kind,at,owner\n\($0.record),owned,2026-03-02T02:30:00Z,\($0.taker.text)\n" }
        ),
        (
            .importTimeline, "to somebody",
            .file("timeline") { "customer,kind,at,owner\nPOOL,owned,2026-03-02T02:30:00Z,\($0.person.text)\n" }
        ),
        (.export, "labels", .export("labels")), (.export, "obligations", .export("obligations")),
    ]

    private static func add(_ key: String, to owner: String?) throws -> AddCustomer {
        AddCustomer(key: key, name: try line("New"), owner: try owner.map(line))
    }

    private static func find(_ query: @escaping @Sendable (Try) -> String) -> Request {
        .call({ ListCustomers(query: query($0), limit: 99) }, { try Outcome($0) })
    }

    private static let customers: [Entry] = [
        (.addCustomer, "for somebody", .call { try add("NEW", to: $0.person.text) }),
        (.addCustomer, "for nobody", .call { _ in try add("NEW", to: nil) }),
        (.addCustomer, "a key, for me", .call { try add($0.record, to: $0.caller.rawValue) }),
        (.addCustomer, "a key, for others", .call { try add($0.record, to: $0.caller.somebody) }),
        (.readCustomers, "show", .call { ReadCustomer(customer: $0.record, events: 99) }),
        (.readCustomers, "why", .call { ExplainCustomer(customer: $0.record) }),
        (.readCustomers, "ownership", .call { ListOwners(customer: $0.record) }),
        (.readCustomers, "promises", .call { ListPromises(customer: $0.record) }),
        (.readCustomers, "find by key", find { $0.record }),
        (.readCustomers, "find by mail", find { "mail~\($0.record)" }),
        (.readCustomers, "find by phone", find { $0.digits }),
        (.readCustomers, "find by column", find { "custom.memo:memo~\($0.record)" }),
        (.readCustomers, "find by no column", find { "custom.absent:none \($0.record)" }),
        (
            .readCustomers, "find in the sea",
            .call({ ListHighSeas(query: "mail~\($0.record)", limit: 99) }) {
                try Outcome($0, code: $0.total == 0 ? "hidden" : nil)
            }
        ),
        (.readCustomers, "list", .call({ _ in ListCustomers(query: "", limit: 99) }, { try Outcome($0) })),
        (.readCustomers, "list by name", find { "owner:\($0.caller.somebody)" }),
        (.readCustomers, "high seas", .call { _ in ListHighSeas(limit: 99) }),
        (
            .readCustomers, "tags",
            .call({ _ in ListTags() }) { tags in
                try Outcome(tags, code: tags.first { $0.name == "shared" }.map { String($0.customers) })
            }
        ),
        (.readCustomers, "leaving", .call { _ in ListLeaving(days: 365) }),
        (
            .logEvent, "log",
            .call({ LogEvent(customer: $0.record, kind: .note) }) {
                try Outcome($0, code: $0.draft == nil ? nil : "draft")
            }
        ),
        (
            .retractEvent, "take back",
            .call {
                RetractEvent(
                    customer: $0.record, event: $0.scene.entries[$0.record] ?? 9, reason: try prose("x"))
            }
        ),
        (
            .retractEvent, "another's",
            .call {
                RetractEvent(
                    customer: $0.record, event: $0.scene.remarks[$0.record] ?? 9, reason: try prose("x"))
            }
        ),
        (.logEvent, "log a draft", .call { RecordDraft(draft: $0.scene.drafts[$0.person.text] ?? 999) }),
        (.readDrafts, "drafts", .call { _ in ListDrafts() }),
        (.readDrafts, "discard", .call { DiscardDraft(draft: $0.scene.drafts[$0.person.text] ?? 999) }),
        (.updateProfiles, "update", .call { EditCustomer(customer: $0.record, set: ["industry": try prose("toys")]) }),
        (
            .updateProfiles, "update a person",
            batch { RunBatch(action: .update, customers: [$0.record], set: ["phones": try prose("+49 1")]) }
        ),
        (
            .updateProfiles, "update by search",
            batch { RunBatch(action: .update, query: $0.record, set: ["industry": try prose("toys")]) }
        ),
    ]

    private static let agenda: [Entry] = [
        (.readCustomers, "today", .call { _ in ReadWorklist(days: 365, limit: 99) }),
        (.readCustomers, "week", .call { _ in ReadWeek(days: 60) }),
        (.readCustomers, "today of", .call { ReadWorklist(owner: try line($0.person.text), days: 365, limit: 99) }),
        (.readCustomers, "week of", .call { ReadWeek(owner: try line($0.person.text), days: 60) }),
        (.readCustomers, "duties", .call { _ in ListDuties() }),
        (.report, "workload", .call { _ in ReadWorkload(days: 14) }),
        (.report, "promises", .call { _ in ReadPromiseRecord(days: 300) }),
        (.report, "status", .call { _ in ReadStatusTable(limit: 99) }),
        (
            .report, "status by mail",
            .call({ ReadStatusTable(query: "mail~\($0.record)", limit: 99) }) {
                try Outcome($0, code: $0.total == 0 ? "hidden" : nil)
            }
        ),
        (.promise, "promise", .call { MakePromise(customer: $0.record, what: try prose("call"), due: later) }),
        (.promise, "keep", .call { KeepPromise(customer: $0.record, promise: try promise($0)) }),
        (.promise, "cancel", .call { CancelPromise(customer: $0.record, promise: try promise($0)) }),
        (
            .snooze, "snooze",
            .call {
                SnoozeObligation(customer: $0.record, kind: .reply, until: later, reason: try prose("on holiday"))
            }
        ),
        (.review, "the week", .call { _ in ReviewWeek(methods: try prose("x"), worked: try prose("x")) }),
        (.reviewPolicy, "short", .call { _ in ReviewPolicy(note: try prose("x")) }),
        (.reviewPolicy, "full", .call { _ in ReviewPolicy(full: true, note: try prose("x")) }),
        (.readUsers, "reviews", .call { ListReviews(user: try line($0.person.text), limit: 9) }),
    ]

    private static func promise(_ attempted: Try) throws -> Int64 { attempted.scene.promises[attempted.record] ?? 999 }

    private static let labels: [Entry] = [
        (
            .overrideLabel, "set",
            .call { OverrideLabel(customer: $0.record, scheme: "hot", label: "hot", reason: try prose("x")) }
        ),
        (.overrideLabel, "withdraw", .call { WithdrawOverride(customer: $0.record, scheme: "hot") }),
        (.overrideLabel, "requests", .call { _ in ListRequests() }),
        (.readApprovals, "approvals", .call { _ in ListApprovals() }),
        (.approve, "approve", .call { DecideOverride(customer: $0.record, scheme: "priority", approve: true) }),
        (
            .approve, "refuse",
            .call {
                DecideOverride(customer: $0.record, scheme: "priority", approve: false, reason: try prose("x"))
            }
        ),
    ]

    private static func batch(_ make: @escaping @Sendable (Try) throws -> RunBatch) -> Request {
        .call(make, { try Outcome($0) })
    }

    private static let pool: [Entry] = [
        (.claim, "claim", .call { ClaimCustomer(customer: $0.record) }),
        (
            .claim, "ask",
            .call({ ClaimCustomer(customer: $0.record, check: true) }) {
                try Outcome($0, code: $0.obstacles.isEmpty ? nil : "obstacles")
            }
        ),
        (
            .assign, "assign",
            batch { RunBatch(action: .assign, customers: [$0.record], owner: try line($0.taker.text)) }
        ),
        (
            .assign, "assign by search",
            batch { RunBatch(action: .assign, query: $0.record, owner: try line($0.taker.text)) }
        ),
        (
            .assign, "to somebody",
            batch { RunBatch(action: .assign, customers: ["POOL"], owner: try line($0.person.text)) }
        ),
        (.release, "release", .call { ReleaseCustomer(customer: $0.record, reason: try prose("x")) }),
        (
            .release, "release by search",
            .call({ RunBatch(action: .release, query: $0.record, reason: try prose("x")) }) {
                try Outcome($0, code: $0.matched == 0 ? "hidden" : $0.changed == 0 ? "nothing" : nil)
            }
        ),
        (.lock, "lock", .call { LockCustomer(customer: $0.record, locked: true) }),
        (.lock, "unlock", .call { LockCustomer(customer: $0.record, locked: false) }),
    ]

    private static let batches: [Entry] = [
        (
            .tagCustomers, "add",
            batch { RunBatch(action: .addTags, customers: [$0.record], tags: [try line("fair")]) }
        ),
        (
            .tagCustomers, "remove",
            batch { RunBatch(action: .removeTags, customers: [$0.record], tags: [try line("shared")]) }
        ),
        (
            .tagCustomers, "transfer",
            batch {
                RunBatch(
                    action: .transferTag, customers: [$0.record], from: try line("shared"), to: try line("fair"))
            }
        ),
        (
            .tagCustomers, "add by search",
            batch { RunBatch(action: .addTags, query: $0.record, tags: [try line("fair")]) }
        ),
        (
            .tagCustomers, "preview by mail",
            batch { RunBatch(action: .addTags, query: "mail~\($0.record)", tags: [try line("fair")], dryRun: true) }
        ),
        (.manageTags, "rename", .call { _ in RenameTag(tag: "shared", name: try line("ours")) }),
        (.manageTags, "merge", .call { _ in MergeTags(tags: [try line("shared")], into: try line("of-ann")) }),
        (.manageTags, "recolour", .call { _ in RecolourTag(tag: "shared", colour: "#123456") }),
        (.manageTags, "delete", .call { _ in DeleteTag(tag: "shared") }),
        (.undo, "undo", .call { UndoBatch(batch: $0.scene.batches[$0.person.text] ?? 999) }),
        (.undo, "preview", .call { UndoBatch(batch: $0.scene.batches[$0.person.text] ?? 999, dryRun: true) }),
        (.readBatches, "batches", .call { _ in ListBatches(limit: 99) }),
    ]

    private static let team: [Entry] = [
        (.readUsers, "users", .call { _ in ListUsers() }), (.readUsers, "teams", .call { _ in ListTeams() }),
        (.manageUsers, "add", .call { _ in AddUser(user: try line("new")) }),
        (.manageUsers, "change", .call { ChangeUser(user: try line($0.caller.rawValue), role: .admin) }),
        (.manageUsers, "add a team", .call { _ in AddTeam(team: "new") }),
        (.manageUsers, "change a team", .call { _ in ChangeTeam(team: "north", name: try line("North")) }),
        (
            .setLeave, "add",
            .call { AddLeave(user: try line($0.person.text), first: "2026-05-01", last: "2026-05-02") }
        ),
        (.setLeave, "remove", .call { RemoveLeave(user: try line($0.person.text), first: "2026-05-01") }),
        (.readAccount, "sessions", .call { ListLogins(user: try line($0.person.text)) }),
        (.readAccount, "tokens", .call { ListTokens(user: try line($0.person.text)) }),
        (.manageAccount, "end sessions", .call { EndLogin(login: "all", user: try line($0.person.text)) }),
        (
            .manageAccount, "end a token",
            .call { RevokeToken(token: "0123456789abcdef", user: try line($0.person.text)) }
        ),
        (.makeToken, "make a token", .call { _ in MakeToken(name: try line("robot"), scopes: [.read], days: 9) }),
        (.saveSearch, "save", .call { _ in SaveSearch(name: try line("mine"), query: "grade:A") }),
        (.saveSearch, "remove", .call { _ in RemoveSearch(name: "mine") }),
        (.saveSearch, "list", .call { _ in ListSearches() }),
    ]

    private static let house: [Entry] = [
        (.processTime, "tick", .call { _ in ProcessTime() }),
        (.readPolicy, "text", .call { _ in ReadPolicy() }), (.readPolicy, "history", .call { _ in ListPolicies() }),
        (.readPolicy, "display", .call { _ in ReadVocabulary() }),
        (.adoptPolicy, "adopt", .call { _ in AdoptPolicy(text: "policy: {name: x}\n") }),
        (.calibratePolicy, "calibrate", .call { _ in CalibratePolicy() }),
        (.rebuild, "rebuild", .call { _ in RebuildStore() }), (.checkStore, "check", .call { _ in CheckStore() }),
        (.readAudit, "show", .call { _ in ListChanges(limit: 99) }),
        (.readAudit, "verify", .call { _ in VerifyAudit() }),
        (.eraseAudit, "erase", .call { _ in EraseAudit(change: 2, reason: try prose("private")) }),
    ]
}
