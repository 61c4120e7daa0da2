import Domain
import Testing
import Wording
import Workflows

@testable import API

struct CallDecodingTests {
    private func decode<C: Decodable>(
        _ type: C.Type, path: [String: String] = [:], query: [String: String] = [:], body: String? = nil
    ) throws -> C {
        var members: [String: Value] = [:]
        var origins: [String: ValueDecoder.Origin] = [:]
        if let body, case .object(let read) = try JSONParser.parse(Array(body.utf8)) { members = read }
        for (name, value) in path {
            members[name] = .parameter(value)
            origins[name] = .path
        }
        for (name, value) in query {
            members[name] = .parameter(value)
            origins[name] = .query
        }
        return try ValueDecoder(members: members, origins: origins).decode(type)
    }

    private func faults(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let problem as CallProblem {
            return problem.faults.map { fault in
                switch fault.place {
                case .body(let pointer): "\(pointer) \(fault.phrase.code)"
                case .path(let name): "path \(name) \(fault.phrase.code)"
                case .query(let name): "query \(name) \(fault.phrase.code)"
                }
            }
        } catch { return ["\(error)"] }
    }

    @Test func `a call is made of path and body`() throws {
        let call = try decode(
            LogEvent.self, path: ["customer": "ACME"],
            body: #"{"kind":"contact","channel":"phone","parts":{"filter":90},"replaced":["a","b"],"form":true}"#)
        #expect(call.customer == "ACME")
        #expect(call.kind == .contact)
        #expect(call.channel == .phone)
        #expect(call.parts == ["filter": 90])
        #expect(call.replaced?.map(\.text) == ["a", "b"])
        #expect(call.form == true)
        #expect(call.note == nil)
    }

    @Test func `parameters of a query become what is asked for`() throws {
        let call = try decode(ReadWorklist.self, query: ["days": "7", "owner": "li", "language": "zh"])
        #expect(call.days == 7)
        #expect(call.owner?.text == "li")
        #expect(call.language == .chinese)
    }

    @Test(arguments: [
        (#"{"kind":"contact","knd":1}"#, ["/knd call-unknown"]),
        (#"{"kind":"created"}"#, ["/kind call-one-of"]), (#"{"kind":7}"#, ["/kind call-type"]),
        (#"{}"#, ["/kind call-missing"]), (#"{"kind":"contact","form":1}"#, ["/form call-type"]),
        (#"{"kind":"contact","form":null}"#, ["/form call-type"]),
        (#"{"kind":"contact","serviceDays":1.0}"#, ["/serviceDays call-type"]),
        (#"{"kind":"contact","serviceDays":1e3}"#, ["/serviceDays call-type"]),
        (#"{"kind":"contact","serviceDays":99999999999999999999}"#, ["/serviceDays call-type"]),
        (#"{"kind":"contact","serviceDays":"7"}"#, ["/serviceDays call-type"]),
        (#"{"kind":"contact","ref":"a\u0001b"}"#, ["/ref call-line"]),
        (#"{"kind":"contact","replaced":["a",2]}"#, ["/replaced/1 call-type"]),
        (#"{"kind":"contact","parts":{"a/b~c":"x"}}"#, ["/parts/a~1b~0c call-type"]),
    ]) func `what is wrong is named by its place`(body: String, expected: [String]) {
        #expect(faults { _ = try decode(LogEvent.self, path: ["customer": "K"], body: body) } == expected)
    }

    @Test func `a parameter of a query that nobody asks for is refused`() {
        #expect(faults { _ = try decode(ReadWorklist.self, query: ["dayz": "7"]) } == ["query dayz call-unknown"])
        #expect(faults { _ = try decode(ReadWorklist.self, query: ["days": "+7"]) } == ["query days call-type"])
    }
}
