/// The text of a file as a window of decoded bytes that slides over its chunks.
///
/// It holds the record at hand and at most one chunk more, whatever the length of the file.
struct CSVInput: ~Copyable {
    /// The bytes at hand; those before `start` are done with.
    private(set) var bytes: [UInt8] = []
    private(set) var start = 0
    /// True when no bytes follow those at hand.
    private(set) var isEnd = false
    private var decoder: TextDecoder
    private var failure: CSVError?
    private let source: () throws(CSVError) -> [UInt8]?

    /// Reads chunks of bytes in an encoding, detected when nil; the source gives nil at its end.
    init(encoding: TextEncoding?, source: @escaping () throws(CSVError) -> [UInt8]?) {
        decoder = TextDecoder(encoding: encoding)
        self.source = source
    }

    /// Reads text that is decoded already.
    init(text: [UInt8]) {
        self.init(encoding: .utf8) { () throws(CSVError) -> [UInt8]? in nil }
        bytes = text
        isEnd = true
    }

    /// The encoding in use; nil while all bytes seen are ASCII and none was named.
    var encoding: TextEncoding? { decoder.encoding }

    /// The number of bytes at hand that are not done with.
    var count: Int { bytes.count - start }

    /// Drops the bytes before `index` of `bytes`.
    mutating func advance(to index: Int) {
        start = index
    }

    /// Takes chunks from the source until at least `wanted` bytes are at hand or the source ends.
    ///
    /// - Throws: what the source or the decoder throws, and the same again on every later call.
    mutating func fill(atLeast wanted: Int) throws(CSVError) {
        while !isEnd, count < wanted {
            if let failure { throw failure }
            do throws(CSVError) {
                try append(pull())
            } catch {
                failure = error
                throw error
            }
        }
    }

    private mutating func pull() throws(CSVError) -> [UInt8] {
        let chunk = try source()
        do throws(EncodingError) {
            if let chunk { return try decoder.decode(chunk) }
            isEnd = true
            return try decoder.finish()
        } catch {
            isEnd = false
            throw .encoding(error)
        }
    }

    private mutating func append(_ text: [UInt8]) {
        if count == 0 {
            bytes = text
            start = 0
            return
        }
        // Moving the rest to the front only when it is the smaller half keeps tiny chunks linear.
        if start > bytes.count / 2 {
            bytes.removeSubrange(0..<start)
            start = 0
        }
        bytes += text
    }
}
