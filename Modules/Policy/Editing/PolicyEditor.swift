import Classification

/// Sets single values in the text of a policy; comments and all else stay as they are, byte for byte.
///
/// Every edit is proved: the new text is read again and must say the same as before but for the value that was set.
public struct PolicyEditor: Sendable {
    /// The document with all edits so far.
    public private(set) var text: String
    private var root: Section

    public enum Value: Hashable, Sendable {
        case text(String)
        /// Written in one line: `[30, 90, 180, 365]`.
        case list([String])
    }

    /// - Throws: what is wrong with the document.
    public init(_ text: String) throws(PolicyDocumentError) {
        self.text = text
        self.root = try PolicyDocument(yaml: text).root
    }

    /// Sets the value at `path`, for example `["schemes", "rfm", "edges", "recency"]`; mappings that are not there are
    /// made at the end of the innermost one that is.
    ///
    /// - Throws: ``PolicyEditError`` when something other than a mapping stands in the way, or the text is written so
    ///   that it cannot be edited safely; then nothing has changed.
    public mutating func set(_ path: [String], to value: Value) throws(PolicyEditError) {
        let shown = path.joined(separator: ".")
        guard let wanted = root.setting(path[...], to: value.content) else { throw .notAMapping(path: shown) }
        guard let edited = edited(path, value) else { throw .cannotEdit(path: shown) }
        let result: Section
        do { result = try PolicyDocument(yaml: edited).root } catch { throw .cannotEdit(path: shown) }
        guard result.says(wanted) else { throw .cannotEdit(path: shown) }
        text = edited
        root = result
    }

    /// `text` with a list of values at `path`.
    public static func setting(
        _ path: [String], to values: [String], in text: String
    ) throws(PolicyEditError) -> String {
        var editor: PolicyEditor
        do { editor = try PolicyEditor(text) } catch { throw .notADocument(error) }
        try editor.set(path, to: .list(values))
        return editor.text
    }

    private func edited(_ path: [String], _ value: Value) -> String? {
        var source = YAMLSource(text)
        var parent = root
        for (depth, key) in path.enumerated() {
            let entries: [Section.Entry]
            switch parent.content {
            case .map(let all): entries = all
            case .scalar(nil): entries = []
            default: return nil
            }
            guard let entry = entries.first(where: { $0.key == key }) else {
                let missing = Array(path[depth...])
                return source.insert(missing, value.yaml, into: parent, entries) ? source.text : nil
            }
            let isLast = depth == path.count - 1
            // An empty mapping is filled by replacing it.
            if isLast { return source.replace(entry, in: parent, by: value.yaml) ? source.text : nil }
            if entry.value.isEmptyMapping {
                let rest = path[(depth + 1)...].reversed().reduce(value.yaml) { "{\($1.yamlKey): \($0)}" }
                return source.replace(entry, in: parent, by: rest) ? source.text : nil
            }
            parent = entry.value
        }
        return nil
    }
}

/// Why a value could not be set. Setting it by hand is the way out.
public enum PolicyEditError: Error, Hashable, Sendable {
    /// A value or list stands where the path goes through.
    case notAMapping(path: String)
    /// The text uses a way of writing that cannot be edited without touching more than the value.
    case cannotEdit(path: String)
    /// The text is no policy document to begin with.
    case notADocument(PolicyDocumentError)
}

extension PolicyEditor.Value {
    var content: Section.Content {
        switch self {
        case .text(let text): .scalar(text)
        case .list(let texts): .list(texts.map { Section(.scalar($0), at: .start) })
        }
    }

    var yaml: String {
        switch self {
        case .text(let text): text.yamlKey
        case .list(let texts): "[\(texts.map(\.yamlKey).joined(separator: ", "))]"
        }
    }
}

extension String {
    /// This as YAML writes it inside a line: plain where that is safe.
    var yamlKey: String {
        let isPlain =
            first.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
            && utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || [45, 46, 95].contains($0)
            }
        if isPlain { return self }
        let escaped = unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case let control where control.properties.generalCategory == .control:
                "\\U" + String(repeating: "0", count: 8 - String(control.value, radix: 16).count)
                    + String(control.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}

extension Section {
    var isEmptyMapping: Bool { content == .scalar(nil) || content == .map([]) }

    /// Whether both say the same, wherever it stands.
    func says(_ other: Section) -> Bool {
        switch (content, other.content) {
        case (.scalar(let a), .scalar(let b)): a == b
        case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.says($1) }
        case (.map(let a), .map(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value.says($1.value) }
        default: false
        }
    }

    /// This with another value at `path`; nil when something other than a mapping stands in the way.
    func setting(_ path: ArraySlice<String>, to content: Content) -> Section? {
        guard let key = path.first else { return Section(content, at: position) }
        var entries: [Entry]
        switch self.content {
        case .map(let all): entries = all
        case .scalar(nil): entries = []
        default: return nil
        }
        let index = entries.firstIndex { $0.key == key }
        let old = index.map { entries[$0].value } ?? Section(.map([]), at: position)
        guard let new = old.setting(path.dropFirst(), to: content) else { return nil }
        let entry = Entry(key: key, position: position, value: new)
        if let index { entries[index] = entry } else { entries.append(entry) }
        return Section(.map(entries), at: position)
    }
}
