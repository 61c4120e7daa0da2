import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import Synchronization

/// What every connection passes before a request is one: bounds of number, time and size that the library leaves open.
struct Fences: Sendable {
    let site: Site

    func handlers() -> [any RemovableChannelHandler] {
        [
            ConnectionFence(
                counts: site.connections, limit: site.settings.maxConnectionsPerAddress,
                uncounted: site.settings.trustedProxies, headerTimeout: .init(site.settings.headerTimeout))
        ]
    }
}

/// How many connections there are, by address.
final class ConnectionCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// - Returns: how many there are with this one.
    func enter(_ address: String) -> Int {
        counts.withLock { counts in
            counts[address, default: 0] += 1
            return counts[address] ?? 1
        }
    }

    func leave(_ address: String) {
        counts.withLock { counts in
            guard let count = counts[address] else { return }
            counts[address] = count > 1 ? count - 1 : nil
        }
    }
}

/// Watches one connection: how many its address has, how long a head takes, and what still comes when all has been said.
final class ConnectionFence: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// A body that nobody reads may go on for so many bytes after the answer.
    private static let unread = 256 * 1024

    private let counts: ConnectionCounts
    private let limit: Int
    private let uncounted: Set<String>
    private var address: String?
    private let head: HeadFence
    private var isAnswered = false
    private var after = 0
    private var compressor: HTTPResponseCompressor?
    /// Requests that have come, and answers that have begun.
    private var heads = 0, answers = 0

    init(counts: ConnectionCounts, limit: Int, uncounted: Set<String>, headerTimeout: TimeAmount) {
        self.counts = counts
        self.limit = limit
        self.uncounted = uncounted
        head = HeadFence(timeout: headerTimeout)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        do {
            let pipeline = context.pipeline.syncOperations
            try pipeline.addHandler(head, position: .first)
            let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            let compressor = HTTPResponseCompressor(responseCompressionPredicate: Self.compresses)
            try pipeline.addHandler(compressor, position: .before(codec))
            self.compressor = compressor
        } catch { context.close(promise: nil) }
        guard let peer = context.remoteAddress?.ipAddress, !uncounted.contains(peer) else { return }
        address = peer
        if counts.enter(peer) > limit { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let address { counts.leave(address) }
        address = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            heads += 1
            head.headArrived()
            isAnswered = false
            after = 0
        case .body(let buffer):
            if isAnswered {
                after += buffer.readableBytes
                if after > Self.unread {
                    context.close(promise: nil)
                    return
                }
            }
        case .end: head.requestEnded()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            answers += 1
            // The answer to what was no request: a compressor that has seen none ends the program.
            if answers > heads, let compressor {
                self.compressor = nil
                context.pipeline.syncOperations.removeHandler(compressor, promise: nil)
            }
        case .end: isAnswered = true
        default: break
        }
        context.write(data, promise: promise)
    }

    /// What ``Compression`` has marked, and nothing else.
    private static func compresses(
        _ head: inout HTTPResponseHead, _ isPossible: Bool
    ) -> HTTPResponseCompressor.CompressionIntent {
        guard head.headers.contains(name: Compression.mark.rawName) else { return .doNotCompress }
        head.headers.remove(name: Compression.mark.rawName)
        return .compressIfPossible
    }
}

/// The bytes themselves: a head that has begun has to come to its end in time.
private final class HeadFence: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let timeout: TimeAmount
    private var timer: Scheduled<Void>?
    /// Whether what comes next begins a request.
    private var isBetween = true

    init(timeout: TimeAmount) { self.timeout = timeout }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isBetween {
            isBetween = false
            let channel = context.channel
            timer = context.eventLoop.scheduleTask(in: timeout) { channel.close(promise: nil) }
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func headArrived() { timer?.cancel() }

    func requestEnded() { isBetween = true }
}
