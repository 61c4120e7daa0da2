import Foundation
public import Workflows

/// Where a call lives: its method and path, and what comes back.
public struct Route: Sendable {
    public enum Method: String, Sendable, CaseIterable { case get, post, put, patch, delete }

    /// What a response says besides its body.
    public enum Outcome: Sendable {
        /// 200.
        case found
        /// 201, with the path of what was made where it has one.
        case made
    }

    /// The call's.
    public let id: String
    public let action: Action
    public let method: Method
    /// Below `/v1`, with the names of parameters in braces, for example `/customers/{customer}`.
    public let path: String
    public let tag: Tag
    /// One line for lists.
    public let summary: String
    public let outcome: Outcome
    /// Whether the caller has to say which state it changes (`If-Match`).
    public let isGuarded: Bool
    /// Whether its response must not be kept: sent again, it is done again.
    public let isSecret: Bool
    /// Whether its response shows a state that has a name, and a place.
    public let hasEntity: Bool
    public let hasPlace: Bool
    /// The call's and the response's types, for describing them.
    let describe: @Sendable (inout Catalogue) throws -> (call: Schema, response: Schema)
    /// Makes the call of what a request brings, and performs it.
    let run: @Sendable (ValueDecoder, Session) async throws -> Reply

    /// The reply that once had this body.
    private let again: @Sendable ([UInt8]) throws -> Reply

    /// The reply to a request that is sent again: the same bytes.
    public func revive(_ body: [UInt8]) throws -> Reply { try again(body) }

    /// The groups of the interface, as documentation shows them.
    public enum Tag: String, CaseIterable, Sendable {
        case customers, timeline, agenda, pool, labels, batches, tags, files, team, accounts, imports, exports, policy
        case reports, audit, store
    }

    /// - `place`: the path of what was made, from the response.
    init<C: Call>(
        _ call: C.Type, _ method: Method, _ path: String, _ tag: Tag, _ summary: String, outcome: Outcome = .found,
        isGuarded: Bool = false, isSecret: Bool = false,
        place: (@Sendable (C.Response) -> [String])? = nil,
        entity: (@Sendable (C.Response) -> String?)? = nil
    ) {
        id = C.id
        action = C.action
        self.method = method
        self.path = path
        self.tag = tag
        self.summary = summary
        self.outcome = outcome
        self.isGuarded = isGuarded
        self.isSecret = isSecret
        hasEntity = entity != nil
        hasPlace = place != nil
        describe = { catalogue in
            (try catalogue.schema(of: C.self), try catalogue.schema(of: C.Response.self))
        }
        again = { body in
            let response = try JSONDecoder().decode(C.Response.self, from: Data(body))
            return Reply(value: response, body: body, place: place?(response), entity: entity?(response))
        }
        run = { decoder, session in
            let call = try decoder.decode(C.self)
            let response = try await call.perform(in: session)
            return Reply(
                value: response, body: try Reply.json(response, in: session.language), place: place?(response),
                entity: entity?(response))
        }
    }

    /// The names of the parameters in the path.
    public var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// Whether what is no part of the path stands in the body; else in the query.
    public var hasBody: Bool { method == .post || method == .put || method == .patch }

    /// Whether it may change something.
    public var isWrite: Bool { method != .get }
}

/// What a call answered.
public struct Reply: Sendable {
    public let value: any Codable & Sendable
    /// JSON; empty for what has nothing to tell.
    public let body: [UInt8]
    /// The segments of the path below `/v1` of what was made.
    public let place: [String]?
    /// The entity tag of what is shown, without quotes.
    public let entity: String?
}
