public import Domain

/// Why bytes cannot be read as text.
///
/// It hides the standard library's type of the same name; write `Swift.EncodingError` for that one.
public enum EncodingError: Error, Hashable, Sendable {
    /// The name is of no encoding known here.
    case unknownEncoding(name: String)
    /// The bytes are of no encoding known here, by detection.
    case undetected
    /// The bytes are a file of another kind, such as a workbook.
    case notText(ForeignFormat)
    /// The bytes are in an encoding that is recognised but not read.
    case unsupported(name: String)
    /// A byte is invalid in the encoding; `offset` counts bytes from 0, `line` from 1.
    case invalidBytes(encoding: TextEncoding, offset: Int, line: Int)
    /// The C library of this machine has no converter for the encoding.
    case converterMissing(TextEncoding)

    /// A stable name of the case, for logs, JSON and translated wording.
    public var code: String {
        switch self {
        case .unknownEncoding: "encoding-unknown"
        case .undetected: "encoding-undetected"
        case .notText: "encoding-not-text"
        case .unsupported: "encoding-unsupported"
        case .invalidBytes: "encoding-invalid-bytes"
        case .converterMissing: "encoding-converter-missing"
        }
    }
}

/// A kind of file that is no text.
public enum ForeignFormat: String, CaseIterable, Hashable, Sendable {
    case zip, xls, pdf, gzip
}

extension EncodingError {
    /// What is wrong, where, and the way out.
    public var phrase: Phrase {
        switch self {
        case .unknownEncoding(let name): Phrase(code, ["name": name, "known": TextEncoding.names])
        case .undetected: Phrase(code)
        case .notText(let format): Phrase(code, ["format": Phrase("format-\(format.rawValue)")])
        case .unsupported(let name): Phrase(code, ["name": name])
        case .invalidBytes(let encoding, let offset, let line):
            Phrase(code, ["encoding": encoding.rawValue, "offset": offset, "line": line])
        case .converterMissing(let encoding): Phrase(code, ["encoding": encoding.rawValue])
        }
    }
}
