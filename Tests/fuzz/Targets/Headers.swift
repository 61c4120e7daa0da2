import Workflows

@testable import BorrowedAPI
@testable import BorrowedServer

/// What stands around a request: addresses, headers, forms and uploads.
enum Headers {
    static func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        addresses(text)
        let names = Accepted.names(text)
        expect(names.count <= 20 && names.allSatisfy { !$0.isEmpty }, "what is accepted has no name")
        uploads(input)
    }

    private static func addresses(_ text: String) {
        expect(Percent.decoded(Percent.encoded(text)[...]) == text, "\(text) is encoded as something else")
        guard let pairs = Percent.pairs(text[...]) else { return }
        let written = pairs.map { "\(Percent.encoded($0.name))=\(Percent.encoded($0.value))" }.joined(separator: "&")
        guard let again = Percent.pairs(written[...]) else { broken("pairs were written as none") }
        expect(again.elementsEqual(pairs) { $0 == $1 }, "pairs are written as others")
    }

    /// The boundary is `b`; what was read is written and read again.
    private static func uploads(_ input: [UInt8]) {
        guard let parts = Multipart.parts(input, boundary: "b") else { return }
        var bytes: [UInt8] = []
        for part in parts {
            bytes += "--b\r\nContent-Disposition: form-data; name=\"\(quoted(part.name))\"".utf8
            if let name = part.fileName { bytes += "; filename=\"\(quoted(name))\"".utf8 }
            if let type = part.mediaType { bytes += "\r\nContent-Type: \(type)".utf8 }
            bytes += Array("\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
        }
        bytes += "--b--".utf8
        guard let again = Multipart.parts(bytes, boundary: "b") else { broken("parts were written as none") }
        expect(
            again.elementsEqual(parts) { one, other in
                one.name == other.name && one.fileName == other.fileName && one.content == other.content
            }, "parts are written as others")
    }

    private static func quoted(_ text: String) -> String { text.replacing("\"", with: "%22") }
}
