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
                uncounted: site.settings.trustedProxies, headerTimeout: .init(site.settings.headerTimeout),
                stallTimeout: .init(site.settings.idleTimeout))
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

/// Watches one connection: how many its address has, how long a head takes, what still comes when all has been said, and
/// whether what is said is heard.
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
    private let headerTimeout: TimeAmount
    private let stallTimeout: TimeAmount
    private let head: HeadFence
    private var after = 0
    private var compressor: HTTPResponseCompressor?
    /// Requests that have come, answers that have begun, and those that have ended.
    private var heads = 0, answers = 0, ends = 0
    /// Whether a request is still on its way.
    private var isArriving = false
    /// Ends what is left of a request that has its answer, and an answer that nobody takes.
    private var rest: Scheduled<Void>?, stall: Scheduled<Void>?

    init(
        counts: ConnectionCounts, limit: Int, uncounted: Set<String>, headerTimeout: TimeAmount,
        stallTimeout: TimeAmount
    ) {
        self.counts = counts
        self.limit = limit
        self.uncounted = uncounted
        self.headerTimeout = headerTimeout
        self.stallTimeout = stallTimeout
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
        let count = counts.enter(peer)
        // One that is closed before it was open never becomes inactive.
        context.channel.closeFuture.whenComplete { [counts] _ in counts.leave(peer) }
        if count > limit { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        rest?.cancel()
        stall?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(var request):
            heads += 1
            head.headArrived()
            isArriving = true
            after = 0
            if ends == heads - 1, request.headerFields[.expect]?.lowercased() == "100-continue" { head.goOn() }
            if request.asksToClose {
                // As the library looks for it.
                request.headerFields[.connection] = "close"
                context.fireChannelRead(wrapInboundOut(.head(request)))
                return
            }
        case .body(let buffer):
            if ends == heads {
                after += buffer.readableBytes
                if after > Self.unread {
                    context.close(promise: nil)
                    return
                }
            }
        case .end:
            isArriving = false
            rest?.cancel()
            head.requestEnded()
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
        case .end:
            ends += 1
            if isArriving, ends == heads { rest = Self.close(context, in: headerTimeout) }
        default: break
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stall?.cancel()
        if !context.channel.isWritable { stall = Self.close(context, in: stallTimeout) }
        context.fireChannelWritabilityChanged()
    }

    private static func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
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
    typealias OutboundOut = ByteBuffer

    private enum Awaited {
        case request, restOfHead, body
    }

    private let timeout: TimeAmount
    private var timer: Scheduled<Void>?
    private var context: ChannelHandlerContext?
    private var awaited = Awaited.request

    init(timeout: TimeAmount) { self.timeout = timeout }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if awaited == .request { awaited = .restOfHead }
        context.fireChannelRead(data)
        // Nearly every head comes in one piece, and needs no timer.
        if awaited == .restOfHead, timer == nil {
            let channel = context.channel
            timer = context.eventLoop.scheduleTask(in: timeout) { channel.close(promise: nil) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func headArrived() {
        awaited = .body
        timer?.cancel()
        timer = nil
    }

    /// Says that the body may come (RFC 9110, 10.1.1).
    func goOn() {
        context?.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
    }

    func requestEnded() { awaited = .request }
}

extension HTTPRequest {
    /// Whether the connection is to end with the answer: a word among others, in letters of any size (RFC 9110, 7.6.1).
    fileprivate var asksToClose: Bool {
        headerFields[values: .connection].contains { value in
            value.split(separator: ",").contains { $0.filter { $0 != " " && $0 != "\t" }.lowercased() == "close" }
        }
    }
}
