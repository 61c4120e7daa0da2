import HTTPTypes
import Hummingbird

/// Which answers are sent compressed: texts of a kilobyte and more that are written in one piece.
///
/// What is written piece by piece would keep the length it had before, and an answer to HEAD would get a body.
enum Compression {
    /// Between here and the connection; it never goes out.
    static let mark = HTTPField.Name("X-Rapport-Compress") ?? .server

    static func prepare(_ response: inout Response, to request: Request) {
        let type = response.headers[.contentType] ?? ""
        let isText =
            type.hasPrefix("application/json") || type.hasPrefix("application/problem") || type.hasPrefix("image/svg")
            || (type.hasPrefix("text/") && !type.hasPrefix("text/csv") && !type.hasPrefix("text/event-stream"))
        guard isText, (response.body.contentLength ?? 0) >= 1024 else { return }
        response.headers[.vary] = "Accept-Encoding"
        guard request.method != .head else { return }
        response.headers[mark] = "1"
    }
}
