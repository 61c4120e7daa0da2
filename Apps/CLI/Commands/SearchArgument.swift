import ArgumentParser
import Exchange

/// A search as the last words of a command.
struct SearchArgument: ParsableArguments {
    // What begins with a single dash is a negated word, no option.
    @Argument(parsing: .allUnrecognized, help: "A search, as `rapport customers` understands it; without it all.")
    var query: [String] = []

    func validate() throws {
        if query.contains(where: { $0.cleaned(prose: false) == nil }) {
            throw misuse("the search has control characters", "搜索条件含有控制字符")
        }
        if let unknown = words.options.first(where: { $0.hasPrefix("--") }) {
            throw misuse("Unknown option '\(unknown)'", "未知选项“\(unknown)”")
        }
    }

    /// The words of the search, those before a `--` and those after it, which are no options whatever they look like.
    private var words: (options: ArraySlice<String>, rest: ArraySlice<String>) {
        guard let end = query.firstIndex(of: "--") else { return (query[...], []) }
        return (query[..<end], query[(end + 1)...])
    }

    var text: String { (words.options + words.rest).compactMap { $0.cleaned(prose: false) }.joined(separator: " ") }
}
