import API
import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Wording
import Workflows

/// Exports (FORMATS.md), as CSV, or as JSON with a row on each line. They are written to a file first: a reader that is slow does not hold the store.
struct Exporting: Sendable {
    let site: Site

    static let addresses = [("/v1/exports/labels", "GET"), ("/v1/exports/obligations", "GET")]

    static let described = [
        Extra.export("/v1/exports/labels", id: "exportLabels", "Every label of every customer", .export),
        Extra.export(
            "/v1/exports/obligations", id: "exportObligations", "Everything that is owed to every customer", .export),
    ]

    func add(to router: Router<SiteContext>) {
        router.get("/v1/exports/labels") { request, context in
            try await export("labels", LabelRow.self, request, context) { session, body in
                try await session.exportLabels(body)
            }
        }
        router.get("/v1/exports/obligations") { request, context in
            try await export("obligations", ObligationRow.self, request, context) { session, body in
                try await session.exportObligations(body)
            }
        }
    }

    private enum Format {
        case csv, jsonLines

        /// What the reader wants most; CSV for one that takes everything.
        init(_ request: Request) throws {
            for type in Accepted.names(request.headers[.accept] ?? "*/*") {
                switch type {
                case "text/csv", "text/*", "*/*": self = .csv
                case "application/x-ndjson", "application/*": self = .jsonLines
                default: continue
                }
                return
            }
            throw Refused.problem(.notAcceptable)
        }

        var contentType: String {
            switch self {
            case .csv: "text/csv; charset=utf-8; header=present"
            case .jsonLines: "application/x-ndjson; charset=utf-8"
            }
        }

        var suffix: String {
            switch self {
            case .csv: "csv"
            case .jsonLines: "ndjson"
            }
        }
    }

    private func export<Row: ExportRow>(
        _ name: String, _ row: Row.Type, _ request: Request, _ context: SiteContext,
        _ run: (Session, @escaping @Sendable ([Row]) throws -> Void) async throws -> Void
    ) async throws -> Response {
        let format = try Format(request)
        let session = try site.session(of: context.principal, at: context.now, request: context.requestID)
        guard let place = site.exports.enter() else { throw Refused.problem(.busy) }
        defer { place.leave() }
        let file = try SpoolFile()
        switch format {
        case .csv:
            try file.write(csv: Row.header)
            try await run(session) { rows in for row in rows { try file.write(csv: row.fields) } }
        case .jsonLines:
            try await run(session) { rows in for row in rows { try file.write(try row.jsonLine) } }
        }
        let size = try file.finish()
        return Response(
            status: .ok,
            headers: [
                .contentType: format.contentType, .vary: "Accept",
                .contentDisposition: "attachment; filename=\"\(name).\(format.suffix)\"",
            ],
            body: ResponseBody(contentLength: size) { writer in
                while let piece = try file.next() { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            })
    }
}
