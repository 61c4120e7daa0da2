import Testing

/// What every command prints when it did its work, in each format.
struct OutputTests {
    /// A name for the files, and the arguments.
    static let commands: [(name: String, arguments: [String])] = [
        ("today", ["today", "--days", "30"]), ("today-ann", ["today", "--owner", "ann"]),
        ("today-as-bo", ["today", "--as", "bo"]), ("today-zh", ["today", "--lang", "zh", "--days", "30"]),
        ("customers", ["customers"]), ("customers-search", ["customers", "stage:repeat,transaction", "owner:ann"]),
        ("customers-none", ["customers", "tag:nothing"]), ("customers-limit", ["customers", "--limit", "1"]),
        ("customers-due", ["customers", "--sort", "due", "--limit", "2"]),
        ("customers-priority", ["customers", "--sort", "priority", "--lang", "zh"]),
        ("today-limit", ["today", "--limit", "1"]), ("pool-none", ["pool", "list", "country:DE"]),
        ("customers-other-policy", ["customers", "--policy", "mine.yaml"]),
        ("today-other-policy", ["today", "--policy", "mine.yaml"]),
        ("show", ["show", "ACME"]), ("show-chinese", ["show", "北方", "--lang", "zh"]),
        ("why", ["why", "ACME"]), ("why-scheme", ["why", "ACME", "grade"]),
        ("why-chinese", ["why", "北方", "--lang", "zh"]),
        ("log", ["log", "北方", "order", "--ref", "o1", "--amount", "12500.00", "--currency", "USD"]),
        ("log-known", ["log", "ACME", "quote", "--ref", "q1", "--at", "2026-01-13T09:00:00Z"]),
        ("log-form", ["log", "ACME", "contact", "--channel", "visit", "--direction", "out", "--form"]),
        ("retract", ["retract", "ACME", "18", "--reason", "of another customer"]),
        ("retract-zh", ["retract", "ACME", "17", "--reason", "记错客户", "--lang", "zh"]),
        ("add", ["add", "NEW", "--name", "New & Co", "--country", "fr", "--owner", "cy", "--email", "n@new.example"]),
        ("labels-export", ["labels", "export"]), ("obligations-export", ["obligations", "export"]),
        ("policy-history", ["policy", "history"]),
        ("policy-history-zh", ["policy", "history", "--lang", "zh"]),
        ("policy-calibrate-zh", ["policy", "calibrate", "--lang", "zh"]),
        ("policy-calibrate", ["policy", "calibrate"]),
        ("policy-check", ["policy", "check", "mine.yaml"]), ("policy-adopt", ["policy", "adopt", "mine.yaml"]),
        ("store-check", ["store", "check"]), ("store-rebuild", ["store", "rebuild"]), ("tick", ["tick"]),
        ("import-again", ["import", "timeline", "timeline.csv"]),
        ("import-rows", ["import", "customers", "more.csv"]),
        ("import-dry", ["import", "customers", "more.csv", "--dry-run"]),
    ]

    static let more = """
        key,name,time_zone,owner,shoe size
        ACME,Acme AG,,ann,44
        NEW-1,New One,,di,
        NEW-2,,,di,
        NEW-3,New Three,Mars/Base,di,

        """

