/// A part of an upload (RFC 7578).
public struct Part: Sendable {
    /// `file`, `mapping` or `companion`.
    public let name: String
    public let fileName: String
    public let content: [UInt8]

    public init(_ name: String, fileName: String, content: [UInt8]) {
        self.name = name
        self.fileName = fileName
        self.content = content
    }

    /// - `boundary`: what stands in no part.
    static func body(of parts: [Part], boundary: String) -> [UInt8] {
        var body: [UInt8] = []
        for part in parts {
            // As browsers do: quotes and line ends of a name are written as their codes.
            var fileName: [UInt8] = []
            for byte in part.fileName.utf8 {
                switch byte {
                case 0x22: fileName += "%22".utf8
                case 0x0D: fileName += "%0D".utf8
                case 0x0A: fileName += "%0A".utf8
                default: fileName.append(byte)
                }
            }
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"; ".utf8
            body += "filename=\"".utf8
            body += fileName
            body += "\"\r\nContent-Type: application/octet-stream\r\n\r\n".utf8
            body += part.content
            body += "\r\n".utf8
        }
        return body + "--\(boundary)--\r\n".utf8
    }
}
