import Foundation
import Logging

/// One JSON object a line on standard error: instants in UTC, control characters escaped, and nothing of what must not be
/// kept: bodies are never logged, and values under these names are masked.
struct JSONLog: LogHandler {
    let label: String
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    private static let secret: Set<String> = ["password", "token", "cookie", "authorization", "email", "phone"]

    init(label: String) { self.label = label }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields: [(String, String)] = [
            ("at", Self.stamp()), ("level", event.level.rawValue), ("message", "\(event.message)"),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) where key != "hb.request.id" {
            fields.append((key, Self.secret.contains(key.lowercased()) ? "…" : "\(value)"))
        }
        let text = fields.map { "\(Self.quoted($0)):\(Self.quoted($1))" }.joined(separator: ",")
        FileHandle.standardError.write(Data("{\(text)}\n".utf8))
    }

    private static func stamp() -> String {
        let now = Date()
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return now.formatted(style)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case let control
            where control.value < 0x20 || (0x7F...0x9F).contains(control.value) || control.value == 0x2028
                || control.value == 0x2029:
                let digits = String(control.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
