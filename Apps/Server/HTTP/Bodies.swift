import API
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Synchronization

/// What requests bring, within bounds of size and time.
struct Bodies: Sendable {
    let site: Site

    /// How long a server that is told to stop still waits for what is on its way.
    private static let lastWait = Duration.seconds(3)

    /// What takes longer than other bodies may has to bring so many bytes a second on average.
    private static let least = 1024

    /// How much of a body has come.
    private final class Arrived: Sendable {
        let count = Atomic(0)
    }

    /// Of a request whose body is JSON; nil when there is none.
    func json(of request: Request) async throws -> [UInt8]? {
        let body = try await bytes(of: request)
        if body.isEmpty { return nil }
        guard request.mediaType == "application/json" else {
            throw Refused.problem(.unsupportedMedia(expected: "application/json"))
        }
        return body
    }

    /// The fields of a form, each once: of several values the last.
    func form(of request: Request) async throws -> Form {
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            throw Refused.problem(.unsupportedMedia(expected: "application/x-www-form-urlencoded"))
        }
        let body = String(decoding: try await bytes(of: request), as: UTF8.self)
        guard let pairs = Percent.pairs(body[...]) else { throw Refused.problem(.badQuery) }
        return Form(pairs)
    }

    /// The parts of an upload.
    func parts(of request: Request) async throws -> [Multipart.Part] {
        guard let boundary = request.boundary else {
            throw Refused.problem(.unsupportedMedia(expected: "multipart/form-data"))
        }
        let body = try await bytes(
            of: request, limit: site.settings.uploadLimit, within: site.settings.uploadTimeout)
        guard let parts = Multipart.parts(body, boundary: boundary) else { throw Refused.problem(.badUpload) }
        return parts
    }

    func bytes(of request: Request) async throws -> [UInt8] {
        try await bytes(of: request, limit: site.settings.bodyLimit, within: site.settings.requestTimeout)
    }

    func bytes(of request: Request, limit: Int, within time: Duration) async throws -> [UInt8] {
        guard request.headers[.contentEncoding] == nil else { throw Refused.problem(.encodedBody) }
        if let length = request.headers[.contentLength].flatMap(Int.init) {
            if length == 0 { return [] }
            if length > limit { throw Refused.problem(.tooLarge(limit: limit)) }
        }
        site.load.stepAside()
        let result: Result<[UInt8], any Error>
        do { result = .success(try await arriving(request, limit: limit, within: time)) } catch {
            result = .failure(error)
        }
        guard site.load.comeBack() else { throw Refused.problem(.busy) }
        return try result.get()
    }

    private func arriving(_ request: Request, limit: Int, within time: Duration) async throws -> [UInt8] {
        let arrived = Arrived()
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                var body: [UInt8] = []
                do {
                    for try await piece in request.body {
                        guard body.count + piece.readableBytes <= limit else {
                            throw Refused.problem(.tooLarge(limit: limit))
                        }
                        body += piece.readableBytesView
                        arrived.count.store(body.count, ordering: .relaxed)
                    }
                } catch let error as Refused { throw error } catch is CancellationError {
                    throw CancellationError()
                } catch {
                    // It is broken off, or its pieces are none: nothing of it is kept.
                    throw Refused.problem(.badBody)
                }
                return body
            }
            group.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: Self.lastWait)
                throw Refused.problem(.busy)
            }
            group.addTask { [patience = site.settings.requestTimeout] in
                var waited = min(time, patience)
                try await Task.sleep(for: waited)
                while waited < time,
                    arrived.count.load(ordering: .relaxed) >= Self.least * Int(waited.components.seconds)
                {
                    try await Task.sleep(for: .seconds(1))
                    waited += .seconds(1)
                }
                throw Refused.problem(.tooSlow)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
}

/// What a form says, by name.
struct Form: Sendable {
    let pairs: [(name: String, value: String)]
    init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// Nil for what is not there or says nothing.
    subscript(name: String) -> String? {
        pairs.last { $0.name == name }.map(\.value).flatMap { $0.isEmpty ? nil : $0 }
    }
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
    var withoutSecrets: Form { Form(pairs.filter { !Self.secrets.contains($0.name) }) }
    /// As it was sent.
    var text: String {
        pairs.map { Percent.encoded($0.name) + "=" + Percent.encoded($0.value) }.joined(separator: "&")
    }
    private static let secrets: Set<String> = ["old", "new", "password", "token"]

    var values: [String: String] {
        Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    }
}

extension Request {
    /// Without parameters, in small letters.
    var mediaType: String? {
        headers[.contentType].map { $0.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() }
    }

    fileprivate var boundary: String? {
        guard mediaType == "multipart/form-data", let header = headers[.contentType] else { return nil }
        for part in header.split(separator: ";").dropFirst() {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].filter({ $0 != " " }).lowercased() == "boundary" else { continue }
            var value = halves[1]
            if value.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") { value = value.dropFirst().dropLast() }
            guard (1...70).contains(value.utf8.count) else { return nil }
            return String(value)
        }
        return nil
    }
}
