import Domain
public import Workflows

/// An operation that is no call: what it takes or gives is no JSON.
public struct Extra: Sendable {
    public let path: String
    public let method: Route.Method
    let operation: @Sendable (inout Catalogue) throws -> Value

    private init(
        _ path: String, _ method: Route.Method, _ operation: @escaping @Sendable (inout Catalogue) throws -> Value
    ) {
        self.path = path
        self.method = method
        self.operation = operation
    }

    /// A file that is imported, as it is or with its mapping.
    public static func upload(_ path: String, id: String, _ summary: String, _ action: Action) -> Extra {
        Extra(path, .post) { catalogue in
            let report = OpenAPI.json(try catalogue.schema(of: ImportReport.self))
            func option(_ name: String, _ schema: Value, _ text: String) -> Value {
                ["name": .string(name), "in": "query", "schema": schema, "description": .string(text)]
            }
            var responses: [String: Value] = [
                "200": [
                    "description": .string(
                        "What it did, row by row where something is to be said: of at most 1,000 groups each of problems and "
                            + "of skipped rows, and of the 1,000 lowest rows of each. `problemsLeftOut` and `skippedLeftOut` "
                            + "count what stands in none of them; all counts are of the whole file."),
                    "content": ["application/json": ["schema": report]],
                ]
            ]
            for status in [400, 401, 403, 406, 408, 409, 413, 415, 422, 429, 500, 503, 507] {
                responses[String(status)] = ["$ref": .string("#/components/responses/\(status)")]
            }
            return [
                "operationId": .string(id), "tags": ["imports"], "summary": .string(summary),
                "x-authz": OpenAPI.authority(of: action),
                "parameters": [
                    option("dryRun", ["type": "boolean"], "Only tell what would happen."),
                    option(
                        "allOrNothing", ["type": "boolean"], "Whether one row with a problem keeps the rest out too."),
                    option("encoding", ["type": "string"], "The file's encoding; without it found from its bytes."),
                    option(
                        "delimiter", ["type": "string", "enum": ["comma", "semicolon", "tab", "pipe"]],
                        "Without it found."),
                    ["$ref": "#/components/parameters/IdempotencyKey"],
                ],
                "requestBody": [
                    "required": true,
                    "content": [
                        "text/csv": ["schema": ["type": "string"]],
                        "multipart/form-data": [
                            "schema": [
                                "type": "object", "required": ["file"], "additionalProperties": false,
                                "properties": [
                                    "file": ["type": "string", "contentMediaType": "text/csv"],
                                    "mapping": ["type": "string", "description": "YAML."],
                                    "companion": [
                                        "type": "array", "items": ["type": "string"],
                                        "description": "Files that the mapping joins.",
                                    ],
                                ],
                            ]
                        ],
                    ],
                ],
                "responses": .object(responses),
            ]
        }
    }

    /// A file that goes out.
    public static func export(_ path: String, id: String, _ summary: String, _ action: Action) -> Extra {
        Extra(path, .get) { _ in
            var responses: [String: Value] = [
                "200": [
                    "description": .string(summary),
                    "content": [
                        "text/csv": ["schema": ["type": "string"]],
                        "application/x-ndjson": [
                            "schema": ["type": "string", "description": "A row on each line, as an object."]
                        ],
                    ],
                ]
            ]
            for status in [401, 403, 406, 429, 500, 503] {
                responses[String(status)] = ["$ref": .string("#/components/responses/\(status)")]
            }
            return [
                "operationId": .string(id), "tags": ["exports"], "summary": .string(summary),
                "x-authz": OpenAPI.authority(of: action),
                "responses": .object(responses),
            ]
        }
    }
}
