/// The command line, checked: only what ``Setting/all`` names is taken.
enum Flags {
    enum Ask: Error, Equatable { case help, version }

    /// - Returns: the flags, and the file of `--config`.
    static func parse(_ arguments: [String]) throws -> (flags: [String], config: String?) {
        var flags: [String] = []
        var config: String?
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == "--help" || word == "-h" { throw Ask.help }
            if word == "--version" { throw Ask.version }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard name == "--config" || Setting.all.contains(where: { $0.flag == name }) else {
                throw Settings.Fault(message: "“\(word)” is no option; --help lists them")
            }
            guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
                throw Settings.Fault(message: "\(name) needs a value")
            }
            if name == "--config" { config = value } else { flags.append("\(name)=\(value)") }
        }
        return (flags, config)
    }

    static func help(version: String) -> String {
        var text = """
            Rapport \(version): the server.

            USAGE: rapport-server [OPTIONS]

            Serves the pages, the interface at /v1 (described at /openapi.json) and the clock. Flags come before variables of
            the environment, and those before the file of --config (YAML, the flags' names as keys).

            OPTIONS:

            """
        for setting in Setting.all {
            text += "  \(setting.flag) \(setting.value)  (\(setting.variable))\n"
            text += wrapped(setting.help + (setting.usual.map { " [\($0)]" } ?? ""))
        }
        text += "  --config FILE  (RAPPORT_CONFIG)\n" + wrapped("A YAML file with any of these, by name.")
        text += "  --version\n" + wrapped("Print the version.")
        text += "  -h, --help\n" + wrapped("Print this.")
        return text
    }

    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        var line = "       "
        for word in text.split(separator: " ") {
            if line.count + 1 + word.count > 100 {
                lines.append(line)
                line = "       "
            }
            line += " " + word
        }
        return (lines + [line]).joined(separator: "\n") + "\n"
    }
}
