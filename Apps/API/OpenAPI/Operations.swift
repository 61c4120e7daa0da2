import Domain
import Wording
import Workflows

extension OpenAPI {
    static func operation(of route: Route, _ catalogue: inout Catalogue) throws -> Value {
        let (call, response) = try route.describe(&catalogue)
        guard case .reference(let name) = call, let object = catalogue.objects[name] else {
            throw Indescribable(type: route.id)
        }
        let inPath = route.pathParameters
        var parameters: [Value] = inPath.map { name in
            parameter(name, in: "path", object.member(name)?.schema ?? .string, isRequired: true, of: route.id)
        }
        if !route.hasBody {
            parameters += object.members.filter { !inPath.contains($0.name) }.map {
                parameter($0.name, in: "query", $0.schema, isRequired: $0.isRequired, of: route.id)
            }
        }
        if route.method == .post, !route.isSecret {
            parameters.append(["$ref": "#/components/parameters/IdempotencyKey"])
        }
        if route.isGuarded { parameters.append(["$ref": "#/components/parameters/IfMatch"]) }
        var operation: Value = [
            "operationId": .string(route.id), "tags": [.string(route.tag.rawValue)],
            "summary": .string(route.summary),
            "parameters": .array(parameters), "responses": .object(answers(of: route, response)),
            "x-authz": authority(of: route.action),
        ]
        if route.hasBody {
            let members = object.members.filter { !inPath.contains($0.name) }
            operation["requestBody"] = [
                "required": .bool(members.contains(where: \.isRequired)),
                "content": ["application/json": ["schema": body(members, of: route.id)]],
            ]
        }
        return operation
    }

    /// Who may do it: by which operation, with which scope of a token, and after which password at a browser.
    static func authority(of action: Action) -> Value {
        [
            "action": .string(action.rawValue), "scope": .string(action.scope.rawValue),
            "password": .string(action.confirmation.rawValue),
        ]
    }

    private static func parameter(
        _ name: String, in place: String, _ schema: Schema, isRequired: Bool, of call: String
    ) -> Value {
        var parameter: Value = [
            "name": .string(name), "in": .string(place), "required": .bool(isRequired || place == "path"),
            "schema": json(schema, Note.note(call, name), isSegment: place == "path"),
        ]
        if let note = Note.note(call, name) { parameter["description"] = .string(note.text) }
        return parameter
    }

    private static func body(_ members: [Schema.Object.Member], of call: String) -> Value {
        var properties: [String: Value] = [:]
        for member in members {
            let note = Note.note(call, member.name)
            var property = json(member.schema, note)
            if let note { property["description"] = .string(note.text) }
            if let example = note?.example { property["examples"] = [example] }
            properties[member.name] = property
        }
        return [
            "type": "object", "additionalProperties": false, "properties": .object(properties),
            "required": .array(members.filter(\.isRequired).map { .string($0.name) }),
        ]
    }

    private static func answers(of route: Route, _ response: Schema) -> [String: Value] {
        var headers: [String: Value] = ["X-Request-Id": ["$ref": "#/components/headers/RequestId"]]
        if route.isGuarded || route.hasEntity { headers["ETag"] = ["$ref": "#/components/headers/ETag"] }
        if route.hasPlace { headers["Location"] = ["$ref": "#/components/headers/Location"] }
        var answers: [String: Value] = [
            route.outcome == .made ? "201" : "200": [
                "description": .string(route.summary), "headers": .object(headers),
                "content": ["application/json": ["schema": json(response)]],
            ]
        ]
        var statuses = [400, 401, 403, 404, 406, 422, 429, 500, 503]
        if route.hasBody { statuses += [408, 413, 415] }
        if route.isWrite { statuses += [409, 507] }
        if route.isGuarded { statuses += [412, 428] }
        if !route.isWrite, route.hasEntity { answers["304"] = ["$ref": "#/components/responses/304"] }
        for status in statuses { answers[String(status)] = ["$ref": .string("#/components/responses/\(status)")] }
        return answers
    }

    // What many operations share
    static let parameters: [String: Value] = [
        "IdempotencyKey": [
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "A name of your own for this request: sent again within 24 hours, it is done once.",
            "schema": ["type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"],
        ],
        "IfMatch": [
            "name": "If-Match", "in": "header", "required": true,
            "description": "The ETag of the state that is changed.",
            "schema": ["type": "string", "pattern": #"^"[!#-~]+"$"#],
        ],
    ]

    static let headers: [String: Value] = [
        "RequestId": ["description": "The request, as logs know it.", "schema": ["type": "string"]],
        "ETag": ["description": "The state that is shown.", "schema": ["type": "string"]],
        "Location": ["description": "Where what was made is.", "schema": ["type": "string"]],
        "RetryAfter": ["description": "Seconds to wait.", "schema": ["type": "integer", "minimum": 1]],
    ]

    static let responses: [String: Value] = problems.merging(
        [
            "304": [
                "description": "What you have, by its ETag in `If-None-Match`, is what there is.",
                "headers": ["ETag": ["$ref": "#/components/headers/ETag"]],
            ]
        ],
        uniquingKeysWith: { problem, _ in problem })

    private static let problems: [String: Value] = Dictionary(
        [400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 414, 415, 422, 428, 429, 500, 503, 507].map { status in
            var response: Value = [
                "description": .string(Problem.title(of: status, .init(.english))),
                "content": [
                    "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                ],
            ]
            if status == 429 || status == 503 {
                response["headers"] = ["Retry-After": ["$ref": "#/components/headers/RetryAfter"]]
            }
            return (String(status), response)
        }, uniquingKeysWith: { _, last in last })
}
