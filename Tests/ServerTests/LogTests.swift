import Dispatch
import Logging
import Synchronization
import Testing

@testable import Server

/// What stands in the log, and what becomes of it where nobody reads.
@Suite struct LogTests {
    /// Keeps what is written.
    private final class Paper: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        func write(_ more: [UInt8]) { bytes.withLock { $0 += more } }
        var lines: [Substring] {
            String(decoding: bytes.withLock { $0 }, as: UTF8.self).split(separator: "\n")
        }
    }

    @Test func `a line is one JSON object, whatever is said, and no secret stands in it`() throws {
        let paper = Paper()
        let sink = LogSink { paper.write($0) }
        var logger = Logger(label: "rapport") { JSONLog(label: $0, sink: sink) }
        logger[metadataKey: "user"] = "ann"
        logger.info(
            "said \"x\\y\"\n\u{85}\u{2028}é中😀",
            metadata: [
                "user": "amy", "Password": "first secret", "token": "second secret", "hb.request.id": "1",
                "count": .stringConvertible(3), "all": ["a", "b"],
            ])
        logger.debug("not at this level")
        sink.flush()
        let line = try #require(paper.lines.first)
        #expect(paper.lines.count == 1)
        #expect(line.hasPrefix(#"{"at":""#) && !line.contains("secret") && !line.contains("hb.request"))
        #expect(
            line.hasSuffix(
                #""level":"info","message":"said \"x\\y\"\u000a\u0085\u2028é中😀","Password":"…","#
                    + #""all":"[\"a\", \"b\"]","count":"3","token":"…","user":"amy"}"#), "\(line)")
        let stamp = line.dropFirst(7).prefix(24)
        #expect(stamp.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil, "\(stamp)")
    }

    @Test func `lines come in their order, those that are urgent at once`() async throws {
        let paper = Paper()
        let sink = LogSink { paper.write($0) }
        for number in 0..<500 { sink.take(Array("\(number)\n".utf8), isUrgent: number % 100 == 99) }
        sink.flush()
        #expect(paper.lines == (0..<500).map { "\($0)" })
        sink.take(Array("late\n".utf8), isUrgent: false)
        while paper.lines.last != "late" { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test func `a log that nobody takes holds nobody up, and tells what is lost`() async throws {
        let paper = Paper()
        let (taken, begun) = AsyncStream.makeStream(of: Void.self)
        let gate = DispatchSemaphore(value: 0)
        let sink = LogSink(limit: 20) {
            begun.yield()
            gate.wait()
            paper.write($0)
        }
        sink.take(Array("first\n".utf8), isUrgent: true)
        for await _ in taken { break }
        // What is being written is no more in the way: there is room for two of these.
        for number in 1...5 { sink.take(Array("number \(number)\n".utf8), isUrgent: true) }
        #expect(paper.lines == [])
        for _ in 0..<3 { gate.signal() }
        sink.flush()
        #expect(
            paper.lines == [
                "first", "number 1", "number 2", #"{"level":"warning","message":"lines lost","count":"3"}"#,
            ])
    }
}
