import Foundation
import Hummingbird
import Logging

// Answers every request with the bytes of a file: the least that a server of this library can do with this payload.
//
//   Hello PORT FILE TYPE
let arguments = CommandLine.arguments
guard arguments.count == 4, let port = Int(arguments[1]), let content = FileManager.default.contents(atPath: arguments[2])
else {
    print("Hello PORT FILE TYPE")
    exit(64)
}
let body = ByteBuffer(bytes: content)
let type = arguments[3]
let router = Router()
let answer: @Sendable (Request, BasicRequestContext) async throws -> Response = { request, _ in
    // As the server does with what is sent, it reads it.
    if request.method == .post { _ = try await request.body.collect(upTo: 1_000_000) }
    return Response(status: .ok, headers: [.contentType: type], body: .init(byteBuffer: body))
}
router.get(use: answer)
router.get("**", use: answer)
router.post("**", use: answer)
var logger = Logger(label: "hello")
logger.logLevel = .error
let app = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
try await app.runService()
