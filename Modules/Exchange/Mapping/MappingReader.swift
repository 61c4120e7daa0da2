import Domain
import Yams

/// Gathers what is wrong in a mapping while it is decoded.
final class MappingIssues {
    private(set) var all: [MappingIssue] = []

    func note(_ mark: MappingPlace, _ path: String, _ problem: Phrase) {
        all.append(MappingIssue(line: mark.line, column: mark.column, path: path, problem))
    }

    /// In the order of the document.
    var sorted: [MappingIssue] { all.sorted { ($0.line, $0.column) < ($1.line, $1.column) } }
}

/// Decodes one mapping of keys to values by asking for its keys; what nobody asked for is noted as unknown.
struct MappingReader {
    let path: String
    let mark: MappingPlace
    let issues: MappingIssues
    private var entries: [(key: String, mark: MappingPlace, value: Node)] = []
    private var asked: [String] = []

    /// Nil, with an issue noted, when `node` is no mapping.
    init?(_ node: Node, path: String, issues: MappingIssues) {
        self.path = path
        self.issues = issues
        mark = node.place
        guard case .mapping(let pairs) = node else {
            issues.note(node.place, path, Phrase("mapping-not-a-map"))
            return nil
        }
        for (key, value) in pairs {
            guard case .scalar(let scalar) = key else {
                issues.note(key.place, path, Phrase("mapping-key-not-single"))
                continue
            }
            entries.append((scalar.string, key.place, value))
        }
    }

    /// All keys as they stand, with their values; every one then counts as asked for.
    mutating func all() -> [(key: String, mark: MappingPlace, value: Node)] {
        asked += entries.map(\.key)
        return entries
    }

    /// The value of `key`; nil when it is not there.
    mutating func value(_ key: String) -> Node? {
        asked.append(key)
        return entries.first { $0.key == key }?.value
    }

    func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    mutating func text(_ key: String) -> String? {
        guard let node = value(key) else { return nil }
        return node.text(path(key), issues)
    }

    /// The value of `key`, noted as missing when it is not there; `hint` is the code of the way out.
    mutating func required(_ key: String, _ hint: String) -> Node? {
        if let node = value(key) { return node }
        issues.note(mark, path, Phrase("mapping-missing-key", ["key": key, "hint": Phrase(hint)]))
        return nil
    }

    mutating func flag(_ key: String) -> Bool {
        guard let node = value(key) else { return false }
        switch node.text(path(key), issues) {
        case "true", "yes": return true
        case "false", "no", nil: return false
        default:
            issues.note(node.place, path(key), Phrase("mapping-not-a-flag"))
            return false
        }
    }

    /// What is looked at for every row may be so many.
    static let longest = 200

    /// The elements under `key`; a single value is a list of one. None, with an issue noted, when there are more than
    /// ``longest``.
    mutating func list(_ key: String) -> [(node: Node, path: String)] {
        guard let node = value(key) else { return [] }
        let elements = node.elements(path(key))
        return isShort(elements.count, node, path(key)) ? elements : []
    }

    /// Whether `count` is at most ``longest``; notes an issue when it is not.
    func isShort(_ count: Int, _ node: Node, _ path: String) -> Bool {
        if count > Self.longest { issues.note(node.place, path, Phrase("mapping-too-many", ["limit": Self.longest])) }
        return count <= Self.longest
    }

    /// Notes the keys that nobody asked for.
    func finish() {
        for entry in entries where !asked.contains(entry.key) {
            issues.note(
                entry.mark, path(entry.key), Phrase("mapping-unknown-key", ["known": Set(asked).sorted()]))
        }
    }
}

extension Node {
    var place: MappingPlace { MappingPlace(line: mark?.line ?? 1, column: mark?.column ?? 1) }

    /// The text of a single value; nil, with an issue noted, for anything else and for nothing.
    func text(_ path: String, _ issues: MappingIssues) -> String? {
        if case .scalar(let scalar) = self, !isNothing { return scalar.string }
        issues.note(place, path, Phrase("mapping-not-single"))
        return nil
    }

    /// Whether it is an empty plain value, `~` or `null`.
    var isNothing: Bool {
        guard case .scalar(let scalar) = self, isPlain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// Whether it is a single value without quotes.
    var isPlain: Bool {
        guard case .scalar(let scalar) = self else { return false }
        return scalar.style == .plain || scalar.style == .any
    }

    func elements(_ path: String) -> [(node: Node, path: String)] {
        guard case .sequence(let nodes) = self else { return [(self, path)] }
        return nodes.enumerated().map { ($1, "\(path)[\($0 + 1)]") }
    }
}
