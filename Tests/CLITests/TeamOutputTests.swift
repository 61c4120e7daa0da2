import Testing

/// What the commands of a team print, in each format, and what they refuse, in both languages.
struct TeamOutputTests {
    /// A house: max manages ann and bo.
    static let house: [[String]] = [
        ["team", "add", "north", "--name", "North", "--regions", "DE,CN,NO"],
        ["user", "add", "max", "--role", "manager", "--team", "north", "--name", "Max Huber"],
        ["user", "set", "ann", "--team", "north"], ["user", "set", "bo", "--team", "north"],
        ["user", "leave", "bo", "--from", "2026-04-06", "--to", "2026-04-07"],
        ["tag", "add", "vip", "country:DE"],
        ["promise", "make", "ACME", "--what", "price list", "--due", "2026-04-02T10:00", "--every", "FREQ=WEEKLY"],
        ["override", "set", "ACME", "stage", "inquiry", "--reason", "a new start", "--as", "ann"],
    ]

    static let commands: [(name: String, arguments: [String])] = [
        ("user-list", ["user", "list"]), ("user-list-zh", ["user", "list", "--lang", "zh"]),
        ("user-left", ["user", "set", "bo", "--active", "no"]),
        ("user-left-zh", ["user", "set", "bo", "--active", "no", "--lang", "zh"]),
        ("team-list", ["team", "list"]), ("pool-list", ["pool", "list", "--as", "ann"]),
        ("pool-list-zh", ["pool", "list", "--lang", "zh"]), ("pool-claim", ["pool", "claim", "B-2", "--as", "ann"]),
        ("pool-check", ["pool", "claim", "B-2", "--check", "--as", "bo"]),
        ("pool-assign", ["pool", "assign", "--to", "bo", "--all", "--as", "max"]),
        ("pool-assign-dry", ["pool", "assign", "--to", "bo", "--dry-run", "owner:none", "--lang", "zh"]),
        ("pool-release", ["pool", "release", "ACME", "--reason", "no fit", "--as", "ann"]),
        ("pool-lock", ["pool", "lock", "ACME", "--as", "ann"]), ("pool-leaving", ["pool", "leaving", "--days", "300"]),
        ("pool-leaving-zh", ["pool", "leaving", "--days", "300", "--lang", "zh"]),
        ("pool-history", ["pool", "history", "ACME"]), ("tag-list", ["tag", "list"]),
        ("tag-rename", ["tag", "rename", "vip", "key-account"]), ("batch-list", ["batch", "list"]),
        (
            "batch-update",
            ["batch", "update", "--set", "industry=pumps", "--set", "custom.size=L", "--all", "--as", "max"]
        ),
        ("batch-release", ["batch", "release", "--reason", "no fit", "owner:ann", "--as", "max"]),
        ("batch-release-own", ["batch", "release", "--reason", "no fit", "owner:me", "--as", "ann"]),
        (
            "batch-release-try",
            ["batch", "release", "--reason", "no fit", "owner:me", "--as", "ann", "--dry-run", "--lang", "zh"]
        ),
        ("batch-undo", ["batch", "undo", "8"]), ("pool-list-limit", ["pool", "list", "--limit", "1"]),
        ("report-status-limit", ["report", "status", "--limit", "1"]),
        ("tag-recolour", ["tag", "recolour", "vip", "#2f6fde"]),
        ("tag-delete-zh", ["tag", "delete", "vip", "--lang", "zh"]),
        ("edit", ["edit", "ACME", "--set", "emails=anna@acme.example", "--set", "birthday=1980-05-17", "--as", "ann"]),
        ("override-list", ["override", "list", "--as", "ann"]),
        ("approve-list", ["approve", "list", "--as", "max"]),
        ("approve-yes", ["approve", "yes", "ACME", "stage", "--as", "max"]),
        ("approve-no", ["approve", "no", "ACME", "stage", "--reason", "too soon", "--as", "max", "--lang", "zh"]),
        ("override-withdraw", ["override", "withdraw", "ACME", "stage", "--as", "ann"]),
        ("why-waiting", ["why", "ACME", "stage"]), ("promise-list", ["promise", "list", "ACME"]),
        ("promise-keep", ["promise", "keep", "ACME", "--as", "ann"]),
        ("snooze", ["snooze", "ACME", "planned", "--until", "+3d", "--reason", "at the fair", "--as", "ann"]),
        ("form", ["form", "ACME", "--goal", "order", "--method", "call", "--fits", "yes", "--result", "quote wanted"]),
        ("week", ["week", "--days", "8"]), ("week-zh", ["week", "--owner", "bo", "--lang", "zh"]),
        ("report-status", ["report", "status"]), ("report-status-zh", ["report", "status", "--lang", "zh"]),
        ("report-workload", ["report", "workload", "--days", "8", "--as", "max"]),
        ("report-promises", ["report", "promises", "--as", "max"]),
        ("report-promises-zh", ["report", "promises", "--days", "7", "--lang", "zh"]),
        ("review-weekly", ["review", "weekly", "--methods", "calls", "--worked", "samples", "--as", "ann"]),
        ("draft-list", ["draft", "list", "--as", "ann"]), ("today-max", ["today", "--as", "max", "--days", "8"]),
    ]