    @Test(arguments: commands, ["table", "json", "csv"])
    func `a command prints what was found right`(command: (name: String, arguments: [String]), format: String) throws {
        let rapport = try SampleStore.opened()
        try rapport.place.write(SampleStore.timeline, to: "timeline.csv")
        try rapport.place.write(Self.more, to: "more.csv")
        try rapport.place.write(try rapport(["policy", "preset", "small-business"], now: nil).output, to: "mine.yaml")
        let outcome = try rapport(command.arguments + ["--format", format])
        #expect(outcome.code == 0)
        let ending = format == "table" ? "txt" : format
        try Golden.expect(
            outcome.text + (outcome.errors.isEmpty ? "" : "[stderr] \(outcome.errors)"),
            is: "output/\(command.name).\(ending)")
        if format == "table" { #expect(try rapport("store", "check").code == 0) }
    }

    @Test(arguments: ["foreign-trade", "small-business"]) func `a preset is sound and prints as it is adopted`(
        name: String
    ) throws {
        let rapport = try SampleStore.opened()
        let preset = try rapport(["policy", "preset", name], now: nil)
        #expect(preset.code == 0)
        try rapport.place.write(preset.output, to: "preset.yaml")
        #expect(try rapport("policy", "check", "preset.yaml").text == "preset.yaml: policy “\(name)” is sound\n")
        #expect(try rapport("policy", "adopt", "preset.yaml").code == 0)
        #expect(try rapport("policy", "show").output == preset.output)
    }

    @Test func `the variable RAPPORT_STORE names the store, and the option wins over it`() throws {
        let rapport = try SampleStore.opened()
        let variable = ["RAPPORT_STORE": "sqlite:other.sqlite"]
        #expect(try rapport(["today"], environment: variable).code == 69)
        #expect(try rapport(["today", "--store", "sqlite:rapport.sqlite"], environment: variable).code == 0)
    }

    @Test(arguments: [("LC_ALL", "zh_CN.UTF-8"), ("LC_MESSAGES", "zh_CN.UTF-8"), ("LANG", "zh_TW")])
    func `the locale decides the language`(name: String, value: String) throws {
        let rapport = try SampleStore.opened()
        let chinese = try rapport(["today", "--lang", "zh"]).text
        #expect(try rapport(["today"], environment: [name: value]).text == chinese)
        #expect(try rapport(["today"]).text != chinese)
    }

    @Test func `a batch of which nothing can be taken back says what goes first`() throws {
        let rapport = try SampleStore.opened()
        for credit in ["A", "B"] {
            try rapport.place.write("key,name,credit\nB-2,B,\(credit)\n", to: "more.csv")
            #expect(try rapport("import", "customers", "more.csv").code == 0)
        }
        let batches = try rapport("batch", "list", "--format", "csv").text.split(separator: "\r\n").dropFirst()
        let earlier = try #require(batches.dropFirst().first?.split(separator: ",").first.map(String.init))
        let outcome = try rapport("batch", "undo", earlier)
        #expect(outcome.code == 65)
        #expect(outcome.text.contains("if a later batch did that, take it back first"))
    }

    @Test(arguments: [
        (
            "en", "problem    … and 1481 more\n", "(rows 2–1001, …)", ",problem,left-out,and 501 more\r\n",
            "and 500 more: column country “z”: ", "; --format csv gives a line for the first of them\n"
        ),
        (
            "zh", "问题    ……另有 1481 个\n", "（第 2–1001、… 行）", ",problem,left-out,另有 501 个\r\n", "另有 500 行：列 country 的“z”",
            "；用 --format csv 查看其中靠前的各行\n"
        ),
    ]) func `what a report leaves out is told by number`(
        language: String, others: String, rows: String, leftOut: String, more: String, remark: String
    ) throws {
        let rapport = try SampleStore.opened()
        let same = (0..<1_500).map { "Z\($0),Z,z\n" }, other = (0..<1_500).map { "Y\($0),Y,y\($0)\n" }
        try rapport.place.write("key,name,country\n" + (same + other).joined() + "N,New,DE\n", to: "many.csv")
        func told(_ format: String) throws -> Rapport.Outcome {
            try rapport("import", "customers", "many.csv", "--dry-run", "--lang", language, "--format", format)
        }
        let table = try told("table")
        #expect(table.text.contains(others) && table.text.contains(rows), "\(table.text)")
        #expect(table.errors.hasSuffix(remark), "\(table.errors)")
        let csv = try told("csv").text
        #expect(csv.contains("\r\n" + leftOut) && csv.contains(more))
        #expect(csv.ranges(of: "\r\n").count == 1 + 1_000 + 1 + 999 + 1)
        #expect(try told("json").text.contains("\"problems_left_out\" : 501,"))
    }

    @Test func `a refused claim is a report for programs, and a key that is named twice is one`() throws {
        let rapport = try SampleStore.opened()
        let outcome = try rapport("pool", "claim", "ACME", "ACME", "--as", "ann", "--format", "json")
        #expect(outcome.code == 65 && outcome.errors.split(separator: "\n").count == 1)
        #expect(outcome.text.ranges(of: "\"claimed\" : false").count == 1)
        #expect(outcome.text.contains("\"code\" : \"already-theirs\""))
    }

    @Test func `a rehearsal needs no store and makes none`() throws {
        let rapport = Rapport(place: try Place())
        try rapport.place.write(SampleStore.customers, to: "customers.csv")
        let outcome = try rapport("import", "customers", "customers.csv", "--dry-run")
        #expect(outcome.code == 0)
        #expect(outcome.text.hasPrefix("Dry run: nothing was changed."))
        #expect(!rapport.place.has("rapport.sqlite"))
    }

    @Test func `a reader that goes away ends the program quietly`() throws {
        let rapport = try SampleStore.opened()
        let outcome = try rapport(["labels", "export"], output: BrokenPipe.writer())
        #expect(outcome.errors.isEmpty)
        #expect(outcome.code == 0)
    }
}
