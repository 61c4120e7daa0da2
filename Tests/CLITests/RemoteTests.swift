import Foundation
import Testing

/// The same commands on a store and at a server: the same words, the same codes.
@Suite(.serialized) struct RemoteTests {
    struct Step: Sendable {
        let user: String
        let arguments: [String]
        init(_ user: String, _ arguments: String...) {
            self.user = user
            self.arguments = arguments
        }
    }

    /// In this order, each after what those before it did.
    static let steps: [Step] = [
        Step("ann", "today"), Step("ann", "week"), Step("ann", "customers"), Step("max", "customers", "owner:ann"),
        Step("max", "customers", "--limit", "1"), Step("max", "customers", "nonsense:"),
        Step("max", "add", "a/b %+ü", "--name", "Slash & Söhne", "--country", "DE", "--tag", "new", "--owner", "ann"),
        Step("max", "add", "a/b %+ü", "--name", "Twice"),
        Step("max", "add", "X", "--name", "x", "--country", "Nowhere"),
        Step("ann", "log", "a/b %+ü", "inquiry", "--ref", "i1", "--note", "first line\nsecond: 100 % \"sure\""),
        Step("ann", "log", "a/b %+ü", "contact", "--channel", "phone", "--direction", "out", "--ref", "k1"),
        Step("ann", "log", "a/b %+ü", "order", "--ref", "o1", "--amount", "12.50", "--currency", "USD"),
        Step("ann", "log", "a/b %+ü", "order", "--ref", "o1", "--amount", "13", "--currency", "USD"),
        Step(
            "ann", "log", "a/b %+ü", "installation", "--ref", "m1", "--model", "P-7", "--serial", "S 1", "--part",
            "filter=90"),
        Step("ann", "form", "a/b %+ü", "--goal", "quote", "--method", "call", "--fits", "no", "--result", "none"),
        Step("ann", "promise", "make", "a/b %+ü", "--what", "call back", "--due", "+3d", "--channel", "phone"),
        Step("ann", "promise", "list", "a/b %+ü"), Step("ann", "promise", "keep", "a/b %+ü"),
        Step("ann", "promise", "cancel", "a/b %+ü"), Step("ann", "promise", "keep", "ACME", "99"),
        Step("ann", "show", "a/b %+ü"), Step("ann", "why", "a/b %+ü", "stage"), Step("ann", "why", "a/b %+ü", "nope"),
        Step("max", "retract", "ACME", "18", "--reason", "of another"), Step("max", "show", "ACME"),
        Step("ann", "retract", "ACME", "17", "--reason", "x"), Step("ann", "retract", "a/b %+ü", "1", "--reason", "x"),
        Step("ann", "show", "B-2"), Step("bo", "show", "a/b %+ü"), Step("bo", "log", "a/b %+ü", "note", "--note", "x"),
        Step("ann", "edit", "a/b %+ü", "--set", "name=Söhne", "--set", "emails=a@b.example;c@d.example"),
        Step("ann", "edit", "a/b %+ü", "--set", "nothing=1"), Step("ann", "batch", "list"),
        Step("ann", "tag", "add", "spring", "owner:ann"), Step("ann", "tag", "list"),
        Step("root", "tag", "rename", "spring", "spring/2026"), Step("max", "tag", "rename", "spring/2026", "x"),
        Step("root", "tag", "recolour", "spring/2026", "#2f6fde"),
        Step("max", "tag", "recolour", "spring/2026", "#2f6fde"),
        Step("max", "tag", "delete", "spring/2026", "--dry-run"), Step("bo", "tag", "delete", "spring/2026"),
        Step("ann", "override", "set", "a/b %+ü", "grade", "A", "--reason", "they told me", "--until", "+30d"),
        Step("ann", "override", "list"), Step("max", "approve", "list"),
        Step("max", "approve", "no", "a/b %+ü", "grade", "--reason", "not yet"),
        Step("ann", "override", "withdraw", "a/b %+ü", "grade"),
        Step("bo", "pool", "list"), Step("bo", "pool", "claim", "B-2", "--check"),
        Step("bo", "pool", "claim", "B-2", "NONE"),
        Step("max", "pool", "assign", "--to", "ann", "name:Bøker"), Step("max", "pool", "lock", "a/b %+ü"),
        Step("ann", "pool", "release", "a/b %+ü", "--reason", "no answer"), Step("max", "pool", "history", "a/b %+ü"),
        Step("ann", "pool", "leaving", "--days", "366"),
        Step("max", "user", "list"), Step("root", "user", "add", "cy", "--role", "salesperson", "--team", "north"),
        Step("root", "user", "set", "cy", "--name", "Cy Ng", "--hours", "mon-thu 09:00-17:00"),
        Step("root", "user", "set", "cy", "--hours", "mon 17:00-09:00"), Step("max", "user", "add", "dee"),
        Step("root", "user", "leave", "cy", "--from", "2027-05-04", "--to", "2027-05-05"),
        Step("root", "user", "leave", "cy", "--from", "2027-05-04", "--remove"),
        Step("root", "team", "add", "south", "--regions", "DE,AT"),
        Step("root", "team", "set", "south", "--name", "Süd"),
        Step("root", "team", "set", "south", "--regions", "all"), Step("root", "team", "list"),
        Step("ann", "review", "weekly", "--methods", "calls", "--worked", "calls"), Step("ann", "review", "list"),
        Step("ann", "draft", "list"), Step("ann", "draft", "discard", "7"),
        Step("ann", "log", "ACME", "created"), Step("max", "report", "status"), Step("max", "report", "workload"),
        Step("root", "labels", "export"), Step("root", "labels", "export", "--format", "json"),
        Step("root", "obligations", "export"), Step("ann", "customers", "--format", "json"),
        Step("max", "customers", "--format", "csv"), Step("ann", "customers", "--lang", "zh"),
        Step("ann", "show", "NONE", "--lang", "zh"), Step("root", "import", "customers", "more.csv", "--dry-run"),
        Step("root", "import", "customers", "more.csv", "--dry-run", "--lang", "zh"),
        Step("root", "import", "customers", "more.csv", "--dry-run", "--lang", "zh", "--format", "json"),
        Step("bo", "pool", "list", "--lang", "zh", "--format", "json"),
        Step("bo", "edit", "B-2", "--set", "industry=pumps", "--lang", "zh"),
        Step("max", "batch", "update", "--set", "industry=pumps", "--lang", "zh"),
        Step("root", "import", "customers", "more.csv", "--all-or-nothing"),
        Step("root", "import", "customers", "more.csv"),
        Step("root", "import", "timeline", "rows.csv", "--mapping", "rows.yaml"),
        Step("root", "import", "timeline", "rows.csv", "--mapping", "wrong.yaml"),
        Step("root", "import", "timeline", "more.csv", "--delimiter", "comma"),
        Step("bo", "import", "customers", "more.csv"),
        Step("root", "policy", "show"), Step("root", "policy", "history"),
        Step("root", "policy", "check", "bad-policy.yaml"),
        Step("root", "policy", "adopt", "bad-policy.yaml"), Step("ann", "policy", "calibrate"),
        Step("root", "policy", "calibrate"), Step("root", "store", "check"), Step("root", "store", "rebuild"),
        Step("root", "tick"), Step("root", "audit", "verify", "--anchor", "1:abc"), Step("ann", "audit", "show"),
        Step("root", "audit", "erase", "99999", "--reason", "x"), Step("root", "batch", "undo", "99999"),
        Step("ann", "batch", "undo", "99999", "--dry-run"), Step("ann", "token", "revoke", "nothing"),
    ]

