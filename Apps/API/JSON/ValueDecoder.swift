import Domain
import Workflows

/// Makes a call of the values of a request, strictly: each has the type that is asked for, and what nobody asks for is
/// refused.
struct ValueDecoder {
    /// Where the members of the outermost object stand.
    enum Origin { case path, query, body }

    let members: [String: Value]
    let origins: [String: Origin]

    func decode<C: Decodable>(_ type: C.Type) throws(CallProblem) -> C {
        let frame = Frame(origins: origins)
        do {
            let value = try C(from: Level(value: .object(members), path: [], frame: frame))
            let unknown = frame.unknown(in: members)
            guard unknown.isEmpty else { throw CallProblem(unknown) }
            return value
        } catch let problem as CallProblem { throw problem } catch {
            throw CallProblem(.body(""), Phrase(verbatim: "\(error)"))
        }
    }
}

/// What is known of the whole request while its parts are decoded.
final class Frame {
    let origins: [String: ValueDecoder.Origin]
    /// By the pointer of an object: the keys that were asked for. Dictionaries ask for all of theirs.
    private var asked: [[String]: Set<String>] = [:]

    init(origins: [String: ValueDecoder.Origin]) { self.origins = origins }

    func ask(_ key: String, at path: [String]) { asked[path, default: []].insert(key) }

    func place(_ path: [String]) -> CallProblem.Fault.Place {
        switch path.first.flatMap({ origins[$0] }) {
        case .path?: .path(path[0])
        case .query?: .query(path[0])
        case .body?, nil:
            .body(
                path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined())
        }
    }

    func problem(_ path: [String], _ phrase: Phrase) -> CallProblem { CallProblem(place(path), phrase) }

    /// Members that nobody asked for, of the request and of every object in it.
    func unknown(in members: [String: Value]) -> [CallProblem.Fault] {
        var faults: [CallProblem.Fault] = []
        func walk(_ value: Value, _ path: [String]) {
            switch value {
            case .object(let members):
                // A call without parameters asks for nothing.
                guard let known = asked[path] ?? (path.isEmpty ? [] : nil) else { return }
                for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                    if known.contains(key) {
                        walk(value, path + [key])
                    } else {
                        faults.append(
                            .init(
                                place: place(path + [key]), phrase: Phrase("call-unknown", ["known": known.sorted()])))
                    }
                }
            case .array(let items):
                for (index, item) in items.enumerated() { walk(item, path + [String(index)]) }
            default: break
            }
        }
        walk(.object(members), [])
        return faults
    }
}

/// A decoder of one value at its place.
private struct Level: Decoder {
    let value: Value
    let path: [String]
    let frame: Frame
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func wrong(_ type: String) -> CallProblem { frame.problem(path, Phrase("call-type", ["type": type])) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw wrong("object") }
        return KeyedDecodingContainer(Keyed(members: members, level: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        switch value {
        case .array(let items): return Unkeyed(items: items, level: self)
        case .parameters(let texts): return Unkeyed(items: texts.map(Value.parameter), level: self)
        // A query's list with one member.
        case .parameter(let text): return Unkeyed(items: [.parameter(text)], level: self)
        default: throw wrong("array")
        }
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(level: self) }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if let closed = T.self as? any ClosedSet.Type { return try self.closed(closed) as T }
        do { return try T(from: self) } catch let problem as CallProblem { throw problem } catch let fault as CallFault
        { throw frame.problem(path, fault.phrase) } catch {
            throw frame.problem(path, Phrase(verbatim: "\(error)"))
        }
    }

    /// One of few words.
    private func closed<T>(_ type: any ClosedSet.Type) throws -> T {
        let text = try string()
        guard let value = type.member(text) as? T else {
            throw frame.problem(path, Phrase("call-one-of", ["possible": type.members]))
        }
        return value
    }

    func string() throws -> String {
        switch value {
        case .string(let text), .parameter(let text):
            guard !text.utf8.contains(0) else {
                throw frame.problem(path, Phrase("call-prose", ["limit": Line.limit]))
            }
            return text
        default: throw wrong("string")
        }
    }

    func bool() throws -> Bool {
        switch value {
        case .bool(let value): return value
        case .parameter("true"): return true
        case .parameter("false"): return false
        default: throw wrong("boolean")
        }
    }

    func integer<I: FixedWidthInteger>() throws -> I {
        switch value {
        // No `1.0`, no `1e3`, no `+1`: what is whole is written so.
        case .number(let text), .parameter(let text):
            if let number = I(text), text.utf8.first != UInt8(ascii: "+") { return number }
        default: break
        }
        throw wrong("integer")
    }
}

private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: Value]
    let level: Level
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] {
        members.keys.sorted().compactMap { key in
            level.frame.ask(key, at: level.path)
            return Key(stringValue: key)
        }
    }

    init(members: [String: Value], level: Level) {
        self.members = members
        self.level = level
    }

    func contains(_ key: Key) -> Bool {
        level.frame.ask(key.stringValue, at: level.path)
        return members[key.stringValue] != nil
    }

    private func at(_ key: Key) throws -> Level {
        level.frame.ask(key.stringValue, at: level.path)
        let path = level.path + [key.stringValue]
        guard let value = members[key.stringValue] else {
            throw level.frame.problem(path, Phrase("call-missing"))
        }
        return Level(value: value, path: path, frame: level.frame)
    }

    /// Null is refused like any other type that was not asked for: what is not there is left out.
    func decodeNil(forKey key: Key) throws -> Bool { false }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try at(key).bool() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try at(key).string() }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try at(key).integer() }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try at(key).integer() }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try at(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try at(key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try at(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder { level }
    func superDecoder(forKey key: Key) throws -> any Decoder { try at(key) }
}

private struct Unkeyed: UnkeyedDecodingContainer {
    let items: [Value]
    let level: Level
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex == items.count }

    init(items: [Value], level: Level) {
        self.items = items
        self.level = level
    }

    private mutating func next() throws -> Level {
        let path = level.path + [String(currentIndex)]
        guard !isAtEnd else { throw level.frame.problem(path, Phrase("call-missing")) }
        defer { currentIndex += 1 }
        return Level(value: items[currentIndex], path: path, frame: level.frame)
    }

    mutating func decodeNil() throws -> Bool { false }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try next().bool() }
    mutating func decode(_ type: String.Type) throws -> String { try next().string() }
    mutating func decode(_ type: Int.Type) throws -> Int { try next().integer() }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try next().integer() }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().decode(type) }
    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}

private struct Single: SingleValueDecodingContainer {
    let level: Level
    var codingPath: [any CodingKey] { [] }
    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { try level.bool() }
    func decode(_ type: String.Type) throws -> String { try level.string() }
    func decode(_ type: Int.Type) throws -> Int { try level.integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try level.integer() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try level.decode(type) }
}
