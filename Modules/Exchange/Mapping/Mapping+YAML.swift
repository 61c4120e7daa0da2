import Domain
import Yams

extension Mapping {
    /// Decodes a mapping.
    ///
    /// - Parameters:
    ///   - yaml: the document.
    ///   - file: its name as messages show it.
    /// - Throws: ``ImportFileError/mapping(file:issues:)`` with everything that is wrong in it.
    public init(yaml: String, file: String) throws(ImportFileError) {
        let issues = MappingIssues()
        let root = try Self.compose(yaml, file: file)
        guard var reader = MappingReader(root, path: "", issues: issues) else {
            throw .mapping(file: file, issues: issues.sorted)
        }
        self.file = file
        customer = reader.value("customer").flatMap { RowCustomer($0, path: "customer", issues: issues) }
        customers = reader.value("customers").flatMap { CustomerList($0, path: "customers", issues: issues) }
        events = reader.list("events").compactMap { EventRule($0.node, path: $0.path, issues: issues) }
        joins = reader.list("join").compactMap { Join($0.node, path: $0.path, issues: issues) }
        group = reader.value("group").flatMap { Group($0, path: "group", issues: issues) }
        skips = reader.list("skip").compactMap { SkipRule($0.node, path: $0.path, issues: issues) }
        dateOrder = reader.value("dates").flatMap { Self.order($0, issues: issues) }
        if reader.value("customer") == nil {
            issues.note(
                reader.mark, "",
                Phrase("mapping-missing-key", ["key": "customer", "hint": Phrase("hint-customer")]))
        } else if events.isEmpty, customer?.creates == false {
            issues.note(reader.mark, "", Phrase("mapping-no-outcome"))
        }
        reader.finish()
        let names = joins.map(\.name)
        for (index, join) in joins.enumerated() where names[..<index].contains(join.name) {
            issues.note(join.mark, "join", Phrase("mapping-same-names", ["name": join.name]))
        }
        guard issues.all.isEmpty else { throw .mapping(file: file, issues: issues.sorted) }
    }

    private static func compose(_ yaml: String, file: String) throws(ImportFileError) -> Node {
        func refused(_ problem: Phrase, line: Int = 1) -> ImportFileError {
            .mapping(file: file, issues: [MappingIssue(line: line, column: 1, path: "", problem)])
        }
        if let line = tooDeep(yaml) { throw refused(Phrase("mapping-too-deep", ["limit": depthLimit]), line: line) }
        let aliases = YAMLAliases(in: yaml)
        guard aliases.isBounded else {
            throw refused(
                Phrase(
                    "mapping-aliases",
                    ["count": aliases.count, "most": YAMLAliases.maximum, "bytes": YAMLAliases.maximumBytes]))
        }
        do {
            if let node = try Yams.compose(yaml: yaml) { return node }
            throw refused(Phrase("mapping-empty"))
        } catch let error as ImportFileError {
            throw error
        } catch {
            throw .mapping(file: file, issues: [issue(of: error)])
        }
    }

    private static let depthLimit = 64

    /// The first line on which a document is nested so deeply that the YAML parser, which calls itself for each level,
    /// could run out of stack. Quotes are not looked at, so it may be wrong for texts full of brackets.
    private static func tooDeep(_ yaml: String) -> Int? {
        guard yaml.utf8.count <= 1 << 20 else { return 1 }
        var depth = 0
        for (index, line) in yaml.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            let dashes = line.count { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "?") }
            let indent = line.prefix { $0 == 32 }.count
            for byte in line {
                switch byte {
                case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(depth - 1, 0)
                default: break
                }
                if depth > depthLimit { return index + 1 }
            }
            let isComment = line.dropFirst(indent).first == UInt8(ascii: "#")
            if !isComment, max(dashes, indent) > 4 * depthLimit { return index + 1 }
        }
        return nil
    }

    private static func issue(of error: any Error) -> MappingIssue {
        let (mark, problem): (Yams.Mark?, Phrase) =
            switch error as? YamlError {
            case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
                .composer(_, let problem, let mark, _)?:
                (mark, Phrase("mapping-not-yaml", ["problem": problem]))
            case .duplicatedKeysInMapping(let keys, let context)?:
                (context.mark, Phrase("mapping-key-twice", ["key": keys.sorted().first ?? ""]))
            default: (nil, Phrase("mapping-not-yaml", ["problem": String(describing: error)]))
            }
        return MappingIssue(line: mark?.line ?? 1, column: mark?.column ?? 1, path: "", problem)
    }

    private static func order(_ node: Node, issues: MappingIssues) -> DateOrder? {
        guard var reader = MappingReader(node, path: "dates", issues: issues) else { return nil }
        defer { reader.finish() }
        guard let value = reader.required("order", "hint-order"),
            let text = value.text("dates.order", issues)
        else { return nil }
        if let order = DateOrder(rawValue: text) { return order }
        issues.note(value.place, "dates.order", Phrase("mapping-date-order", ["value": RowIssue.shortened(text)]))
        return nil
    }
}