    static let files = [
        "more.csv": "key,name,owner\nM-1,More,ann\nM-2,,ann\nM-3,Third,bo\n",
        "rows.csv": "id,when,who\nACME,2026-04-02T09:00:00Z,1\nB-2,2026-04-03T09:00:00Z,2\n",
        "people.csv": "who,note\n1,one\n2,two\n",
        "rows.yaml": """
        customer: {key: id}
        join:
          - {file: people.csv, on: {who: who}}
        events:
          - {kind: {constant: note}, at: when, note: people.note}

        """,
        "wrong.yaml": "customer: {key: nothing}\nevents: []\n", "bad-policy.yaml": "name: x\nzone: Nowhere\n",
    ]

    /// What is of now, as both would say it.
    static func masked(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/, with: "INSTANT")
            .replacing(/(\d{4}-)?\d\d-\d\d \d\d:\d\d/, with: "CLOCK").replacing(/[0-9a-f]{16,}/, with: "HASH")
            .replacing(/\d\d:\d\d/, with: "TIME").replacing(/took [0-9.]+ m?s/, with: "took")
    }

    @Test func `a server carries out what a store does, and says it in the same words`() throws {
        let here = try SampleStore.opened()
        for (name, text) in Self.files { try here.place.write(text, to: name) }
        for arguments in [
            ["team", "add", "north"], ["user", "add", "root", "--role", "admin"],
            ["user", "add", "max", "--role", "manager", "--team", "north"], ["user", "set", "ann", "--team", "north"],
            ["user", "set", "bo", "--team", "north"], ["tick"],
        ] {
            let outcome = try here(arguments, now: nil)
            try #require(outcome.code == 0, "\(arguments): \(outcome.errors)")
        }
        var tokens: [String: String] = [:]
        for user in ["ann", "bo", "max", "root"] {
            let scopes = ["read", "write", "import", "export", "admin"].flatMap { ["--scope", $0] }
            let outcome = try here(["token", "make", "test", "--as", user] + scopes, now: nil)
            try #require(outcome.code == 0, "\(outcome.errors)")
            tokens[user] = outcome.text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        try here.place.write(try here.place.read("rapport.sqlite"), to: "served.sqlite")
        let server = try ServerProcess(store: "served.sqlite", in: here.place)
        for step in Self.steps {
            let local = try here(step.arguments + ["--as", step.user], now: nil)
            let remote = try here(
                step.arguments, now: nil,
                environment: ["RAPPORT_SERVER": server.base, "RAPPORT_TOKEN": tokens[step.user] ?? ""])
            #expect(Self.masked(remote.text) == Self.masked(local.text), "\(step.arguments)")
            #expect(Self.masked(remote.errors) == Self.masked(local.errors), "\(step.arguments)")
            #expect(remote.code == local.code, "\(step.arguments)")
        }
        #expect(server.end() == 0)
    }

    @Test func `a server that is not there, no token and what does not go together are told`() throws {
        let rapport = Rapport(place: try Place())
        let token = ["RAPPORT_TOKEN": "rap_x"]
        func told(_ arguments: String..., environment: [String: String]) throws -> (Int32, String) {
            let outcome = try rapport(arguments, now: nil, environment: environment)
            #expect(outcome.output.isEmpty)
            return (outcome.code, outcome.errors)
        }
        let gone = try told("today", "--server", "http://127.0.0.1:9", environment: token)
        #expect(gone.0 == 69 && gone.1.hasPrefix("rapport: http://127.0.0.1:9 cannot be reached: "), "\(gone)")
        #expect(try told("today", "--server", "http://127.0.0.1:9", environment: [:]).0 == 64)
        #expect(try told("today", "--server", "http://rapport.example", environment: token).0 == 64)
        #expect(try told("today", "--server", "rapport", environment: token).0 == 64)
        #expect(try told("today", "--server", "http://127.0.0.1:9", environment: ["RAPPORT_TOKEN": "a b"]).0 == 64)
        #expect(try told("today", "--server", "http://127.0.0.1:9", "--token-file", "none", environment: [:]).0 == 66)
        #expect(try told("demo", "--server", "http://127.0.0.1:9", environment: token).0 == 64)
        for option in [["--as", "ann"], ["--store", "memory:"], ["--now", "2026-03-31T09:00:00Z"]] {
            let refused = try rapport(
                ["today", "--server", "http://127.0.0.1:9"] + option, now: nil, environment: token)
            #expect(refused.code == 64 && refused.errors.contains(option[0]), "\(refused.errors)")
        }
        // A store that is named goes before a server of the environment.
        let local = try rapport(
            ["customers", "--store", "sqlite:none.sqlite"], now: nil,
            environment: token.merging(["RAPPORT_SERVER": "http://127.0.0.1:9"]) { $1 })
        #expect(local.code == 69 && local.errors.contains("none.sqlite"))
    }

    @Test func `a store that a server holds is waited for, and the way to the server is told`() throws {
        let rapport = try SampleStore.opened()
        let server = try ServerProcess(store: "rapport.sqlite", in: rapport.place)
        let outcome = try rapport(["customers"], now: nil)
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("rapport-server at 127.0.0.1:") && outcome.errors.contains("--server"))
        #expect(server.end() == 0)
    }

    @Test func `a password is set on the store`() throws {
        let rapport = try SampleStore.opened()
        #expect(try rapport(["user", "password", "ann"], now: nil).code == 64)
        try rapport.place.write("short\n", to: "password")
        #expect(try rapport(["user", "password", "ann"], now: nil, input: "password").code == 65)
        try rapport.place.write("seven green bottles\n", to: "password")
        #expect(try rapport(["token", "make", "robot", "--scope", "read", "--as", "ann"], now: nil).code == 0)
        let kept = try rapport(["user", "password", "ann", "--keep-tokens"], now: nil, input: "password")
        #expect(
            kept.text
                == "ann has a new password; 0 sessions and 0 tokens ended; 1 token of theirs can still be used\n")
        let outcome = try rapport(["user", "password", "ann", "--format", "json"], now: nil, input: "password")
        #expect(outcome.code == 0, "\(outcome.errors)")
        for told in ["\"tokens_ended\":1", "\"tokens_left\":0"] {
            #expect(outcome.text.filter { !$0.isWhitespace }.contains(told), "\(outcome.text)")
        }
    }
}
