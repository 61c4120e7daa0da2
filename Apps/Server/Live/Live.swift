import Synchronization
import Workflows

/// Tells open pages that something has changed.
final class Live: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<News?>.Continuation] = [:]
    }
    private let state = Mutex(State())

    /// How much one page may miss before its list is cut: it looks anew then anyway.
    private static let backlog = 16

    /// Nil is a beat.
    func listen() -> AsyncStream<News?> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: News?.self, bufferingPolicy: .bufferingNewest(Self.backlog))
        let id = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
        }
        return stream
    }

    func tell(_ news: News) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield(news) }
    }

    /// Lets every page hear that the server lives, and finds out who has gone.
    func beat() {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield(nil) }
    }

    /// Ends every page's waiting, so that the server can stop.
    func close() {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.finish() }
    }

    var count: Int { state.withLock { $0.listeners.count } }
}
