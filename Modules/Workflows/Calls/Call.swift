public import Domain
import Exchange
public import Wording

/// Something asked of Rapport, as a value: what a command, a request over HTTP and a form have in common.
///
/// Its stored properties are the parameters, their names those of the JSON. Optional ones may be left out. It is decoded
/// with what is wrong named by its place, and performed by one workflow.
public protocol Call: Codable, Sendable {
    associatedtype Response: Codable & Sendable

    /// Stable and unique, for example `claimCustomer`.
    static var id: String { get }
    /// What it asks for: who may do it, and which scope of a token it takes.
    static var action: Action { get }

    func perform(in session: Session) async throws(RapportError) -> Response
}

/// A line as a person types it, kept as files keep theirs: canonically composed, no blanks at its ends, no control
/// characters, at most ``limit`` bytes of UTF-8.
public struct Line: Codable, Hashable, Sendable {
    public static let limit = ValueLimits.textBytes
    public let text: String

    /// Nil when `text` cannot be kept.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.limit, let text = text.cleaned(prose: false) else { return nil }
        self.text = text
    }

    public init(from decoder: any Decoder) throws {
        guard let line = Line(try decoder.singleValueContainer().decode(String.self)) else {
            throw CallFault(Phrase("call-line", ["limit": Self.limit]))
        }
        self = line
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// As ``Line``, but with line ends and tabs.
public struct Prose: Codable, Hashable, Sendable {
    public let text: String

    /// Nil when `text` cannot be kept.
    public init?(_ text: String) {
        guard text.utf8.count <= Line.limit, let text = text.cleaned(prose: true) else { return nil }
        self.text = text
    }

    init(trusted text: String) { self.text = text }

    public init(from decoder: any Decoder) throws {
        guard let prose = Prose(try decoder.singleValueContainer().decode(String.self)) else {
            throw CallFault(Phrase("call-prose", ["limit": Line.limit]))
        }
        self = prose
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A value of a call that cannot be taken; whoever decodes the call knows its place.
public struct CallFault: Error, Hashable, Sendable {
    public let phrase: Phrase
    public init(_ phrase: Phrase) { self.phrase = phrase }
}

/// The response of a call that has nothing to tell.
public struct Done: Codable, Hashable, Sendable {
    public init() {}
}

// Closed sets of the domain as values of calls: their names are those of files and stores.
extension Channel: Codable {}
extension Direction: Codable {}
extension Purpose: Codable {}
extension Outcome: Codable {}
extension Signal: Codable {}
extension NeedLevel: Codable {}
extension Source: Codable {}
extension Credit: Codable {}
extension Role: Codable {}
extension EventKind: Codable {}
extension ObligationKind: Codable {}
extension Review.Kind: Codable {}
extension Language: Codable {}

extension Session {
    /// What `text` names as a user.
    func userID(_ text: Line, _ parameter: String) throws(RapportError) -> UserID {
        guard let user = UserID(validating: text.text) else {
            throw .invalid(.parameter(parameter, Phrase("call-user")), value: text.text)
        }
        return user
    }

    func userID(_ text: Line?, _ parameter: String) throws(RapportError) -> UserID? {
        guard let text else { return nil }
        return try userID(text, parameter) as UserID
    }

    /// A text that has to say something.
    func said(_ text: Prose, _ parameter: String) throws(RapportError) -> String {
        guard !text.text.isEmpty else { throw .invalid(.parameter(parameter, Phrase("call-empty")), value: "") }
        return text.text
    }

    func day(_ text: String, _ parameter: String) throws(RapportError) -> Day {
        guard let day = Day(iso: text) else {
            throw .invalid(.parameter(parameter, Phrase("call-day")), value: text)
        }
        return day
    }

    /// A count within `range`; `usual` where none is given.
    func count(
        _ value: Int?, usual: Int, in range: ClosedRange<Int>, _ parameter: String
    ) throws(RapportError) -> Int {
        let count = value ?? usual
        guard range.contains(count) else {
            let phrase = Phrase("call-range", ["low": range.lowerBound, "high": range.upperBound])
            throw .invalid(.parameter(parameter, phrase), value: String(count))
        }
        return count
    }

    /// A time to come, on clocks that the workflow knows.
    func when(_ text: String) async throws(RapportError) -> When { try await inputContext().when(text, now: now) }
}
