import Domain
import Foundation
import Wording

/// Standard output, in large pieces. A reader that went away ends the program quietly.
enum StandardOutput {
    static func write(_ text: String) { write(Array(text.utf8)) }

    static func write(_ bytes: [UInt8]) {
        guard let code = FileDescriptorWriter.write(bytes, to: 1) else { return }
        if code == EPIPE { exit(0) }
        let failure = Phrase("output-failed", ["reason": String(cString: strerror(code))])
        StandardError.write("rapport: \(Wording(.asked)(failure))\n")
        exit(Failure.Code.untold.rawValue)
    }

    static var isTerminal: Bool { isatty(1) == 1 }
}

enum StandardError {
    /// What cannot be said there cannot be said anywhere.
    static func write(_ text: String) { _ = FileDescriptorWriter.write(Array(text.utf8), to: 2) }
    static var isTerminal: Bool { isatty(2) == 1 }
}

enum StandardInput {
    static var isTerminal: Bool { isatty(0) == 1 }

    /// One line without its end, which a terminal does not show; nil when there is none.
    static func secretLine() -> String? {
        var before = termios()
        guard isTerminal, tcgetattr(0, &before) == 0 else { return readLine() }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &silent)
        defer {
            tcsetattr(0, TCSAFLUSH, &before)
            StandardError.write("\n")
        }
        return readLine()
    }
}

private enum FileDescriptorWriter {
    /// A reader that went away is an error of the write, not a signal that kills.
    private static let survives: Void = { signal(SIGPIPE, SIG_IGN) }()

    /// - Returns: nil when all was written, else the system's error number.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        survives
        return bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = Foundation.write(
                    descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                offset += count
            }
            return nil
        }
    }
}
