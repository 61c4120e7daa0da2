import Domain
import Yams

extension Mapping.ColumnName {
    init?(_ node: Node, path: String, issues: MappingIssues) {
        guard let text = node.text(path, issues) else { return nil }
        self.init(text: text, mark: node.place, path: path)
    }
}

extension FieldPlan where Origin == Mapping.ColumnName {
    /// Reads the sources of all columns but those in `without`, and for customers of custom fields.
    init(_ reader: inout MappingReader, without: [Column]) {
        for column in Column.allCases where !without.contains(column) {
            guard let node = reader.value(column.name) else { continue }
            let isOwner = Column.self == CustomerColumn.self && column.name == "owner"
            let more = isOwner ? ["which"] : []
            self[column] = FieldSource(node, path: reader.path(column.name), also: more, issues: reader.issues)
        }
        guard Column.self == CustomerColumn.self, let node = reader.value("custom"),
            var fields = MappingReader(node, path: reader.path("custom"), issues: reader.issues)
        else { return }
        for (key, _, value) in fields.all() {
            guard let source = FieldSource(value, path: fields.path(key), issues: reader.issues) else { continue }
            custom.append((key, source))
        }
    }
}

extension FieldSource where Column == Mapping.ColumnName {
    /// Reads a column's name, or a mapping with `column`, `constant`, `concat` and more.
    ///
    /// - Parameters:
    ///   - node: what stands in the document.
    ///   - path: its place among the keys.
    ///   - also: further keys that may stand there and are read by others.
    ///   - issues: where faults are noted.
    init?(_ node: Node, path: String, also: [String] = [], issues: MappingIssues) {
        if case .scalar = node {
            guard let column = Mapping.ColumnName(node, path: path, issues: issues) else { return nil }
            self.init(origin: .column(column), map: [:], fallback: nil)
            return
        }
        guard var reader = MappingReader(node, path: path, issues: issues) else { return nil }
        defer { reader.finish() }
        for key in also { _ = reader.value(key) }
        let fallback = reader.text("default")
        let map = reader.value("map").map { Self.map($0, path: reader.path("map"), issues: issues) } ?? [:]
        let column = reader.value("column")
        let constant = reader.value("constant")
        let concat = reader.value("concat")
        let separator = reader.value("separator").flatMap { $0.text(reader.path("separator"), issues) } ?? ""
        switch (column, constant, concat) {
        case (let node?, nil, nil):
            guard let name = Mapping.ColumnName(node, path: reader.path("column"), issues: issues) else { return nil }
            self.init(origin: .column(name), map: map, fallback: fallback)
        case (nil, let node?, nil):
            guard let text = node.text(reader.path("constant"), issues) else { return nil }
            self.init(origin: .constant(text), map: map, fallback: fallback)
        case (nil, nil, _?):
            let names = reader.list("concat").compactMap {
                Mapping.ColumnName($0.node, path: $0.path, issues: issues)
            }
            self.init(origin: .concat(names, separator: separator), map: map, fallback: fallback)
        case (nil, nil, nil) where fallback != nil:
            self.init(origin: .constant(fallback ?? ""), map: [:], fallback: nil)
        default:
            issues.note(node.place, path, Phrase("mapping-field-source"))
            return nil
        }
    }

    private static func map(_ node: Node, path: String, issues: MappingIssues) -> [String: String] {
        guard var reader = MappingReader(node, path: path, issues: issues) else { return [:] }
        var map: [String: String] = [:]
        for (key, _, value) in reader.all() {
            guard let text = value.isNothing ? "" : value.text(reader.path(key), issues) else { continue }
            map[key] = text
        }
        return map
    }
}

extension RowCondition where Column == Mapping.ColumnName {
    /// Reads `{column: value}`, `{column: [values]}`, `{column: empty}` and `{column: present}`; `empty` and `present`
    /// in quotes are values. Without a node it holds for every row.
    init(_ node: Node?, path: String, issues: MappingIssues) {
        self.init()
        guard let node, var reader = MappingReader(node, path: path, issues: issues) else { return }
        let entries = reader.all()
        guard reader.isShort(entries.count, node, path) else { return }
        for (key, mark, value) in entries {
            let path = reader.path(key)
            let column = Mapping.ColumnName(text: key, mark: mark, path: path)
            if value.isNothing || value.isPlain && value.string == "empty" {
                tests.append((column, .empty))
            } else if value.isPlain, value.string == "present" {
                tests.append((column, .present))
            } else {
                let values = value.elements(path).compactMap { $0.node.text($0.path, issues) }
                tests.append((column, .oneOf(Set(values))))
            }
        }
        if tests.isEmpty { issues.note(node.place, path, Phrase("mapping-no-test")) }
    }
}

extension Sum where Column == Mapping.ColumnName {
    /// Reads a column, or `{product: [factors]}` with factors that are a column or `{one_minus: column}`.
    init(_ name: String, _ node: Node, path: String, issues: MappingIssues) {
        self.name = name
        guard case .mapping = node, var reader = MappingReader(node, path: path, issues: issues) else {
            factors = [Self.factor(node, path: path, issues: issues)].compactMap(\.self)
            return
        }
        if reader.value("one_minus") != nil {
            factors = [Self.factor(node, path: path, issues: issues)].compactMap(\.self)
            return
        }
        if reader.value("product") == nil {
            issues.note(node.place, path, Phrase("mapping-sum"))
        }
        factors = reader.list("product").compactMap { Self.factor($0.node, path: $0.path, issues: issues) }
        reader.finish()
    }

    private static func factor(_ node: Node, path: String, issues: MappingIssues) -> Factor? {
        if case .scalar = node {
            return Mapping.ColumnName(node, path: path, issues: issues).map { Factor(column: $0, isComplement: false) }
        }
        guard var reader = MappingReader(node, path: path, issues: issues) else { return nil }
        defer { reader.finish() }
        guard let inner = reader.required("one_minus", "hint-factor") else {
            return nil
        }
        return Mapping.ColumnName(inner, path: reader.path("one_minus"), issues: issues)
            .map { Factor(column: $0, isComplement: true) }
    }
}
