import Classification
import Yams

extension PolicyIssue {
    static func syntax(at position: Position, _ message: Message) -> PolicyIssue {
        PolicyIssue(.syntax, at: position, path: "", message)
    }

    /// What the parser of YAML says, with its place in `text`.
    init(_ error: YamlError, in text: String) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let hint = context.map { ", \($0.text) (line \($0.mark.line), column \($0.mark.column))" } ?? ""
            self = .syntax(at: Position(mark), "is not YAML: \(problem)\(hint)")
        case .reader(let problem, let offset, let value, _):
            let place = offset.map { Position(of: text.prefix($0)) } ?? .start
            let code = value < 0 ? "" : " U+\(String(value, radix: 16, uppercase: true).leftPadded(to: 4))"
            self = .syntax(at: place, "has a character that YAML does not allow:\(code) \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let first = Position(context.mark)
            let key = keys.first ?? ""
            let second = Self.repeated(key, after: first, in: text)
            self.init(
                .conflict, at: second ?? first, path: key, "stands twice, first in line \(first.line); keep one of them"
            )
        default:
            self = .syntax(at: .start, "is not YAML: \(error)")
        }
    }

    /// Where `key` stands again at the indentation it has at `first`, as far as that can be told from the lines.
    private static func repeated(_ key: String, after first: Position, in text: String) -> Position? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated().dropFirst(first.line) {
            let indentation = line.prefix { $0 == " " }.count
            let rest = line.dropFirst(indentation)
            guard indentation == first.column - 1 else { continue }
            for written in [key, "\"\(key)\"", "'\(key)'"] where rest.hasPrefix(written) {
                guard rest.dropFirst(written.count).drop(while: { $0 == " " }).first == ":" else { continue }
                return Position(line: index + 1, column: first.column)
            }
        }
        return nil
    }
}

extension Position {
    /// The place just after `prefix`, which begins a text. Columns count Unicode scalars.
    fileprivate init(of prefix: Substring) {
        var line = 1
        var column = 1
        for scalar in prefix.unicodeScalars {
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        self.init(line: line, column: column)
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }
}
