import ArgumentParser
import Wording

/// What the parser says of a command line that it does not understand, in Chinese. The parser knows English alone: what it
/// says is told apart by its shape, and said as it is where that is not known.
enum ParserMessage {
    /// Beginnings of lines, and what is said instead.
    private static let frame = [
        ("Error: ", "错误："), ("Help:  ", "说明："), ("Usage: ", "用法："), ("  See '", "  详见：'"),
    ]

    /// Shapes of messages, with the places of what they are about, and the sentences that take those places.
    private static let shapes: [(english: [String], chinese: String)] = [
        (["Unknown option '", "'. Did you mean '", "'?"], "未知选项“{1}”；是否想写“{2}”？"),
        (["Unknown option '", "'"], "未知选项“{1}”"),
        (["Missing expected argument '", "'"], "缺少参数“{1}”"),
        (["Missing one of: ", ""], "缺少以下之一：{1}"),
        (["Missing value for '", "'"], "“{1}”缺少取值"),
        (["Missing required subcommand.", ""], "缺少子命令"),
        (["Unexpected argument '", "'"], "多余的参数“{1}”"),
        (["", " unexpected arguments: ", ""], "有 {1} 个多余的参数：{2}"),
        (["The option '", "' does not take any value, but '", "' was specified."], "选项“{1}”不带取值，却写了“{2}”"),
        (["Value to be set with ", " had already been set with ", ""], "{1} 与 {2} 重复"),
        (["The value '", "' is invalid for '", "'. Please provide one of ", "."], "“{2}”的取值“{1}”无效；可用：{3}"),
        (["The value '", "' is invalid for '", "'. Please provide one of the following:"], "“{2}”的取值“{1}”无效；可用："),
        (["The value '", "' is invalid for '", "': ", ""], "“{2}”的取值“{1}”无效：{3}"),
        (["The value '", "' is invalid for '", "'"], "“{2}”的取值“{1}”无效"),
    ]

    /// What the parser says of a command line, in the reader's language, with values as a terminal may show them.
    ///
    /// - `text`: the whole message, with the usage.
    /// - `arguments`: the command line.
    static func told(_ text: String, of arguments: [String], _ wording: Wording) -> String {
        var text = text
        for argument in arguments {
            let value = argument.hasPrefix("--") ? argument.split(separator: "=", maxSplits: 1).last : argument[...]
            if let value { text = showing(String(value), in: text, wording) }
        }
        return wording.language == .chinese ? chinese(text) : text
    }

    /// `text` with a value that cannot be taken, as it can be shown, and why.
    private static func showing(_ value: String, in text: String, _ wording: Wording) -> String {
        var text = text
        if let reason = ArgumentProblem(value),
            let start = text.firstRange(of: "The value '\(value)' is invalid for '"),
            let end = text[start.upperBound...].firstIndex(of: "'")
        {
            text.insert(contentsOf: ": \(reason.text(wording))", at: text.index(after: end))
        }
        let shown = ArgumentProblem.shown(value)
        return shown == value ? text : text.replacing(value, with: shown)
    }

    private static func chinese(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            for (english, chinese) in frame where line.hasPrefix(english) {
                let rest = String(line.dropFirst(english.count))
                if english == "Error: " { return chinese + sentence(rest) }
                let tail = "' for more information."
                return chinese + (rest.hasSuffix(tail) ? "\(rest.dropLast(tail.count))'" : rest)
            }
            return String(line)
        }.joined(separator: "\n")
    }

    private static func sentence(_ message: String) -> String {
        for (shape, chinese) in shapes {
            guard let parts = parts(of: message, in: shape) else { continue }
            var sentence = chinese
            for (index, part) in parts.enumerated() {
                let place = "{\(index + 1)}"
                let isList = chinese.hasSuffix("可用：\(place)")
                sentence.replace(
                    place,
                    with: isList ? [", ", " or ", " and "].reduce(part) { $0.replacing($1, with: "、") } : part)
            }
            return sentence
        }
        return message
    }

    /// What stands between the pieces of `shape`; nil for a message of another one.
    private static func parts(of message: String, in shape: [String]) -> [String]? {
        guard message.hasPrefix(shape[0]) else { return nil }
        var rest = message.dropFirst(shape[0].count)
        var parts: [String] = []
        for (index, piece) in shape.enumerated().dropFirst() {
            if index == shape.count - 1 {
                guard rest.hasSuffix(piece) else { return nil }
                parts.append(String(rest.dropLast(piece.count)))
            } else {
                guard let place = rest.firstRange(of: piece) else { return nil }
                parts.append(String(rest[..<place.lowerBound]))
                rest = rest[place.upperBound...]
            }
        }
        return parts
    }
}
