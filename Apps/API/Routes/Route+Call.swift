import Domain
import Foundation
public import Workflows

/// A call on its way to a server.
public struct OutgoingCall: Sendable {
    public var method: Route.Method
    /// Below `/v1`, encoded.
    public var path: String
    public var query: [(name: String, value: String)]
    /// JSON; nil when what is asked for stands in the path and query.
    public var body: [UInt8]?
}

extension Route {
    /// How `call`, one of this route's, is sent: the other way of ``perform(_:in:)``.
    ///
    /// - Throws: ``CallProblem`` when a parameter of the path is not given.
    public func request(of call: some Call) throws -> OutgoingCall {
        guard case .object(var members) = try JSONParser.parse(try Reply.json(call)) else {
            throw CallProblem(.body(""), Phrase("call-type", ["type": "object"]))
        }
        var path = ""
        for segment in self.path.split(separator: "/") {
            path += "/"
            guard segment.hasPrefix("{") else {
                path += segment
                continue
            }
            let name = String(segment.dropFirst().dropLast())
            guard let text = members.removeValue(forKey: name)?.parameters.first else {
                throw CallProblem(.path(name), Phrase("call-missing"))
            }
            path += Percent.encoded(text)
        }
        guard !hasBody else {
            return OutgoingCall(method: method, path: path, query: [], body: Value.object(members).json)
        }
        let query = members.sorted { $0.key < $1.key }.flatMap { name, value in
            value.parameters.map { (name: name, value: $0) }
        }
        return OutgoingCall(method: method, path: path, query: query, body: nil)
    }
}

extension Value {
    /// What it says as parameters of a query.
    fileprivate var parameters: [String] {
        switch self {
        case .null, .object: []
        case .bool(let value): [value ? "true" : "false"]
        case .number(let text), .string(let text), .parameter(let text): [text]
        case .parameters(let texts): texts
        case .array(let items): items.flatMap(\.parameters)
        }
    }
}
