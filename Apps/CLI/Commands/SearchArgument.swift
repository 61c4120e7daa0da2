import ArgumentParser
import Exchange

/// A search as the last words of a command.
struct SearchArgument: ParsableArguments {
    // What begins with a single dash is a negated word, no option.
    @Argument(parsing: .allUnrecognized, help: "A search, as `rapport customers` understands it.")
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

/// The customers of a command that changes all that a search finds: they are named, or all are meant.
struct ChosenCustomers: ParsableArguments {
    @Flag(help: "Every customer that you may change.") var all = false
    @OptionGroup var search: SearchArgument

    func validate() throws {
        guard all || !search.text.isEmpty else {
            throw misuse(
                "say which customers: a search such as owner:me, or --all for every one that you may change",
                "请说明针对哪些客户：给出搜索条件，例如 owner:me；如要更改全部可更改的客户，请用 --all")
        }
        if all, !search.text.isEmpty {
            throw misuse("--all and a search exclude each other", "--all 不能与搜索条件同时使用")
        }
    }
}
