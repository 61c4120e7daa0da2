import Domain
import Wording
import Workflows

/// Why an argument cannot be taken as a text.
enum ArgumentProblem {
    case controls, lines, length

    /// Nil when it can be a line.
    init?(_ value: String) {
        guard Line(value) == nil else { return nil }
        if value.utf8.count > Line.limit {
            self = .length
        } else {
            self = Prose(value) == nil ? .controls : .lines
        }
    }

    func text(_ wording: Wording) -> String {
        switch self {
        case .controls: wording(Names(zh: "含有控制字符（显示为 ␀）", en: "it has control characters (shown as ␀)"))
        case .lines: wording(Names(zh: "须为一行文字", en: "it has to be one line"))
        case .length: wording(Names(zh: "最多 \(Line.limit) 字节", en: "it may have \(Line.limit) bytes at most"))
        }
    }

    /// `value` without what a terminal would obey, and no longer than a line of one.
    static func shown(_ value: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in value.unicodeScalars.prefix(limit) {
            text.append(scalar.properties.generalCategory == .control ? "␀" : scalar)
        }
        return String(text) + (value.unicodeScalars.count > limit ? "…" : "")
    }

    /// In characters of Unicode.
    private static let limit = 80
}
