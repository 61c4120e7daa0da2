import Domain
import Storage

/// Labels and obligations as the texts of a row of `facts`: its columns `labels` and `obligations`.
enum StandingText {
    static func text(_ labels: [CurrentLabel]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(48 * labels.count + 2)
        bytes.append(UInt8(ascii: "{"))
        for (place, label) in labels.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONText.append(label.scheme.text, to: &bytes)
            bytes.append(contentsOf: ":[".utf8)
            JSONText.append(label.label.text, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(label.score.map(Int64.init), to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(label.since.milliseconds, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(label.origin.rawValue, to: &bytes)
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    static func text(_ obligations: [Obligation]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(96 * obligations.count + 2)
        bytes.append(UInt8(ascii: "["))
        for (place, obligation) in obligations.enumerated() {
            bytes.append(contentsOf: (place > 0 ? ",[" : "[").utf8)
            JSONText.append(obligation.kind.rawValue, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(obligation.cause.text, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(obligation.due.milliseconds, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(obligation.channel?.rawValue, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(obligation.reason, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(obligation.dueBefore?.milliseconds, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            JSONText.append(obligation.warned?.milliseconds, to: &bytes)
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    static func labels(_ text: [UInt8]) throws(StorageError) -> [CurrentLabel] {
        var scanner = JSONScanner(text, "facts.labels")
        var labels: [CurrentLabel] = []
        try scanner.object { scheme, scanner throws(StorageError) in
            try scanner.expect("[")
            let label = try scanner.string()
            try scanner.expect(",")
            let score = try scanner.optionalInteger()
            try scanner.expect(",")
            let since = try scanner.integer()
            try scanner.expect(",")
            let origin: LabelOrigin = try word(scanner.string(), "facts.labels")
            try scanner.expect("]")
            labels.append(
                CurrentLabel(
                    scheme: SchemeID(scheme), label: LabelID(label), score: score.map { Int32(clamping: $0) },
                    since: Instant(milliseconds: since), origin: origin))
        }
        return labels
    }

    static func obligations(_ text: [UInt8]) throws(StorageError) -> [Obligation] {
        var scanner = JSONScanner(text, "facts.obligations")
        var obligations: [Obligation] = []
        try scanner.array { scanner throws(StorageError) in
            try scanner.expect("[")
            let kind: ObligationKind = try word(scanner.string(), "facts.obligations")
            try scanner.expect(",")
            let cause = try scanner.string()
            guard let cause = Cause(text: cause) else { throw .corrupt("facts.obligations: '\(cause)'") }
            try scanner.expect(",")
            let due = try scanner.integer()
            try scanner.expect(",")
            let channel: Channel? =
                if let name = try scanner.optionalString() { try word(name, "facts.obligations") } else { nil }
            try scanner.expect(",")
            let reason = try scanner.string()
            try scanner.expect(",")
            let dueBefore = try scanner.optionalInteger()
            try scanner.expect(",")
            let warned = try scanner.optionalInteger()
            try scanner.expect("]")
            obligations.append(
                Obligation(
                    kind: kind, cause: cause, due: Instant(milliseconds: due), channel: channel, reason: reason,
                    dueBefore: dueBefore.map(Instant.init(milliseconds:)),
                    warned: warned.map(Instant.init(milliseconds:))))
        }
        return obligations
    }

    private static func word<Value: RawRepresentable<String>>(
        _ text: String, _ column: StaticString
    ) throws(StorageError) -> Value {
        guard let value = Value(rawValue: text) else { throw .corrupt("\(column): '\(text)'") }
        return value
    }
}
