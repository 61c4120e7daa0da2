public import Domain

/// What is told of the fields of a form, whose names people know and not those under which they are sent.
extension Phrases {
    /// Where a form calls something else than a file does.
    fileprivate static let fields = table([
        ("owner", "owner", "负责人"), ("level", "need", "需求"), ("what", "what", "事项"), ("days", "days", "天数"),
        ("user", "user", "用户"), ("team", "team", "团队"), ("query", "search", "搜索"), ("label", "label", "标签"),
        ("key", "key", "编号"),
    ])
    /// Sentences that name what they are about.
    fileprivate static let whole: Set<String> = ["call-all", "call-after", "call-chosen", "call-form"]
}

extension Wording {
    /// What is wrong with the field that a form sends as `name`.
    public func fault(_ fault: Phrase, of name: String) -> String {
        guard !Phrases.whole.contains(fault.code), let field = field(name) else { return self(fault) }
        return self(Phrase("form-fault", ["field": field, "problem": fault]))
    }

    /// What an entry of a timeline cannot do without, by columns of timeline.csv.
    public func missing(_ columns: [String], of kind: EventKind) -> String {
        self(
            Phrase(
                "form-missing",
                ["kind": entry(kind.rawValue), "fields": columns.map { field($0) ?? column($0) }]))
    }

    /// What forms call a field; nil where they have none of the name.
    private func field(_ name: String) -> String? {
        let code = name.reduce(into: "") { code, letter in
            code += letter.isUppercase ? "_\(letter.lowercased())" : String(letter)
        }
        guard let names = Phrases.fields[code] ?? Phrases.columns[code] else { return nil }
        return Self.asLabel(names(language))
    }

    /// A name as it stands before a field.
    public static func asLabel(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