extension Mapping.RowCustomer {
    init?(_ node: Node, path: String, issues: MappingIssues) {
        guard var reader = MappingReader(node, path: path, issues: issues) else { return nil }
        creates = reader.flag("create")
        _ = reader.required("key", "hint-row-key")
        fields = FieldPlan(&reader, without: [])
        ownerIsLatest = Self.which(&reader)
        reader.finish()
    }

    /// Which of several owners counts: the first one's event or the latest one's.
    private static func which(_ reader: inout MappingReader) -> Bool {
        guard let node = reader.value("owner"), case .mapping(let pairs) = node,
            let value = pairs.first(where: { $0.key.string == "which" })?.value
        else { return true }
        switch value.string {
        case "latest": return true
        case "first": return false
        default:
            reader.issues.note(value.place, "\(reader.path).owner.which", Phrase("mapping-which-owner"))
            return true
        }
    }
}

extension Mapping.CustomerList {
    init?(_ node: Node, path: String, issues: MappingIssues) {
        guard var reader = MappingReader(node, path: path, issues: issues) else { return nil }
        defer { reader.finish() }
        mark = node.place
        _ = reader.required("key", "hint-list-key")
        fields = FieldPlan(&reader, without: [])
        guard let file = Mapping.file(&reader) else { return nil }
        self.file = file
    }
}

extension Mapping {
    /// The plain name of a file beside the mapping or the data.
    fileprivate static func file(_ reader: inout MappingReader) -> String? {
        guard let node = reader.required("file", "hint-file"),
            let name = node.text(reader.path("file"), reader.issues)
        else { return nil }
        guard !name.contains("/"), !name.contains("\\"), name != "..", name.isPlainName(limit: 200) else {
            reader.issues.note(node.place, reader.path("file"), Phrase("mapping-file-name"))
            return nil
        }
        return name
    }
}

extension Mapping.EventRule {
    init?(_ node: Node, path: String, issues: MappingIssues) {
        guard var reader = MappingReader(node, path: path, issues: issues) else { return nil }
        defer { reader.finish() }
        condition = RowCondition(reader.value("when"), path: reader.path("when"), issues: issues)
        var plan = FieldPlan<EventColumn, Mapping.ColumnName>(&reader, without: [.customer, .kind])
        if let kind = reader.required("kind", "hint-kind") {
            plan[.kind] = Self.kind(kind, path: reader.path("kind"), issues: issues)
        }
        _ = reader.required("at", "hint-at")
        fields = plan
    }

    /// A kind stands for itself; one that comes from a column is written with `column`.
    private static func kind(_ node: Node, path: String, issues: MappingIssues) -> FieldSource<Mapping.ColumnName>? {
        guard case .scalar = node else { return FieldSource(node, path: path, issues: issues) }
        guard let text = node.text(path, issues) else { return nil }
        if let problem = EventKind.importProblem(text) { issues.note(node.place, path, problem.reason) }
        return FieldSource(origin: .constant(text), map: [:], fallback: nil)
    }
}

extension Mapping.Join {
    init?(_ node: Node, path: String, issues: MappingIssues) {
        guard var reader = MappingReader(node, path: path, issues: issues) else { return nil }
        defer { reader.finish() }
        mark = node.place
        let given = reader.text("as")
        var pairs: [(left: Mapping.ColumnName, right: Mapping.ColumnName)] = []
        let hint = "hint-on"
        if let on = reader.required("on", hint),
            var columns = MappingReader(on, path: reader.path("on"), issues: issues)
        {
            for (key, mark, value) in columns.all() {
                let path = columns.path(key)
                guard let right = value.text(path, issues) else { continue }
                pairs.append(
                    (
                        Mapping.ColumnName(text: key, mark: mark, path: path),
                        Mapping.ColumnName(text: right, mark: value.place, path: path)
                    ))
            }
            if pairs.isEmpty { issues.note(on.place, columns.path, Phrase(hint)) }
        }
        on = pairs
        guard let file = Mapping.file(&reader) else { return nil }
        self.file = file
        name = given ?? (file.hasSuffix(".csv") ? String(file.dropLast(4)) : file)
    }
}

extension Mapping.Group {
    init?(_ node: Node, path: String, issues: MappingIssues) {
        guard var reader = MappingReader(node, path: path, issues: issues) else { return nil }
        defer { reader.finish() }
        by = reader.list("by").compactMap { Mapping.ColumnName($0.node, path: $0.path, issues: issues) }
        if by.isEmpty {
            issues.note(node.place, path, Phrase("mapping-missing-key", ["key": "by", "hint": Phrase("hint-by")]))
        }
        guard let sum = reader.value("sum") else {
            sums = []
            return
        }
        guard var named = MappingReader(sum, path: reader.path("sum"), issues: issues) else { return nil }
        sums = named.all().map { key, _, value in Sum(key, value, path: named.path(key), issues: issues) }
    }
}

extension Mapping.SkipRule {
    init?(_ node: Node, path: String, issues: MappingIssues) {
        guard var reader = MappingReader(node, path: path, issues: issues) else { return nil }
        defer { reader.finish() }
        condition = RowCondition(
            reader.required("when", "hint-when"), path: reader.path("when"),
            issues: issues)
        guard let reason = reader.required("reason", "hint-reason")?.text(reader.path("reason"), issues)
        else { return nil }
        self.reason = reason
    }
}
