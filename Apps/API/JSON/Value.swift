/// What stands in a request: JSON as it was written, or a parameter of a path or query, which has no type of its own.
public indirect enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    /// As it was written, by the grammar of RFC 8259.
    case number(String)
    case string(String)
    case array([Value])
    /// In the order of the text; no key stands there twice.
    case object([String: Value])
    /// Of a path or query: becomes what is asked for.
    case parameter(String)
    /// A parameter of a query that was given more than once.
    case parameters([String])

    /// What messages call it.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string, .parameter: "string"
        case .array, .parameters: "array"
        case .object: "object"
        }
    }
}
