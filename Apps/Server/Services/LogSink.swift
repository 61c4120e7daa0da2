import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes lines of the log on a thread of its own, several at once: a log that is taken slowly, or not at all, holds no request
/// up.
final class LogSink: Sendable {
    static let standardError = LogSink(write: LogSink.writeAll)

    private struct State {
        var waiting: [UInt8] = []
        /// How many lines there was no room for.
        var lost = 0
        /// Whether what waits is written before long.
        var isDue = false
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "rapport.log")
    private let limit: Int
    private let write: @Sendable ([UInt8]) -> Void
    /// How long a line waits for others.
    private static let pause = DispatchTimeInterval.milliseconds(20)

    /// - `limit`: how many bytes wait at most; lines beyond them are lost, and counted.
    init(limit: Int = 4 << 20, write: @escaping @Sendable ([UInt8]) -> Void) {
        self.limit = limit
        self.write = write
    }

    /// - `line`: with its end.
    /// - `isUrgent`: whether it is written without waiting for others.
    func take(_ line: [UInt8], isUrgent: Bool) {
        let isFirst = state.withLock { state in
            guard state.waiting.count + line.count <= limit else {
                state.lost += 1
                return false
            }
            state.waiting += line
            defer { state.isDue = true }
            return !state.isDue
        }
        if isUrgent {
            queue.async { self.drain() }
        } else if isFirst {
            queue.asyncAfter(deadline: .now() + Self.pause) { self.drain() }
        }
    }

    /// Writes what waits, unless nobody takes it within a second.
    func flush() {
        let done = DispatchSemaphore(value: 0)
        queue.async {
            self.drain()
            done.signal()
        }
        _ = done.wait(timeout: .now() + .seconds(1))
    }

    private func drain() {
        let (lines, lost) = state.withLock { state in
            defer { state = State() }
            return (state.waiting, state.lost)
        }
        if !lines.isEmpty { write(lines) }
        if lost > 0 {
            write(Array("{\"level\":\"warning\",\"message\":\"lines lost\",\"count\":\"\(lost)\"}\n".utf8))
        }
    }

    /// Where nobody takes them, they are lost.
    private static func writeAll(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer
            while !rest.isEmpty {
                let count = Self.write(2, rest)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(file, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(file, bytes.baseAddress, bytes.count)
        #endif
    }
}
