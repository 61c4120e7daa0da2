import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOPosix
import Testing

@testable import Server

/// Bytes on a connection, as nobody's client would send them.
@Suite struct ConnectionTests {
    /// What comes back for `text`, until the server closes or nothing more comes.
    private func send(_ text: String, to port: Int) async throws -> String {
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(
            host: "127.0.0.1", port: port
        ) { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        return try await connection.executeThenClose { inbound, outbound in
            var result = ""
            do {
                try await outbound.write(ByteBuffer(string: text))
                for try await piece in inbound { result += String(buffer: piece) }
            } catch is ChannelError {
                // Closed before it was heard.
            } catch is IOError {}
            return result
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nConnection: close\r\n\r\n0\r\n\r\n",
    ]) func `what is no request is refused, and the server goes on`(text: String) async throws {
        let desk = try await Desk()
        try await desk.run(live: true) { caller async throws in
            let port = try #require(caller.client.port)
            let answer = try await send(text, to: port)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
            #expect(try await caller.get("/healthz").status == 200)
        }
    }

    @Test(arguments: [
        "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nfffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\nConnection: close\r\n\r\n{}",
    ]) func `a body whose pieces are none is refused, and no failure of ours`(rest: String) async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run(live: true) { caller async throws in
            let port = try #require(caller.client.port)
            let head =
                "POST /v1/customers/ANN/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer \(token)\r\n"
            let answer = try await send(head + rest, to: port)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer)")
            #expect(try await caller.get("/healthz").status == 200)
        }
    }

    @Test(arguments: [
        ("/openapi.json", 200), ("/nope", 404), ("/v1/nope", 404), ("/v1/tick", 405), ("/v1/me", 401), ("/login", 303),
    ]) func `an answer to HEAD has no body, and the next one follows`(path: String, status: Int) async throws {
        let desk = try await Desk()
        try await desk.run(live: true) { caller async throws in
            let port = try #require(caller.client.port)
            let answer = try await send(
                "HEAD \(path) HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n"
                    + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", to: port)
            let parts = answer.components(separatedBy: "\r\n\r\n")
            #expect(parts.count == 3 && parts[1].hasPrefix("HTTP/1.1 200") && parts[2] == "alive\n", "\(answer)")
            #expect(answer.hasPrefix("HTTP/1.1 \(status)"))
        }
    }

    @Test func `who asks whether the body may come is told to go on`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run(live: true) { caller async throws in
            let body = #"{"kind":"note","note":"x"}"#
            let answer = try await send(
                "POST /v1/customers/ANN/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\nExpect: 100-continue\r\n"
                    + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)",
                to: try #require(caller.client.port))
            let parts = answer.components(separatedBy: "\r\n\r\n")
            #expect(parts[0] == "HTTP/1.1 100 Continue" && parts[1].hasPrefix("HTTP/1.1 201"), "\(answer)")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `who sends a body slowly takes nobody's place`() async throws {
        let desk = try await Desk(["--max-requests", "1"])
        let token = try await desk.token("ann")
        try await desk.run(live: true) { caller async throws in
            let slow = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(
                host: "127.0.0.1", port: try #require(caller.client.port)
            ).get()
            let head = "POST /v1/views HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
            try await slow.writeAndFlush(
                ByteBuffer(string: head + "Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{"))
            let ann = caller.with(.authorization, "Bearer \(token)")
            while desk.site.load.aside == 0 { try await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<20 { #expect(try await ann.get("/v1/me").status == 200) }
            try await slow.close()
        }
        #expect(desk.site.load.now == 0 && desk.site.load.aside == 0)
    }

    /// The first bytes of a file that is announced as long.
    private static func begunFile(_ token: String, _ type: String) -> String {
        "POST /v1/imports/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\nContent-Type: \(type)\r\n"
            + "Content-Length: 100000\r\nConnection: close\r\n\r\nkey,name\n"
    }

    @Test(.timeLimit(.minutes(5)), arguments: ["text/csv", "multipart/form-data; boundary=x"])
    func `a file that comes by drops is not waited for`(type: String) async throws {
        let desk = try await Desk(["--request-timeout", "1", "--upload-timeout", "3600", "--idle-timeout", "3600"])
        let token = try await desk.token("root")
        try await desk.run(live: true) { caller async throws in
            let answer = try await send(Self.begunFile(token, type), to: try #require(caller.client.port))
            #expect(answer.hasPrefix("HTTP/1.1 408 "), "\(answer)")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a file of somebody who may not import is not waited for`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("ann")
        try await desk.run(live: true) { caller async throws in
            let answer = try await send(Self.begunFile(token, "text/csv"), to: try #require(caller.client.port))
            #expect(answer.hasPrefix("HTTP/1.1 403 "), "\(answer)")
        }
    }

    @Test func `texts are compressed for those who ask, and files come whole`() async throws {
        let desk = try await Desk()
        let token = try await desk.token("root")
        try await desk.run(live: true) { caller async throws in
            let root = caller.with(token: token)
            let plain = try await root.get("/openapi.json")
            let packed = try await root.with(.acceptEncoding, "gzip").get("/openapi.json")
            #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding")
            #expect(packed.headers[.contentEncoding] == "gzip" && packed.bytes.count < plain.bytes.count / 2)
            #expect(packed.headers[Compression.mark] == nil && plain.headers[Compression.mark] == nil)
            for _ in 0..<3 {
                let file = try await root.with(.acceptEncoding, "gzip").get("/v1/exports/obligations")
                #expect(file.headers[.contentEncoding] == nil)
                #expect(
                    file.headers[.contentLength] == String(file.bytes.count) && file.text.hasPrefix("customer,kind,due")
                )
            }
            #expect(try await root.with(.acceptEncoding, "gzip").get("/v1/me").headers[.contentEncoding] == nil)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a head that does not end is not waited for`() async throws {
        let desk = try await Desk(["--header-timeout", "1", "--idle-timeout", "3600"])
        try await desk.run(live: true) { caller async throws in
            let answer = try await send("GET / HTTP/1.1\r\nHost: x\r\n", to: try #require(caller.client.port))
            #expect(!answer.hasPrefix("HTTP/1.1 2"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a body that nobody reads ends the connection before long`() async throws {
        let desk = try await Desk(["--header-timeout", "3600", "--idle-timeout", "3600"])
        try await desk.run(live: true) { caller async throws in
            let port = try #require(caller.client.port)
            let head = "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n"
            let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(
                host: "127.0.0.1", port: port
            ).get()
            try await connection.writeAndFlush(ByteBuffer(string: head))
            // Ten times what may go unread, and far less than is announced.
            let rest = ByteBuffer(repeating: 0x78, count: 2_560_000)
            for _ in 0..<4 { connection.writeAndFlush(rest, promise: nil) }
            try await connection.closeFuture.get()
            #expect(!connection.isActive)
        }
    }

    @Test func `connections of a trusted proxy are not counted`() async throws {
        let desk = try await Desk(["--max-connections-per-address", "1", "--trusted-proxies", "127.0.0.1"])
        try await desk.run(live: true) { caller async throws in
            let port = try #require(caller.client.port)
            #expect(try await caller.get("/healthz").status == 200)
            let request = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            #expect(try await send(request, to: port).hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `more connections of one address than may be are closed, and it is served again when they have gone`()
        async throws
    {
        let desk = try await Desk([
            "--max-connections-per-address", "4", "--header-timeout", "3600", "--idle-timeout", "3600",
        ])
        try await desk.run(live: true) { caller async throws in
            let port = try #require(caller.client.port)
            var held: [any Channel] = []
            for _ in 0..<4 {
                held.append(
                    try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(
                        host: "127.0.0.1", port: port
                    ).get())
            }
            let request = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            var refused = 0
            while refused < 10 { refused += try await send(request, to: port).isEmpty ? 1 : 0 }
            for channel in held { channel.close(promise: nil) }
            while try await send(request, to: port).isEmpty {}
        }
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n",
            "POST /v1/tick HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Length: 100\r\n\r\n{",
        ])
    func `what is left of a request that has its answer is not waited for`(text: String) async throws {
        let desk = try await Desk(["--header-timeout", "1", "--idle-timeout", "3600", "--request-timeout", "3600"])
        try await desk.run(live: true) { caller async throws in
            #expect(try await send(text, to: try #require(caller.client.port)).hasPrefix("HTTP/1.1 "))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `an answer that nobody takes is not waited for`() async throws {
        let desk = try await Desk(["--idle-timeout", "1"])
        try await desk.run(live: true) { caller async throws in
            let deaf = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.autoRead, value: false)
                .connect(host: "127.0.0.1", port: try #require(caller.client.port)).get()
            let requests = String(repeating: "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n", count: 20_000)
            // It ends with the connection.
            deaf.writeAndFlush(ByteBuffer(string: requests), promise: nil)
            try await deaf.closeFuture.get()
            #expect(!deaf.isActive)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: ["close", "Close", "TE, close"])
    func `a connection ends with the answer when it is to`(option: String) async throws {
        let desk = try await Desk(["--idle-timeout", "3600"])
        try await desk.run(live: true) { caller async throws in
            let text = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: \(option)\r\n\r\n"
            #expect(try await send(text, to: try #require(caller.client.port)).hasSuffix("alive\n"))
        }
    }

    @Test(arguments: [
        ("Host: x", 200), ("Host: [::1]:8080", 200), ("Host: ", 400), ("Host: a b", 400), ("Host: a/b", 400),
        ("Host: ann@x", 400), ("Host: x\r\nHost: y", 400), ("X-Host: x", 400),
        ("Host: x\r\nTransfer-Encoding: Chunked\r\n\r\n0", 200),
        ("Host: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0", 415),
    ])
    func `a request names one host, and no coding but chunks`(lines: String, status: Int) async throws {
        let desk = try await Desk(["--header-timeout", "1"])
        try await desk.run(live: true) { caller async throws in
            let text = "GET /healthz HTTP/1.1\r\nConnection: close\r\n\(lines)\r\n\r\n"
            let answer = try await send(text, to: try #require(caller.client.port))
            #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(answer)")
        }
    }
}
