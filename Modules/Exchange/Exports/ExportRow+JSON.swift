import Foundation

extension ExportRow {
    /// One object on one line of UTF-8, its end included; empty fields are null, scores and versions numbers.
    public var jsonLine: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let values = zip(Self.header, fields).map { ($0, Cell(column: $0, text: $1)) }
            return Array(try encoder.encode(Dictionary(values, uniquingKeysWith: { first, _ in first }))) + [10]
        }
    }
}

/// One field of a row as JSON.
private enum Cell: Encodable {
    case nothing
    case text(String)
    case number(Int)

    init(column: String, text: String) {
        if text.isEmpty {
            self = .nothing
        } else if ["score", "policy"].contains(column), let number = Int(text) {
            self = .number(number)
        } else {
            self = .text(text)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .nothing: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        }
    }
}
