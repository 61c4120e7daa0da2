import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of a file with what is known about them. It is read once, from the start.
public struct ImportSource {
    /// The file's name as messages show it.
    public let name: String
    /// The encoding; nil finds it.
    public let encoding: TextEncoding?
    /// The delimiter; nil finds it.
    public let delimiter: CSVDelimiter?
    let chunks: () throws(CSVError) -> [UInt8]?

    /// Names a source of bytes.
    ///
    /// - Parameters:
    ///   - name: the file's name as messages show it.
    ///   - encoding: the encoding; nil finds it.
    ///   - delimiter: the delimiter; nil finds it.
    ///   - chunks: gives the next bytes at each call, in pieces of any size, and nil at the end.
    public init(
        name: String, encoding: TextEncoding? = nil, delimiter: CSVDelimiter? = nil,
        chunks: @escaping () throws(CSVError) -> [UInt8]?
    ) {
        self.name = name
        self.encoding = encoding
        self.delimiter = delimiter
        self.chunks = chunks
    }

    /// A source whose bytes are at hand.
    public init(
        name: String, encoding: TextEncoding? = nil, delimiter: CSVDelimiter? = nil, bytes: [UInt8]
    ) {
        var rest: [UInt8]? = bytes
        self.init(name: name, encoding: encoding, delimiter: delimiter) { () throws(CSVError) -> [UInt8]? in
            defer { rest = nil }
            return rest
        }
    }

    /// Opens a file, to be read in pieces of 64 KiB.
    ///
    /// - Throws: ``ImportFileError/unreadable(file:reason:)`` when there is none or it may not be read.
    public init(
        path: String, encoding: TextEncoding? = nil, delimiter: CSVDelimiter? = nil
    ) throws(ImportFileError) {
        let file = try OpenFile(path: path)
        self.init(name: file.name, encoding: encoding, delimiter: delimiter) { () throws(CSVError) -> [UInt8]? in
            try file.next()
        }
    }

    /// Opens the source as delimited text.
    func reader() throws(ImportFileError) -> CSVReader {
        do throws(CSVError) {
            return try CSVReader(encoding: encoding, delimiter: delimiter, chunks: chunks)
        } catch {
            throw .csv(file: name, error)
        }
    }
}

/// The files that a mapping may bring in, by name.
public struct CompanionFiles {
    private let find: (String) throws(ImportFileError) -> ImportSource?

    /// - Parameter find: gives a file by its plain name, nil when there is none.
    public init(_ find: @escaping (String) throws(ImportFileError) -> ImportSource?) { self.find = find }

    /// The files in `directories`, the first that has one of the name.
    public static func inside(_ directories: [String]) -> CompanionFiles {
        CompanionFiles { name throws(ImportFileError) in
            for directory in directories {
                let path = directory.isEmpty ? name : "\(directory)/\(name)"
                if access(path, F_OK) == 0 { return try ImportSource(path: path) }
            }
            return nil
        }
    }

    func source(_ name: String) throws(ImportFileError) -> ImportSource? { try find(name) }
}

/// A file open for reading, closed when nobody holds it any more.
private final class OpenFile {
    let name: String
    private let descriptor: CInt

    init(path: String) throws(ImportFileError) {
        name = path.split(separator: "/").last.map(String.init) ?? path
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else {
            throw .unreadable(file: path, reason: Phrase(verbatim: String(cString: strerror(errno))))
        }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(opened)
            throw .unreadable(file: path, reason: Phrase("file-is-directory"))
        }
        descriptor = opened
    }

    deinit { close(descriptor) }

    func next() throws(CSVError) -> [UInt8]? {
        var failure: CInt = 0
        let descriptor = descriptor
        let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            var got = -1
            repeat { got = read(descriptor, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
            if got < 0 { failure = errno }
            count = max(got, 0)
        }
        guard failure == 0 else { throw .sourceFailed(reason: String(cString: strerror(failure))) }
        return chunk.isEmpty ? nil : chunk
    }
}
