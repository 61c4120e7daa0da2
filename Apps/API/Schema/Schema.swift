/// What a value may be, in the words of JSON Schema 2020-12.
public indirect enum Schema: Hashable, Sendable {
    case string
    case integer
    case number
    case boolean
    /// One of few words.
    case closed([String])
    case list(Schema)
    /// By names of the caller's.
    case map(Schema)
    /// By its name in a ``Catalogue``.
    case reference(String)

    /// The members of an object, in the order in which they are declared.
    public struct Object: Hashable, Sendable {
        public struct Member: Hashable, Sendable {
            public let name: String
            public let schema: Schema
            public let isRequired: Bool
        }
        public var members: [Member] = []
        public func member(_ name: String) -> Member? { members.first { $0.name == name } }
    }
}

/// The objects that calls and their responses are made of, by name.
public struct Catalogue: Sendable {
    public private(set) var objects: [String: Schema.Object] = [:]

    /// The schema of a type as its own decoding shows it: there is no second description that could differ.
    ///
    /// - Throws: what a type throws that cannot be made of nothing; such a type has no place in an interface.
    public mutating func schema<T: Decodable>(of type: T.Type) throws -> Schema {
        let probe = Probe(objects: objects)
        let (schema, _) = try probe.describe(type)
        objects = probe.objects
        return schema
    }

    static func name(of type: Any.Type) -> String {
        String(reflecting: type).split(separator: ".").dropFirst().joined()
    }
}
