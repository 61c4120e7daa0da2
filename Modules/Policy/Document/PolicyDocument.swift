public import Classification
import Domain
import Yams

/// A policy as a tree with positions, read from YAML (RULES.md §11).
///
/// Every value stays the text that was written: `no`, `1e3` and dates mean what the key that asks for them says. Only an
/// empty plain value and `~` are nothing. The limits below keep a document from costing more than it weighs.
public struct PolicyDocument: Hashable, Sendable {
    /// The longest document, in bytes of UTF-8.
    public static let maximumBytes = 1_048_576
    /// How many values a document may have, those that aliases repeat counted each time.
    public static let maximumValues = 100_000
    /// How deep mappings and lists may stand in each other.
    public static let maximumDepth = 64

    public let root: Section

    /// - Throws: the first error of syntax, or all values that cannot stand in a policy.
    public init(yaml text: String) throws(PolicyDocumentError) {
        try Self.checkSize(of: text)
        let node: Node?
        do {
            node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw PolicyDocumentError([PolicyIssue(error, in: text)])
        } catch {
            throw PolicyDocumentError([.syntax(at: .start, "cannot be read: \(error)")])
        }
        guard let node else {
            root = .empty
            return
        }
        var tree = SectionTree()
        root = tree.section(node, path: "", depth: 1)
        if !tree.issues.isEmpty { throw PolicyDocumentError(tree.issues) }
    }

    private static func checkSize(of text: String) throws(PolicyDocumentError) {
        let bytes = text.utf8.count
        guard bytes <= maximumBytes else {
            let message: PolicyIssue.Message = "is \(bytes) bytes long; at most \(maximumBytes) are possible"
            throw PolicyDocumentError([.syntax(at: .start, message)])
        }
        let aliases = YAMLAliases(in: text)
        guard aliases.isBounded else {
            let most = YAMLAliases.maximumBytes
            let message: PolicyIssue.Message =
                "has \(aliases.count) aliases; at most \(YAMLAliases.maximum) are possible, in at most \(most) bytes"
            throw PolicyDocumentError([.syntax(at: .start, message)])
        }
    }
}

/// Why a text is no policy document. Positions are those of the text.
public struct PolicyDocumentError: Error, Hashable, Sendable {
    /// At least one, in the order of their places.
    public let issues: [PolicyIssue]

    init(_ issues: [PolicyIssue]) { self.issues = issues.sorted { $0.position < $1.position } }
}

/// Turns nodes into sections within the limits of ``PolicyDocument``.
private struct SectionTree {
    var issues: [PolicyIssue] = []
    private var values = 0

    mutating func section(_ node: Node, path: String, depth: Int) -> Section {
        let position = Position(node.mark)
        values += 1
        guard values <= PolicyDocument.maximumValues, depth <= PolicyDocument.maximumDepth else {
            let limit: PolicyIssue.Message =
                depth > PolicyDocument.maximumDepth
                ? "is nested deeper than \(PolicyDocument.maximumDepth) levels"
                : "makes more than \(PolicyDocument.maximumValues) values, aliases repeated"
            // Said once: what follows is of the same kind.
            if issues.last?.message != limit.text {
                issues.append(PolicyIssue(.outOfRange, at: position, path: path, limit))
            }
            return Section(.scalar(nil), at: position)
        }
        switch node {
        case .scalar(let scalar):
            let isNothing = scalar.style == .plain && (scalar.string.isEmpty || scalar.string == "~")
            return Section(.scalar(isNothing ? nil : scalar.string), at: position)
        case .sequence(let items):
            var sections: [Section] = []
            for item in items {
                if values > PolicyDocument.maximumValues { break }
                sections.append(section(item, path: "\(path)[\(sections.count + 1)]", depth: depth + 1))
            }
            return Section(.list(sections), at: position)
        case .mapping(let pairs):
            var entries: [Section.Entry] = []
            for (key, value) in pairs {
                if values > PolicyDocument.maximumValues { break }
                let place = Position(key.mark)
                guard case .scalar(let name) = key else {
                    issues.append(
                        PolicyIssue(.wrongType, at: place, path: path, "has a key that is not a single text"))
                    continue
                }
                let below = path.isEmpty ? name.string : "\(path).\(name.string)"
                entries.append(
                    Section.Entry(
                        key: name.string, position: place, value: section(value, path: below, depth: depth + 1)))
            }
            return Section(.map(entries), at: position)
        case .alias:
            // The parser puts what they stand for in their place.
            issues.append(PolicyIssue(.syntax, at: position, path: path, "has an alias that stands for nothing"))
            return Section(.scalar(nil), at: position)
        }
    }
}

extension Position {
    static let start = Position(line: 1, column: 1)

    init(_ mark: Yams.Mark?) { self = mark.map { Position(line: $0.line, column: $0.column) } ?? .start }
}
