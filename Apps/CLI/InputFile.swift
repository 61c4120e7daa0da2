import Crypto
import Domain
import Foundation

/// A file named on the command line.
struct InputFile: Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    private func handle() throws -> FileHandle {
        guard !path.isEmpty else { throw Failure(.noInput, "file-unnamed", [:]) }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure(.noInput, "file-missing", ["path": path])
        }
        guard !isDirectory.boolValue else { throw Failure(.noInput, "file-is-folder", ["path": path]) }
        // It is read more than once: for its digest, its encoding, its rows.
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(.noInput, "file-is-device", ["path": path])
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure(.noInput, "file-forbidden", ["path": path])
        }
        return handle
    }

    /// The whole text, which must be UTF-8.
    func text() throws -> String {
        let handle = try handle()
        defer { try? handle.close() }
        let data = try handle.readToEnd() ?? Data()
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure(.data, "file-not-utf8", ["path": path])
        }
        return text
    }

    /// Whether something stands at `path`.
    static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The whole content.
    func bytes() throws -> [UInt8] {
        let handle = try handle()
        defer { try? handle.close() }
        return [UInt8](try handle.readToEnd() ?? Data())
    }

    /// Reads the file in pieces from its beginning: each call gives the next, nil at the end.
    func chunks() throws -> () throws -> [UInt8]? {
        let handle = try handle()
        return {
            guard let data = try handle.read(upToCount: 1 << 16), !data.isEmpty else {
                try handle.close()
                return nil
            }
            return [UInt8](data)
        }
    }

    /// Lower-case hexadecimal SHA-256 of the content.
    func digest() throws -> String {
        var hash = SHA256()
        let next = try chunks()
        while let chunk = try next() { hash.update(data: chunk) }
        return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
