extension OpenAPI {
    /// - `isSegment`: it is a segment of a path, which is never empty.
    static func json(_ schema: Schema, _ note: Note? = nil, isSegment: Bool = false) -> Value {
        switch schema {
        case .string:
            var value: Value = ["type": "string"]
            if let pattern = note?.pattern { value["pattern"] = .string(pattern) }
            if let format = note?.format { value["format"] = .string(format) }
            if isSegment { value["minLength"] = 1 }
            return value
        case .integer:
            var value: Value = ["type": "integer", "format": "int64"]
            if let range = note?.range {
                value["minimum"] = .number(String(range.lowerBound))
                value["maximum"] = .number(String(range.upperBound))
            }
            return value
        case .number: return ["type": "number"]
        case .boolean: return ["type": "boolean"]
        case .closed(let words): return ["type": "string", "enum": .array(words.map(Value.string))]
        case .list(let inner): return ["type": "array", "items": json(inner, note)]
        case .map(let inner): return ["type": "object", "additionalProperties": json(inner, note)]
        case .reference(let name): return ["$ref": .string("#/components/schemas/\(name)")]
        }
    }

    static func json(_ object: Schema.Object) -> Value {
        var properties: [String: Value] = [:]
        for member in object.members { properties[member.name] = json(member.schema) }
        return [
            "type": "object", "properties": .object(properties),
            "required": .array(object.members.filter(\.isRequired).map { .string($0.name) }),
        ]
    }
}
