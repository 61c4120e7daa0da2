import Classification

/// The text of a YAML document by lines and columns, for edits that touch one value.
///
/// It knows the plain ways of writing; ``PolicyEditor`` proves each result, so what it gets wrong is refused, not kept.
struct YAMLSource {
    private var scalars: [Unicode.Scalar]
    /// Where each line begins, and the end of the text.
    private var starts: [Int] = [0]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
    }

    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private var lineBreak: String { scalars.contains("\r") ? "\r\n" : "\n" }

    private func offset(_ position: Position) -> Int? {
        guard position.line <= starts.count else { return nil }
        let offset = starts[position.line - 1] + position.column - 1
        return offset <= scalars.count ? offset : nil
    }

    private mutating func put(_ text: String, at range: Range<Int>) {
        scalars.replaceSubrange(range, with: text.unicodeScalars)
    }

    /// Puts `yaml` in the place of the entry's value. False when it is written in a way not known here.
    mutating func replace(_ entry: Section.Entry, in parent: Section, by yaml: String) -> Bool {
        guard let start = offset(entry.value.position), let colon = colon(of: entry) else { return false }
        let first = start < scalars.count ? scalars[start] : "\n"
        switch entry.value.content {
        case .scalar(nil) where first != "~":
            put(" \(yaml)", at: colon + 1..<colon + 1)
            return true
        case .list where first != "[", .map where first != "{":
            return replaceBlock(entry, after: colon, by: yaml)
        case .scalar where first == "|" || first == ">":
            return replaceBlock(entry, after: colon, by: yaml)
        default:
            guard let end = end(ofValueAt: start, inFlow: isFlow(parent)) else { return false }
            put(yaml, at: start..<end)
            return true
        }
    }

    /// Adds `keys`, each in the one before, to the mapping `parent`.
    mutating func insert(
        _ keys: [String], _ yaml: String, into parent: Section, _ entries: [Section.Entry]
    ) -> Bool {
        guard let last = entries.last else {
            // Only a document that says nothing has no entries here.
            let gap = scalars.isEmpty || scalars.last == "\n" ? "" : lineBreak
            put(gap + block(keys, yaml, indentation: 0), at: scalars.count..<scalars.count)
            return true
        }
        if isFlow(parent) {
            // At the end: before the bracket, after the last value.
            guard let start = offset(last.value.position), let end = end(ofValueAt: start, inFlow: true) else {
                return false
            }
            let rest = keys.dropFirst().reversed().reduce(yaml) { "{\($1.yamlKey): \($0)}" }
            put(", \(keys[0].yamlKey): \(rest)", at: end..<end)
            return true
        }
        let indentation = last.position.column - 1
        let line = lineAfter(last, indentation: indentation)
        let gap = line == scalars.count && scalars.last != "\n" ? lineBreak : ""
        put(gap + block(keys, yaml, indentation: indentation), at: line..<line)
        return true
    }

    private func block(_ keys: [String], _ yaml: String, indentation: Int) -> String {
        keys.enumerated().map { depth, key in
            let blanks = String(repeating: " ", count: indentation + depth * 2)
            return "\(blanks)\(key.yamlKey):\(depth == keys.count - 1 ? " \(yaml)" : "")\(lineBreak)"
        }.joined()
    }

    private func isFlow(_ section: Section) -> Bool {
        guard let start = offset(section.position), start < scalars.count else { return false }
        return scalars[start] == "{" || scalars[start] == "["
    }

    /// Where the colon after the entry's key stands.
    private func colon(of entry: Section.Entry) -> Int? {
        guard let start = offset(entry.position), start < scalars.count else { return nil }
        var index = start
        if scalars[start] == "\"" || scalars[start] == "'" {
            guard let end = end(ofQuotedAt: start) else { return nil }
            index = end
        }
        while index < scalars.count, scalars[index] != "\n" {
            if scalars[index] == ":" { return index }
            index += 1
        }
        return nil
    }

    private mutating func replaceBlock(_ entry: Section.Entry, after colon: Int, by yaml: String) -> Bool {
        let indentation = entry.position.column - 1
        let end = lineAfter(entry, indentation: indentation)
        // What follows the colon in its line is a comment, or the mark of a block of text, which goes.
        guard entry.position.line < starts.count else { return false }
        let below = starts[entry.position.line]
        if end > below { put("", at: below..<end) }
        var tail = colon + 1
        while tail < scalars.count, scalars[tail] == " " { tail += 1 }
        if tail < scalars.count, scalars[tail] == "|" || scalars[tail] == ">" {
            var stop = tail
            while stop < scalars.count, ![" ", "\r", "\n"].contains(scalars[stop]) { stop += 1 }
            put("", at: colon + 1..<stop)
        }
        put(" \(yaml)", at: colon + 1..<colon + 1)
        return true
    }

    /// Where the line after the last one of a block entry begins; blank lines and comments that follow are not its own.
    private func lineAfter(_ entry: Section.Entry, indentation: Int) -> Int {
        var end = entry.position.line
        for line in entry.position.line..<starts.count {
            var index = starts[line]
            while index < scalars.count, scalars[index] == " " { index += 1 }
            guard index < scalars.count, !["\r", "\n"].contains(scalars[index]) else { continue }
            let depth = index - starts[line]
            let isItem = scalars[index] == "-" && depth == indentation
            let isComment = scalars[index] == "#"
            if depth < indentation || (depth == indentation && !isItem && !isComment) { break }
            if !isComment { end = line + 1 }
        }
        return end < starts.count ? starts[end] : scalars.count
    }

    /// The end of a value that begins at `start` and lies in one line, or in brackets.
    private func end(ofValueAt start: Int, inFlow: Bool) -> Int? {
        guard start < scalars.count else { return start }
        switch scalars[start] {
        case "[", "{": return end(ofBracketsAt: start)
        case "\"", "'": return end(ofQuotedAt: start)
        default:
            var index = start
            while index < scalars.count, !["\r", "\n"].contains(scalars[index]) {
                if scalars[index] == "#", index > start, scalars[index - 1] == " " { break }
                if inFlow, [",", "}", "]"].contains(scalars[index]) { break }
                index += 1
            }
            while index > start, scalars[index - 1] == " " { index -= 1 }
            return index
        }
    }

    private func end(ofQuotedAt start: Int) -> Int? {
        let quote = scalars[start]
        var index = start + 1
        while index < scalars.count {
            if scalars[index] == "\\", quote == "\"" {
                index += 1
            } else if scalars[index] == quote {
                // Two single quotes are one of the text.
                guard quote == "'", index + 1 < scalars.count, scalars[index + 1] == quote else { return index + 1 }
                index += 1
            }
            index += 1
        }
        return nil
    }

    private func end(ofBracketsAt start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < scalars.count {
            switch scalars[index] {
            case "[", "{": depth += 1
            case "]", "}":
                depth -= 1
                if depth == 0 { return index + 1 }
            case "\"", "'":
                // A quote inside a plain text begins nothing.
                if index > 0, [" ", ",", "[", "{", ":", "\n"].contains(scalars[index - 1]) {
                    guard let end = end(ofQuotedAt: index) else { return nil }
                    index = end
                    continue
                }
            case "#" where [" ", "\n"].contains(scalars[index - 1]):
                while index < scalars.count, scalars[index] != "\n" { index += 1 }
            default: break
            }
            index += 1
        }
        return nil
    }
}
