import Foundation

/// A place to write to that nobody reads.
enum BrokenPipe {
    static func writer() throws -> FileHandle {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        return pipe.fileHandleForWriting
    }
}
