/// What people look up in the document: each operation with what it takes and gives.
public struct Outline: Sendable {
    /// A parameter, or a member of an object.
    public struct Field: Sendable {
        public let name: String
        /// `path`, `query`, `header` or `body`; empty for a member of an object.
        public let place: String
        /// In words, for example `list of integer`.
        public let type: String
        /// The object that it is, or that its list is of.
        public let object: String?
        public let isRequired: Bool
        public let text: String
    }

    public struct Operation: Sendable {
        public let id: String
        public let method: String
        public let path: String
        public let summary: String
        public let tag: String
        /// What a token has to have.
        public let scope: String
        public let takes: [Field]
        /// What the body is, where it is no JSON.
        public let media: [String]
        public let gives: Field?
        /// Statuses but for the good one.
        public let refusals: [String]
    }

    public let introduction: String
    public let operations: [Operation]
    /// By name.
    public let objects: [(name: String, members: [Field])]

    /// - `document`: as ``OpenAPI/tree(version:extra:)`` makes it.
    public init(_ document: Value) {
        introduction = document["info"]?["description"]?.text ?? ""
        let shared = document["components"]?["parameters"]
        var operations: [Operation] = []
        for (path, item) in document["paths"]?.members ?? [] {
            for (method, operation) in item.members {
                operations.append(Self.operation(operation, method.uppercased(), path, shared: shared))
            }
        }
        let tags = (document["tags"]?.items ?? []).compactMap { $0["name"]?.text }
        func rank(_ one: Operation) -> (Int, String, Int) {
            (
                tags.firstIndex(of: one.tag) ?? tags.count, one.path,
                ["GET", "POST", "PUT", "PATCH", "DELETE"].firstIndex(of: one.method) ?? 9
            )
        }
        self.operations = operations.sorted { rank($0) < rank($1) }
        objects = (document["components"]?["schemas"]?.members ?? []).map { name, object in
            (name, Self.members(of: object, place: ""))
        }
    }

    private static func operation(_ operation: Value, _ method: String, _ path: String, shared: Value?) -> Operation {
        var takes: [Field] = (operation["parameters"]?.items ?? []).map { parameter in
            let parameter = parameter["$ref"]?.text.flatMap { shared?[$0.lastSegment] } ?? parameter
            return field(
                parameter["name"]?.text ?? "", parameter["schema"] ?? .null, place: parameter["in"]?.text ?? "",
                isRequired: parameter["required"]?.isTrue ?? false, text: parameter["description"]?.text)
        }
        var media: [String] = []
        for (type, content) in operation["requestBody"]?["content"]?.members ?? [] {
            if type != "application/json" { media.append(type) }
            if type != "text/csv" { takes += members(of: content["schema"] ?? .null, place: "body") }
        }
        let answers = operation["responses"]?.members ?? []
        let good = answers.first { $0.0.hasPrefix("2") }?.1["content"]
        let gives = good?["application/json"]?["schema"].map {
            field("", $0, place: "", isRequired: true, text: nil)
        }
        return Operation(
            id: operation["operationId"]?.text ?? "", method: method, path: path,
            summary: operation["summary"]?.text ?? "", tag: operation["tags"]?.items.first?.text ?? "",
            scope: operation["x-authz"]?["scope"]?.text ?? "", takes: takes,
            media: media.isEmpty && gives == nil ? good?.members.map(\.0) ?? [] : media, gives: gives,
            refusals: answers.map(\.0).filter { $0.hasPrefix("4") || $0.hasPrefix("5") })
    }

    private static func members(of object: Value, place: String) -> [Field] {
        let required = (object["required"]?.items ?? []).compactMap(\.text)
        return (object["properties"]?.members ?? []).map { name, schema in
            field(name, schema, place: place, isRequired: required.contains(name), text: schema["description"]?.text)
        }
    }

    private static func field(
        _ name: String, _ schema: Value, place: String, isRequired: Bool, text: String?
    ) -> Field {
        let (type, object) = words(of: schema)
        return Field(name: name, place: place, type: type, object: object, isRequired: isRequired, text: text ?? "")
    }

    private static func words(of schema: Value) -> (type: String, object: String?) {
        if let reference = schema["$ref"]?.text { return (reference.lastSegment, reference.lastSegment) }
        if let words = schema["enum"]?.items { return (words.compactMap(\.text).joined(separator: " | "), nil) }
        switch schema["type"]?.text {
        case "array":
            let inner = words(of: schema["items"] ?? .null)
            return ("list of \(inner.type)", inner.object)
        case "object":
            guard let values = schema["additionalProperties"], case .object = values else { return ("object", nil) }
            let inner = words(of: values)
            return ("map to \(inner.type)", inner.object)
        case "integer":
            guard let low = schema["minimum"]?.text, let high = schema["maximum"]?.text else { return ("integer", nil) }
            return ("integer, \(low) to \(high)", nil)
        case let type: return (type ?? "any", nil)
        }
    }
}

extension Value {
    /// By name.
    fileprivate var members: [(String, Value)] {
        if case .object(let members) = self {
            members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        } else {
            []
        }
    }

    fileprivate var items: [Value] { if case .array(let items) = self { items } else { [] } }

    fileprivate var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    fileprivate var isTrue: Bool { self == .bool(true) }
}

extension String {
    /// The last part of a reference.
    fileprivate var lastSegment: String { split(separator: "/").last.map(String.init) ?? self }
}
