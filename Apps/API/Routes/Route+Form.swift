import Domain
public import Workflows

extension Route {
    /// Makes the call of the fields of a form and performs it. A name with a dot, `set.country`, is a member of an object;
    /// one that stands there several times is a list.
    ///
    /// - Throws: as ``perform(_:in:)``; places in problems are parameters by their fields' names.
    public func perform(form fields: [(name: String, value: String)], in session: Session) async throws -> Reply {
        var members: [String: Value] = [:]
        var origins: [String: ValueDecoder.Origin] = [:]
        for (name, value) in fields {
            let halves = name.split(separator: ".", maxSplits: 1).map(String.init)
            guard let head = halves.first else { throw CallProblem(query: name, Phrase("call-unknown", ["known": []])) }
            if halves.count == 2 {
                var object: [String: Value] = [:]
                if case .object(let known)? = members[head] { object = known }
                object[halves[1]] = .string(value)
                members[head] = .object(object)
                continue
            }
            origins[head] = .query
            switch members[head] {
            case .parameter(let first)?: members[head] = .parameters([first, value])
            case .parameters(let rest)?: members[head] = .parameters(rest + [value])
            default: members[head] = .parameter(value)
            }
        }
        return try await run(ValueDecoder(members: members, origins: origins), session)
    }
}
