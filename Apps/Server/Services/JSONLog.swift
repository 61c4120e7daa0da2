import Domain
import Logging

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One JSON object a line on standard error: instants in UTC, control characters escaped, and nothing of what must not be
/// kept: bodies are never logged, and values under these names are masked.
struct JSONLog: LogHandler {
    let label: String
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    private let sink: LogSink

    private static let secret: Set<String> = ["password", "token", "cookie", "authorization", "email", "phone"]

    init(label: String, sink: LogSink = .standardError) {
        self.label = label
        self.sink = sink
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = Line()
        line.add("at", Self.stamp())
        line.add("level", event.level.rawValue)
        line.add("message", "\(event.message)")
        var fields = Array(metadata)
        for (key, value) in event.metadata ?? [:] {
            if let known = fields.firstIndex(where: { $0.key == key }) {
                fields[known].value = value
            } else {
                fields.append((key, value))
            }
        }
        fields.sort { $0.key < $1.key }
        for (key, value) in fields where key != "hb.request.id" {
            line.add(key, Self.secret.contains(key.lowercased()) ? "…" : Self.text(of: value))
        }
        sink.take(line.end(), isUrgent: event.level >= .warning)
    }

    private static func text(of value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): text
        case .stringConvertible(let value): value.description
        case .dictionary, .array: "\(value)"
        }
    }

    /// UTC, milliseconds.
    private static func stamp() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000).rfc3339
    }
}

/// A JSON object of texts, as bytes.
private struct Line {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    init() { bytes.reserveCapacity(256) }

    mutating func add(_ key: String, _ text: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        quote(text)
    }

    consuming func end() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { append(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\":
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(UInt8(ascii: scalar))
        case let control
        where control.value < 0x20 || (0x7F...0x9F).contains(control.value) || control.value == 0x2028
            || control.value == 0x2029:
            let digits = String(control.value, radix: 16)
            bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
        default: bytes += UTF8.encode(scalar) ?? UTF8.EncodedScalar()
        }
    }
}
