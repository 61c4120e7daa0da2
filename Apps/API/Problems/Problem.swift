import Domain
public import Wording
public import Workflows

/// A problem as it goes out (RFC 9457, `application/problem+json`).
public struct Problem: Codable, Hashable, Sendable {
    /// One value that cannot be taken.
    public struct Fault: Codable, Hashable, Sendable {
        /// A JSON pointer into the body (RFC 6901), of what stands there.
        public var pointer: String?
        /// A parameter of the path or query.
        public var parameter: String?
        public var detail: String
    }

    /// `/problems/CODE`, which tells more.
    public var type: String
    /// In a few words, the same for every problem of the status.
    public var title: String
    public var status: Int
    /// What is wrong, with what, and the way out, in the reader's language.
    public var detail: String
    /// Stable: the name of the type.
    public var code: String
    /// Every value that cannot be taken.
    public var errors: [Fault]?
    /// The request, as logs know it.
    public var request: String?
    /// The state that was expected and the one that was found, of a conflict.
    public var expected: String?
    public var found: String?

    public init(_ kind: Kind, wording: Wording) {
        self.init(status: kind.status, phrase: kind.phrase, wording: wording)
    }

    /// - `clock`: how instants in sentences are shown; as they are without it.
    public init(_ error: RapportError, wording: Wording, clock: ((String) -> String)? = nil) {
        let phrase = error.phraseForOthers
        let shown = clock.map { error.isOfPeople ? phrase.showing($0) : phrase } ?? phrase
        self.init(status: error.status, phrase: shown, wording: wording)
        if case .stale(let expected, let found) = error {
            self.expected = expected
            self.found = found
        }
    }

    public init(_ problem: CallProblem, wording: Wording) {
        let isSyntax = problem.faults.contains { $0.phrase.code == "call-json" }
        self.init(
            status: isSyntax ? 400 : 422,
            phrase: Phrase(isSyntax ? "bad-json" : "bad-call", ["count": problem.faults.count]), wording: wording)
        errors = problem.faults.map { fault in
            let detail = wording(fault.phrase)
            return switch fault.place {
            case .body(let pointer): Fault(pointer: pointer, detail: detail)
            case .path(let name), .query(let name): Fault(parameter: name, detail: detail)
            }
        }
    }

    private init(status: Int, phrase: Phrase, wording: Wording) {
        type = "/problems/\(phrase.code)"
        title = Self.title(of: status, wording)
        self.status = status
        detail = wording(phrase)
        code = phrase.code
    }

    static func title(of status: Int, _ wording: Wording) -> String { wording(Phrase("status-\(status)")) }
}

extension Problem {
    /// What is wrong with a request before any workflow sees it.
    public enum Kind: Hashable, Sendable {
        case notFound
        case methodNotAllowed
        case unauthenticated
        case forbiddenOrigin
        case longAddress
        case badHost
        case badQuery
        case badBody
        case badUpload
        case goneUpload
        case goneForm
        case badSetUpToken
        case missingPrecondition
        case badPrecondition
        case badIdempotencyKey
        case tooLarge(limit: Int)
        case unsupportedMedia(expected: String)
        case notAcceptable
        case tooMany(seconds: Int)
        case busy
        case tooSlow
        case encodedBody
        case failed

        public var status: Int {
            switch self {
            case .notFound: 404
            case .methodNotAllowed: 405
            case .unauthenticated: 401
            case .forbiddenOrigin: 403
            case .missingPrecondition: 428
            case .longAddress: 414
            case .badPrecondition, .badIdempotencyKey, .badHost, .badQuery, .badBody, .badUpload: 400
            case .goneUpload, .goneForm: 410
            case .badSetUpToken: 403
            case .tooLarge: 413
            case .unsupportedMedia, .encodedBody: 415
            case .notAcceptable: 406
            case .tooMany: 429
            case .busy: 503
            case .tooSlow: 408
            case .failed: 500
            }
        }

        var phrase: Phrase {
            switch self {
            case .notFound: Phrase("http-not-found")
            case .methodNotAllowed: Phrase("http-method")
            case .unauthenticated: Phrase("http-unauthenticated")
            case .forbiddenOrigin: Phrase("http-origin")
            case .missingPrecondition: Phrase("http-precondition-missing")
            case .badPrecondition: Phrase("http-precondition")
            case .longAddress: Phrase("http-long-address")
            case .badHost: Phrase("http-host")
            case .badQuery: Phrase("http-query")
            case .badBody: Phrase("http-body")
            case .badUpload: Phrase("http-upload")
            case .goneUpload: Phrase("http-upload-gone")
            case .goneForm: Phrase("http-form-gone")
            case .badSetUpToken: Phrase("http-set-up-token")
            case .badIdempotencyKey: Phrase("http-key")
            case .tooLarge(let limit): Phrase("http-too-large", ["limit": limit])
            case .unsupportedMedia(let expected): Phrase("http-media", ["expected": expected])
            case .notAcceptable: Phrase("http-not-acceptable")
            case .tooMany(let seconds): Phrase("http-too-many", ["seconds": seconds])
            case .busy: Phrase("http-busy")
            case .tooSlow: Phrase("http-too-slow")
            case .encodedBody: Phrase("http-encoded")
            case .failed: Phrase("http-failed")
            }
        }
    }
}
