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

/// A file without a name, which is gone when nobody holds it any more.
private final class SpoolFile: Sendable {
    private let handle: FileHandle
    private static let pieceSize = 1 << 16

    init() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-\(UUID().uuidString).csv")
            .path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forUpdatingAtPath: path)
        else { throw Refused.problem(.failed) }
        try FileManager.default.removeItem(atPath: path)
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: bytes) }

    func write(csv fields: [String]) throws {
        var piece: [UInt8] = []
        var writer = CSVWriter<Never> { piece += $0 }
        writer.write(fields)
        writer.finish()
        try handle.write(contentsOf: piece)
    }

    /// - Returns: bytes.
    func finish() throws -> Int {
        let size = try handle.offset()
        try handle.seek(toOffset: 0)
        return Int(size)
    }

    func next() throws -> [UInt8]? {
        guard let data = try handle.read(upToCount: Self.pieceSize), !data.isEmpty else { return nil }
        return Array(data)
    }
}