    /// The file of the store, made once by the program itself. ann had GONE and gave it back.
    private static let file = Result {
        let rapport = try SampleStore.opened()
        let gone = [
            ["add", "GONE", "--name", "Gone Ltd", "--owner", "ann", "--country", "DE"],
            ["pool", "release", "GONE", "--reason", "no fit", "--as", "ann"],
        ]
        for arguments in house + gone {
            let outcome = try rapport(arguments)
            guard outcome.code == 0 else { throw SampleStore.NotMade(errors: outcome.errors) }
        }
        _ = try rapport.dump()
        return try rapport.place.read("rapport.sqlite")
    }

    private func open() throws -> Rapport {
        let rapport = Rapport(place: try Place())
        try rapport.place.write(try Self.file.get(), to: "rapport.sqlite")
        return rapport
    }

    @Test(arguments: commands, ["table", "json", "csv"])
    func `a command of the team prints what was found right`(
        command: (name: String, arguments: [String]), format: String
    ) throws {
        let rapport = try open()
        let outcome = try rapport(command.arguments + ["--format", format])
        #expect([0, 1].contains(outcome.code))
        let ending = format == "table" ? "txt" : format
        try Golden.expect(
            outcome.text + (outcome.errors.isEmpty ? "" : "[stderr] \(outcome.errors)"),
            is: "team/\(command.name).\(ending)")
        if format == "table" { #expect(try rapport("store", "check").code == 0) }
    }

    static let refusals: [(name: String, arguments: [String])] = [
        ("claim-owned", ["pool", "claim", "北方", "--as", "ann"]),
        ("claim-cool-down", ["pool", "claim", "GONE", "--as", "ann"]),
        ("assign-as-salesperson", ["pool", "assign", "--to", "bo", "--all", "--as", "ann"]),
        ("release-free", ["pool", "release", "B-2", "--reason", "x"]),
        ("unlock-unlocked", ["pool", "unlock", "ACME", "--as", "ann"]),
        ("override-label", ["override", "set", "ACME", "grade", "Z", "--reason", "x"]),
        ("override-move", ["override", "set", "ACME", "negotiation", "none", "--reason", "x"]),
        ("override-waiting", ["override", "set", "ACME", "stage", "repeat", "--reason", "x"]),
        ("override-past", ["override", "set", "ACME", "grade", "A", "--reason", "x", "--until", "2026-03-01"]),
        ("withdraw-nothing", ["override", "withdraw", "ACME", "grade"]),
        ("approve-as-salesperson", ["approve", "yes", "ACME", "stage", "--as", "ann"]),
        ("approve-nothing", ["approve", "yes", "ACME", "grade", "--as", "max"]),
        ("snooze-nothing", ["snooze", "ACME", "reply", "--until", "+1d", "--reason", "x"]),
        ("snooze-warning", ["snooze", "ACME", "recycle-warning", "--until", "+1d", "--reason", "x"]),
        ("snooze-too-long", ["snooze", "ACME", "planned", "--until", "+90d", "--reason", "x"]),
        ("promise-past", ["promise", "make", "ACME", "--what", "x", "--due", "2026-03-01"]),
        ("promise-time", ["promise", "make", "ACME", "--what", "x", "--due", "tomorrow"]),
        ("promise-rule", ["promise", "make", "ACME", "--what", "x", "--due", "+3d", "--every", "FREQ=HOURLY"]),
        ("promise-unknown", ["promise", "keep", "ACME", "999"]), ("promise-none", ["promise", "keep", "北方"]),
        ("retract-unknown", ["retract", "ACME", "999", "--reason", "x"]),
        ("retract-system", ["retract", "ACME", "1", "--reason", "x"]),
        ("retract-named", ["retract", "ACME", "15", "--reason", "x"]),
        ("retract-another", ["retract", "ACME", "17", "--reason", "x", "--as", "ann"]),
        ("form-without-call", ["form", "北方", "--goal", "a", "--method", "b", "--fits", "no", "--result", "c"]),
        ("draft-unknown", ["draft", "record", "7", "--as", "ann"]),
        ("tag-unknown", ["tag", "delete", "nothing"]), ("tag-exists", ["tag", "rename", "vip", "vip"]),
        ("tag-colour", ["tag", "recolour", "vip", "red"]), ("batch-unknown", ["batch", "undo", "999"]),
        ("batch-field", ["batch", "update", "--set", "emails=x@y.z", "--all"]),
        ("batch-value", ["batch", "update", "--set", "country=Germany", "--all"]),
        ("batch-nobody", ["tag", "add", "x"]), ("batch-all-and-some", ["tag", "add", "x", "--all", "country:DE"]),
        ("edit-address", ["edit", "ACME", "--set", "emails=nobody"]),
        ("edit-field", ["edit", "ACME", "--set", "mail=a@b.example"]),
        ("service-serial", ["log", "ACME", "service-closed", "--serial", "S-9"]),
        ("batch-query", ["tag", "add", "x", "stag:inquiry"]),
        ("user-exists", ["user", "add", "ann"]), ("user-team", ["user", "set", "ann", "--team", "south"]),
        ("user-reserved", ["user", "add", "system"]),
        ("user-last-admin", ["user", "set", "admin", "--role", "manager"]),
        ("leave-overlap", ["user", "leave", "bo", "--from", "2026-04-07"]),
        ("team-exists", ["team", "add", "north"]), ("audit-anchor", ["audit", "verify", "--anchor", "x"]),
        ("late-follow-up", ["log", "GONE", "note", "--note", "they called", "--as", "ann"]),
    ]

    @Test(arguments: refusals, ["en", "zh"])
    func `a refusal says what is wrong and the way out`(
        refusal: (name: String, arguments: [String]), language: String
    ) throws {
        let rapport = try open()
        let before = try rapport.place.read("rapport.sqlite")
        let outcome = try rapport(refusal.arguments + ["--lang", language])
        #expect(outcome.code != 0)
        #expect(outcome.text.isEmpty)
        try Golden.expect("\(outcome.code)\n\(outcome.errors)", is: "refusals/\(refusal.name).\(language).txt")
        // A draft is kept; nothing else is changed by what is refused.
        if refusal.name != "late-follow-up" { #expect(try rapport.says(as: before)) }
    }

    @Test func `the status table says since when the policy calls a row stale`() throws {
        let rapport = try open()
        try rapport.place.write("policy: {name: slow}\nschedule: {review: {weekly: 20d}}\n", to: "slow.yaml")
        let text = try rapport("report", "status", "--policy", "slow.yaml").text
        #expect(text.hasSuffix(" not brought up to date since 2026-03-11 17:00 (!)\n"), "\(text)")
    }

    @Test func `nobody is told to take back what they cannot`() throws {
        let rapport = try open()
        let released = try rapport("batch", "release", "--reason", "no fit", "owner:me", "--as", "ann")
        let batch = try #require(released.text.split(separator: " ").last?.dropLast())
        #expect(try rapport("batch", "list", "--as", "ann").text.contains("  final\n"))
        #expect(try rapport("batch", "undo", String(batch), "--as", "ann").code == 77)
        #expect(try rapport("batch", "undo", String(batch)).code == 0)
        #expect(try rapport("batch", "list", "--as", "ann").text.contains("  taken back\n"))
    }

    @Test func `the audit verifies, and a kept head proves that nothing was cut`() throws {
        let rapport = try open()
        let first = try rapport("audit", "verify")
        let head = try #require(first.text.split(separator: " ").last?.dropLast())
        #expect(first.code == 0 && first.text.hasPrefix("sound: "))
        #expect(try rapport("tag", "add", "more", "--all").code == 0)
        #expect(try rapport("audit", "verify", "--anchor", String(head)).code == 0)
        let wrong = try rapport("audit", "verify", "--anchor", "\(head.prefix { $0 != ":" }):00")
        #expect(wrong.code == 1 && wrong.text.contains("anchor"))
        #expect(try rapport("audit", "verify", "--anchor", "999:00").code == 1)
    }
}
