/// One thing that can be set, by flag, environment or file: what help, reading and the list at start are made of.
struct Setting: Sendable {
    /// `base-url`: the flag is `--base-url`, the variable `RAPPORT_BASE_URL`, the key of the file `base-url`.
    let name: String
    /// What stands for the value in help.
    let value: String
    /// Used when nobody sets it; nil where nothing is used.
    let usual: String?
    let help: String
    var isSecret = false

    var flag: String { "--\(name)" }
    var variable: String { "RAPPORT_" + name.uppercased().replacing("-", with: "_") }

    static let all: [Setting] = [
        Setting(
            name: "store", value: "URL", usual: "sqlite:rapport.sqlite", help: "The store: sqlite:PATH or memory:."),
        Setting(
            name: "policy", value: "FILE", usual: nil,
            help: "The policy that a new store takes; the default preset without it."),
        Setting(
            name: "listen", value: "HOST:PORT", usual: "127.0.0.1:8080",
            help: "Where to listen; port 0 takes a free one."),
        Setting(
            name: "base-url", value: "URL", usual: nil,
            help:
                "How browsers reach it, for example https://rapport.example.com; without it http:// and where it listens. "
                + "Plain http is for this machine alone."),
        Setting(
            name: "trusted-proxies", value: "ADDRESSES", usual: nil,
            help: "Addresses of reverse proxies whose X-Forwarded-For is believed, with commas between."),
        Setting(
            name: "log-level", value: "LEVEL", usual: "info",
            help: "trace, debug, info, notice, warning, error or critical."),
        Setting(
            name: "max-connections", value: "N", usual: "2000", help: "How many connections at once; more have to wait."
        ),
        Setting(
            name: "max-connections-per-address", value: "N", usual: "500",
            help: "How many connections of one address at once; more are closed. Trusted proxies are not counted."),
        Setting(name: "body-limit", value: "BYTES", usual: "1048576", help: "The largest body of a request."),
        Setting(name: "upload-limit", value: "BYTES", usual: "52428800", help: "The largest file that is imported."),
        Setting(
            name: "header-timeout", value: "SECONDS", usual: "10",
            help: "How long the head of a request may take, and what is left of one that has its answer."),
        Setting(
            name: "request-timeout", value: "SECONDS", usual: "30", help: "How long a body may take to arrive."),
        Setting(
            name: "upload-timeout", value: "SECONDS", usual: "600",
            help: "How long a file may take to arrive; after --request-timeout 1 KiB a second at least."),
        Setting(
            name: "idle-timeout", value: "SECONDS", usual: "60",
            help: "How long a connection may say nothing, or take nothing of its answer."),
        Setting(
            name: "max-requests", value: "N", usual: "200",
            help: "How many requests are worked on at once; more are told to come again."),
        Setting(
            name: "tick-interval", value: "SECONDS", usual: "15",
            help: "How often the clock looks for what time has brought about."),
        Setting(
            name: "min-free-space", value: "BYTES", usual: "104857600",
            help: "How much room there has to be where the store lies for /readyz to be 200; 0 asks for none."),
    ]
}
