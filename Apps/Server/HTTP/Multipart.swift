/// The parts of an upload (RFC 7578), read by bytes. A file's name is a name: no path comes of it.
enum Multipart {
    struct Part: Sendable {
        let name: String
        /// As the browser says it; nil for a plain field.
        let fileName: String?
        let mediaType: String?
        let content: [UInt8]
    }

    private static let partLimit = 64
    private static let headLimit = 8192

    /// Nil for what is no such text: without its last boundary, with a part that has no name, or with too many parts.
    static func parts(_ body: [UInt8], boundary: String) -> [Part]? {
        let mark = Array("--\(boundary)".utf8)
        guard body.starts(with: mark) else { return nil }
        let inner = Array("\r\n--\(boundary)".utf8)
        var parts: [Part] = []
        var place = mark.count
        while true {
            if body[place...].starts(with: Array("--".utf8)) { return parts }
            guard body[place...].starts(with: Array("\r\n".utf8)), parts.count < partLimit else { return nil }
            place += 2
            guard let end = find(inner, in: body, from: place),
                let blank = find(Array("\r\n\r\n".utf8), in: body, from: place), blank < end,
                blank - place <= headLimit,
                // The empty line of a part without content may be the one before the boundary.
                let part = part(body[place..<blank], content: Array(body[min(blank + 4, end)..<end]))
            else { return nil }
            parts.append(part)
            place = end + inner.count
        }
    }

    private static func part(_ head: ArraySlice<UInt8>, content: [UInt8]) -> Part? {
        var name: String?
        var fileName: String?
        var mediaType: String?
        guard let text = String(validating: head, as: UTF8.self) else { return nil }
        for line in text.split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            switch halves[0].lowercased() {
            case "content-disposition":
                name = parameter("name", of: halves[1])
                fileName = parameter("filename", of: halves[1])
            case "content-type": mediaType = halves[1].drop { $0 == " " }.lowercased()
            default: break
            }
        }
        return name.map { Part(name: $0, fileName: fileName, mediaType: mediaType, content: content) }
    }

    /// A quoted parameter of a header; browsers write `%22` for quotes in it.
    private static func parameter(_ name: String, of header: Substring) -> String? {
        var rest = Array(header.utf8)[...]
        while let start = rest.firstIndex(of: UInt8(ascii: ";")) {
            rest = rest[rest.index(after: start)...].drop { $0 == UInt8(ascii: " ") }
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let key = String(decoding: rest[..<equals], as: UTF8.self)
            rest = rest[rest.index(after: equals)...]
            guard rest.first == UInt8(ascii: "\"") else { continue }
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            if key.lowercased() == name {
                return String(decoding: rest[..<end], as: UTF8.self).replacing("%22", with: "\"")
            }
            rest = rest[rest.index(after: end)...]
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard body.count >= needle.count else { return nil }
        return body.withUnsafeBufferPointer { bytes in
            var place = start
            while place <= bytes.count - needle.count {
                guard let next = bytes[place...].firstIndex(of: needle[0]), next <= bytes.count - needle.count else {
                    return nil
                }
                if bytes[next..<next + needle.count].elementsEqual(needle) { return next }
                place = next + 1
            }
            return nil
        }
    }
}
