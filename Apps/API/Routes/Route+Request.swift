import Domain
public import Workflows

/// What a request brings, before it is understood as a call.
public struct CallRequest: Sendable {
    /// By name of the parameter, decoded.
    public var path: [String: String]
    /// In the order of the query, decoded.
    public var query: [(name: String, value: String)]
    /// Nil when there is none.
    public var body: [UInt8]?

    public init(path: [String: String], query: [(name: String, value: String)] = [], body: [UInt8]? = nil) {
        self.path = path
        self.query = query
        self.body = body
    }
}

extension Route {
    /// Makes the call of `request` and performs it.
    ///
    /// - Throws: ``CallProblem`` for what is no call, ``Workflows/RapportError`` for what is refused.
    public func perform(_ request: CallRequest, in session: Session) async throws -> Reply {
        try await run(try decoder(request), session)
    }

    private func decoder(_ request: CallRequest) throws(CallProblem) -> ValueDecoder {
        var members: [String: Value] = [:]
        var origins: [String: ValueDecoder.Origin] = [:]
        if hasBody {
            for (name, _) in request.query {
                throw CallProblem(.query(name), Phrase("call-no-query"))
            }
            members = try Self.members(of: request.body)
        } else {
            for (name, value) in request.query {
                guard request.path[name] == nil else { throw CallProblem(.query(name), Phrase("call-in-path")) }
                origins[name] = .query
                switch members[name] {
                case nil: members[name] = .parameter(value)
                case .parameter(let first)?: members[name] = .parameters([first, value])
                case .parameters(let rest)?: members[name] = .parameters(rest + [value])
                default: break
                }
            }
        }
        for (name, value) in request.path {
            guard members[name] == nil else { throw CallProblem(.body("/\(name)"), Phrase("call-in-path")) }
            members[name] = .parameter(value)
            origins[name] = .path
        }
        return ValueDecoder(members: members, origins: origins)
    }

    /// A body that is not there says no more than an empty object.
    private static func members(of body: [UInt8]?) throws(CallProblem) -> [String: Value] {
        guard let body, !body.isEmpty else { return [:] }
        let value: Value
        do throws(JSONFault) { value = try JSONParser.parse(body) } catch {
            throw CallProblem(.body(""), error.phrase)
        }
        guard case .object(let members) = value else {
            throw CallProblem(.body(""), Phrase("call-type", ["type": "object"]))
        }
        return members
    }
}
