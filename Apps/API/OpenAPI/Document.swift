import Workflows

/// The interface as an OpenAPI 3.1 document, made of ``Routes`` and of the types themselves.
public enum OpenAPI {
    /// - `version`: of the program.
    /// - `extra`: routes that are no calls, such as uploads and health, by path and method.
    public static func document(version: String, extra: [Extra] = []) throws -> [UInt8] {
        try tree(version: version, extra: extra).json
    }

    /// The document as a tree, for showing it otherwise.
    public static func tree(version: String, extra: [Extra] = []) throws -> Value {
        var catalogue = Catalogue()
        var paths: [String: Value] = [:]
        func add(_ operation: Value, at path: String, _ method: String) {
            var item = paths[path] ?? [:]
            item[method] = operation
            paths[path] = item
        }
        // What has no members of its own, and every problem.
        _ = try catalogue.schema(of: Problem.self)
        for route in Routes.all {
            add(try operation(of: route, &catalogue), at: "/v1" + route.path, route.method.rawValue)
        }
        for one in extra {
            add(try one.operation(&catalogue), at: one.path, one.method.rawValue)
        }
        let used = references(in: .object(paths), among: catalogue)
        var schemas: [String: Value] = [:]
        for (name, object) in catalogue.objects where used.contains(name) { schemas[name] = json(object) }
        return Value.object([
            "openapi": "3.1.0",
            "info": [
                "title": "Rapport", "version": .string(version),
                "summary": "Whom to contact next, by when, how and why.",
                "description": .string(introduction),
                "license": ["name": "Apache 2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "tags": .array(Route.Tag.allCases.map { ["name": .string($0.rawValue)] }),
            "security": [["token": []], ["session": []]],
            "paths": .object(paths),
            "components": [
                "schemas": .object(schemas),
                "parameters": .object(parameters), "headers": .object(headers), "responses": .object(responses),
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description":
                            "A token of Settings, or of `rapport token make`; it may do no more than its scopes.",
                    ],
                    "session": [
                        "type": "apiKey", "in": "cookie", "name": "__Host-rapport_session",
                        "description": .string(
                            """
                            What logging in to the pages gives a browser. Where `password` under `x-authz` is `always`, or `others` \
                            and it is about somebody else, it takes a password that was given in the last \(AccountRules.fresh) minutes: \
                            else the problem is 403 `password-needed`, until the password was given at `/confirm`.
                            """),
                    ],
                ],
            ],
        ])
    }

    private static let introduction = """
        Every workflow of Rapport over HTTP. Members of JSON are named as here, and nothing else is taken: an unknown or \
        doubled name is refused. Times are RFC 3339, amounts decimal texts. A problem is `application/problem+json` \
        (RFC 9457) with a stable `code`. Sentences of problems and reports are in English or Chinese, by `Accept-Language`. \
        A POST wants an `Idempotency-Key`: sent again within 24 hours with the same key and \
        body it answers the same bytes and does nothing a second time. What is updated is guarded by `If-Match` with the \
        `ETag` that was read.
        """

    /// The objects that a part of the document names, directly or through others.
    private static func references(in value: Value, among catalogue: Catalogue) -> Set<String> {
        var found: Set<String> = ["Problem"]
        var open = ["Problem"]
        func note(_ schema: Schema) {
            switch schema {
            case .reference(let name): if found.insert(name).inserted { open.append(name) }
            case .list(let inner), .map(let inner): note(inner)
            default: break
            }
        }
        func walk(_ value: Value) {
            switch value {
            case .object(let members):
                if case .string(let text)? = members["$ref"], text.hasPrefix("#/components/schemas/") {
                    note(.reference(String(text.dropFirst("#/components/schemas/".count))))
                }
                members.values.forEach(walk)
            case .array(let items): items.forEach(walk)
            default: break
            }
        }
        walk(value)
        while let name = open.popLast() { catalogue.objects[name]?.members.forEach { note($0.schema) } }
        return found
    }
}
