import Domain
import Wording
import Workflows

/// Asks a type what it is made of, by decoding it from nothing and noting what it asks for.
final class Probe {
    private(set) var objects: [String: Schema.Object]

    init(objects: [String: Schema.Object]) { self.objects = objects }

    /// The schema of a type, and a value of it.
    func describe<T: Decodable>(_ type: T.Type) throws -> (Schema, T) {
        if let known = type as? any Described.Type, let (schema, value) = try known.described(by: self) as? (Schema, T)
        {
            return (schema, value)
        }
        if let closed = type as? any ClosedSet.Type {
            guard let first = closed.members.first, let value = closed.member(first) as? T else {
                throw Indescribable(type: "\(type)")
            }
            return (.closed(closed.members), value)
        }
        let name = Catalogue.name(of: type)
        let level = ProbeLevel(probe: self)
        let value = try T(from: level)
        objects[name] = level.notes.object
        return (.reference(name), value)
    }
}

/// A type that an interface cannot describe.
struct Indescribable: Error {
    let type: String
}

/// What is no object of members.
private protocol Described {
    static func described(by probe: Probe) throws -> (Schema, Any)
}

extension String: Described {
    fileprivate static func described(by probe: Probe) -> (Schema, Any) { (.string, "") }
}
extension Int: Described {
    fileprivate static func described(by probe: Probe) -> (Schema, Any) { (.integer, 0) }
}
extension Int64: Described {
    fileprivate static func described(by probe: Probe) -> (Schema, Any) { (.integer, Int64(0)) }
}
extension Double: Described {
    fileprivate static func described(by probe: Probe) -> (Schema, Any) { (.number, 0.0) }
}
extension Bool: Described {
    fileprivate static func described(by probe: Probe) -> (Schema, Any) { (.boolean, false) }
}
extension Line: Described {
    fileprivate static func described(by probe: Probe) throws -> (Schema, Any) {
        guard let line = Line("") else { throw Indescribable(type: "Line") }
        return (.string, line)
    }
}
extension Phrase: Described {
    fileprivate static func described(by probe: Probe) -> (Schema, Any) { (.string, Phrase(verbatim: "")) }
}
extension Prose: Described {
    fileprivate static func described(by probe: Probe) throws -> (Schema, Any) {
        guard let prose = Prose("") else { throw Indescribable(type: "Prose") }
        return (.string, prose)
    }
}
extension Array: Described where Element: Decodable {
    fileprivate static func described(by probe: Probe) throws -> (Schema, Any) {
        (.list(try probe.describe(Element.self).0), [Element]())
    }
}
extension Dictionary: Described where Key == String, Value: Decodable {
    fileprivate static func described(by probe: Probe) throws -> (Schema, Any) {
        (.map(try probe.describe(Value.self).0), [String: Value]())
    }
}

/// What one object has asked for so far.
private final class ProbeNotes {
    var object = Schema.Object()

    func note(_ name: String, _ schema: Schema, isRequired: Bool) {
        object.members.append(.init(name: name, schema: schema, isRequired: isRequired))
    }
}

private struct ProbeLevel: Decoder {
    let probe: Probe
    let notes = ProbeNotes()
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(ProbeContainer(probe: probe, notes: notes))
    }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Indescribable(type: "a list") }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Indescribable(type: "a value") }
}

private struct ProbeContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let probe: Probe
    let notes: ProbeNotes
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        let (schema, value) = try probe.describe(type)
        notes.note(key.stringValue, schema, isRequired: true)
        return value
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        notes.note(key.stringValue, try probe.describe(type).0, isRequired: false)
        return nil
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try required(type, key) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try required(type, key) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try required(type, key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try required(type, key) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try required(type, key) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try optional(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optional(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try optional(type, key) }

    private func required<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T {
        let (schema, value) = try probe.describe(type)
        notes.note(key.stringValue, schema, isRequired: true)
        return value
    }
    private func optional<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T? {
        notes.note(key.stringValue, try probe.describe(type).0, isRequired: false)
        return nil
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw Indescribable(type: "a nested container") }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw Indescribable(type: "a nested list")
    }
    func superDecoder() throws -> any Decoder { throw Indescribable(type: "a class") }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw Indescribable(type: "a class") }
}
