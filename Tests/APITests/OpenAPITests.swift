import Foundation
import Testing
import Workflows

@testable import API

struct OpenAPITests {
    private func document() throws -> [String: Any] {
        let bytes = try OpenAPI.document(version: "1.2.3")
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test func `every route stands in the document and nothing else`() throws {
        let paths = try #require(try document()["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, item in item.keys.map { "\($0) \(path)" } })
        #expect(described == Set(Routes.all.map { "\($0.method.rawValue) /v1\($0.path)" }))
    }

    @Test func `names of operations and addresses are used once`() {
        #expect(Set(Routes.all.map(\.id)).count == Routes.all.count)
        #expect(Set(Routes.all.map { "\($0.method) \($0.path)" }).count == Routes.all.count)
    }

    @Test func `every parameter in a path is one of the call's`() throws {
        var catalogue = Catalogue()
        for route in Routes.all {
            let (call, _) = try route.describe(&catalogue)
            guard case .reference(let name) = call else {
                Issue.record("\(route.id) is no object")
                continue
            }
            for parameter in route.pathParameters {
                let member = try #require(catalogue.objects[name]?.member(parameter), "\(route.id) \(parameter)")
                #expect(member.isRequired || route.id.hasSuffix("Promise"), "\(route.id) \(parameter)")
            }
        }
    }

    @Test func `what has a tag is read by it`() throws {
        let paths = try #require(try document()["paths"] as? [String: [String: [String: Any]]])
        for route in Routes.all {
            let operation = try #require(paths["/v1" + route.path]?[route.method.rawValue])
            let answers = try #require(operation["responses"] as? [String: Any])
            let isRead = route.method == .get && route.hasEntity
            #expect((answers["304"] != nil) == isRead, "\(route.id)")
        }
    }

    @Test func `every parameter is explained`() throws {
        var catalogue = Catalogue()
        for route in Routes.all {
            guard case .reference(let name) = try route.describe(&catalogue).call else { continue }
            for member in catalogue.objects[name]?.members ?? [] {
                #expect(Note.note(route.id, member.name) != nil, "\(route.id).\(member.name)")
            }
        }
    }

    @Test func `every reference leads somewhere`() throws {
        let document = try document()
        func look(_ pointer: String) -> Any? {
            pointer.split(separator: "/").dropFirst().reduce(document as Any?) { ($0 as? [String: Any])?[String($1)] }
        }
        func walk(_ value: Any) {
            if let members = value as? [String: Any] {
                if let reference = members["$ref"] as? String { #expect(look(reference) != nil, "\(reference)") }
                members.values.forEach(walk)
            }
            if let items = value as? [Any] { items.forEach(walk) }
        }
        walk(document)
    }

    @Test func `what a type asks for is what the document says`() throws {
        var catalogue = Catalogue()
        _ = try catalogue.schema(of: LogEvent.self)
        let members = try #require(catalogue.objects["LogEvent"])
        #expect(members.member("kind")?.isRequired == true)
        #expect(members.member("parts") == .init(name: "parts", schema: .map(.integer), isRequired: false))
        #expect(members.member("replaced") == .init(name: "replaced", schema: .list(.string), isRequired: false))
        #expect(try catalogue.schema(of: Today.self) == .reference("Today"))
        #expect(catalogue.objects["TodayLine"]?.member("obligation")?.schema == .reference("ObligationView"))
    }
}
