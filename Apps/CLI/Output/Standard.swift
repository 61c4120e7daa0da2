import Foundation

/// Standard output, in large pieces. A reader that went away ends the program quietly.
enum StandardOutput {
    static func write(_ text: String) { write(Array(text.utf8)) }
    static func write(_ bytes: [UInt8]) { FileDescriptorWriter.write(bytes, to: 1) }
    static var isTerminal: Bool { isatty(1) == 1 }
}

enum StandardError {
    static func write(_ text: String) { FileDescriptorWriter.write(Array(text.utf8), to: 2) }
    static var isTerminal: Bool { isatty(2) == 1 }
}

private enum FileDescriptorWriter {
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count < 0 {
                    if errno == EINTR { continue }
                    exit(errno == EPIPE ? 0 : 74)
                }
                offset += count
            }
        }
    }
}
