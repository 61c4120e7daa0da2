public import Domain

/// Why a request is no call: each fault with its place.
public struct CallProblem: Error, Hashable, Sendable {
    /// One value that cannot be taken.
    public struct Fault: Hashable, Sendable {
        public enum Place: Hashable, Sendable {
            /// A JSON pointer (RFC 6901) into the body.
            case body(String)
            case path(String)
            case query(String)
        }
        public let place: Place
        public let phrase: Phrase
    }
    public let faults: [Fault]

    init(_ place: Fault.Place, _ phrase: Phrase) { faults = [Fault(place: place, phrase: phrase)] }
    init(_ faults: [Fault]) { self.faults = faults }

    /// Of a parameter of the query.
    public init(query name: String, _ phrase: Phrase) { self.init(.query(name), phrase) }
}
