/// Why bytes cannot be read as text.
///
/// It hides the standard library's type of the same name; write `Swift.EncodingError` for that one.
public enum EncodingError: Error, Hashable, Sendable {
    /// The name is of no encoding known here.
    case unknownEncoding(name: String)
    /// The bytes are of no encoding known here, by detection.
    case undetected
    /// The bytes are a file of another kind, such as a workbook; `format` names it.
    case notText(format: String)
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

extension EncodingError: CustomStringConvertible {
    private static let wayOut = "Save the file as UTF-8, or name its encoding with --encoding."

    /// What is wrong, where, and the way out, in English.
    public var description: String {
        switch self {
        case .unknownEncoding(let name):
            return "“\(name)” is no known encoding. Use one of: \(TextEncoding.names.joined(separator: ", "))."
        case .undetected:
            return "The file's encoding cannot be told. \(Self.wayOut)"
        case .notText(let format):
            return "The file is \(format), not text. Open it in its own program and save it as CSV (UTF-8)."
        case .unsupported(let name):
            return "The file is in \(name), which is not read. Save it as UTF-8."
        case .invalidBytes(let encoding, let offset, let line):
            return "Invalid \(encoding.rawValue) at byte offset \(offset), line \(line). \(Self.wayOut)"
        case .converterMissing(let encoding):
            return "This machine has no converter for \(encoding.rawValue). Save the file as UTF-8, or install the C "
                + "library's character set modules (gconv)."
        }
    }
}
