/// The command line, checked: only what ``Setting/all`` names is taken.
enum Flags {
    enum Ask: Error, Equatable { case help, version }

    /// - Returns: values by the names of their settings, and the file of `--config`.
    static func parse(_ arguments: [String]) throws -> (values: [String: String], config: String?) {
        var values: [String: String] = [:]
        var config: String?
        var given: Set<String> = []
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
            guard given.insert(name).inserted else {
                throw Settings.Fault(message: "\(name) is given twice; say it once")
            }
            if name == "--config" { config = value } else { values[String(name.dropFirst(2))] = value }
        }
        return (values, config)
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
