import HTTPTypes
import Hummingbird

/// Answers that the caller has already (RFC 9110, 13.1.2).
enum Conditional {
    /// The entity tag of `body`, which shows `state`: what stands before the dot is what `If-Match` means. What is shown of
    /// one state can differ, by what is asked for and by the time.
    static func tag(_ state: String, _ body: [UInt8]) -> String { "\"\(state).\(Digest.of(body).prefix(16))\"" }

    /// The state that is meant by what stands between the quotes of a tag.
    static func state(of tag: some StringProtocol) -> String { String(tag.prefix { $0 != "." }) }

    /// Takes the body from an answer whose tag the request names: it has not changed.
    static func settle(_ response: inout Response, to request: Request) {
        guard request.headers.contains(.ifNoneMatch), request.method == .get || request.method == .head,
            response.status == .ok, let tag = response.headers[.eTag], names(request, tag)
        else { return }
        // That of the whole answer, which is the one that may be told.
        let length = response.headers[.contentLength]
        response.status = .notModified
        response.body = .init()
        response.headers[.contentLength] = length
        for field in [.contentType, Compression.mark] { response.headers[field] = nil }
    }

    /// Whether `If-None-Match` has `tag` among others, weak or strong, or takes any.
    private static func names(_ request: Request, _ tag: String) -> Bool {
        request.headers[values: .ifNoneMatch].contains { value in
            // Between quotes: a tag has none itself.
            value == "*"
                || value.split(separator: "\"", omittingEmptySubsequences: false).enumerated().contains { index, part in
                    index % 2 == 1 && "\"\(part)\"" == tag
                }
        }
    }
}
