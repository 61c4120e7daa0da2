/// A streaming decoder from any known encoding, named or found, to UTF-8 without a byte order mark.
///
/// Text that is ASCII passes as it is; its encoding is settled by the first bytes that are not, from a sample of up to
/// 256 KiB, which is all the decoder ever holds back. What is settled stays: bytes that do not fit it are an error,
/// never a reason for another guess. A decoder has one owner; use one for each text.
public struct TextDecoder: ~Copyable {
    /// Bytes looked at to find the encoding.
    static let sampleSize = 262_144

    /// The encoding, as named or as found; nil while all bytes seen are ASCII and none was named.
    public private(set) var encoding: TextEncoding?
    private var stage = Stage.beginning
    /// Bytes held back until the encoding is settled.
    private var held: [UInt8] = []
    /// Bytes of the text before `held`.
    private var offset = 0
    private var lines = LineCounter()

    /// Bytes to hold back: enough for a byte order mark when the encoding is named, else a sample.
    private var wanted: Int {
        encoding == nil || encoding == .utf16 ? Self.sampleSize : ByteOrderMark.longest
    }

    private enum Stage {
        case beginning
        case ascii
        case rest
        case utf8(UTF8Validator)
        case converting(IconvConverter)
    }

    /// Makes a decoder for one text.
    ///
    /// - Parameter encoding: the encoding; nil finds it. A byte order mark of the same family is skipped.
    public init(encoding: TextEncoding? = nil) {
        self.encoding = encoding
    }

    /// Decodes the next bytes of the text.
    ///
    /// - Parameter chunk: bytes, cut anywhere.
    /// - Returns: UTF-8, cut anywhere; empty while bytes are held back.
    /// - Throws: every case of ``EncodingError`` but `unknownEncoding`. The decoder is then of no further use.
    public mutating func decode(_ chunk: [UInt8]) throws(EncodingError) -> [UInt8] {
        switch stage {
        case .beginning, .rest:
            held += chunk
            return held.count < wanted ? [] : try settle(isWhole: false)
        case .ascii:
            let end = chunk.withUnsafeBufferPointer { UTF8Validator.endOfASCII(in: $0) }
            let text = end == chunk.count ? chunk : [UInt8](chunk[..<end])
            if end < chunk.count {
                held = [UInt8](chunk[end...])
                stage = .rest
            }
            return pass(text, consumed: text.count)
        case .utf8(var validator):
            if let invalid = chunk.withUnsafeBufferPointer({ validator.firstInvalid(in: $0) }) {
                lines.pass(chunk[..<invalid])
                let start = offset + invalid - validator.begun
                throw .invalidBytes(encoding: .utf8, offset: start, line: lines.line)
            }
            stage = .utf8(validator)
            return pass(chunk, consumed: chunk.count)
        case .converting(let converter):
            let text = try converted { () throws(IconvConverter.Invalid) in try converter.convert(chunk) }
            return pass(text, consumed: 0)
        }
    }

    /// Ends the text and decodes what was held back.
    ///
    /// - Returns: the last of the UTF-8, often empty.
    /// - Throws: as `decode` does; a character cut by the end is `invalidBytes`.
    public mutating func finish() throws(EncodingError) -> [UInt8] {
        var text: [UInt8] = []
        switch stage {
        case .beginning, .rest: text = try settle(isWhole: true)
        case .ascii, .utf8, .converting: break
        }
        switch stage {
        case .beginning, .rest, .ascii:
            break
        case .utf8(let validator):
            guard validator.due == 0 else {
                throw .invalidBytes(encoding: .utf8, offset: offset - validator.begun, line: lines.line)
            }
        case .converting(let converter):
            text += try converted { () throws(IconvConverter.Invalid) in try converter.finish() }
        }
        return text
    }

    /// Settles the encoding by the bytes held back, and decodes them.
    private mutating func settle(isWhole: Bool) throws(EncodingError) -> [UInt8] {
        var sample = held
        held = []
        var settled = encoding
        if case .beginning = stage {
            let mark = try? EncodingDetection.byteOrderMark(of: sample)
            if settled == nil {
                settled = try EncodingDetection.encoding(ofBeginning: sample, isWhole: isWhole)
            } else if settled == .utf16 {
                settled = mark?.encoding ?? EncodingDetection.byteOrder(of: sample, zeroShare: 0) ?? .utf16LittleEndian
            }
            if let mark, mark.encoding == settled {
                sample.removeFirst(mark.length)
                offset += mark.length
            }
        } else {
            settled = try EncodingDetection.encoding(ofRest: sample, isWhole: isWhole)
        }
        encoding = settled
        stage = try stage(for: settled)
        return try decode(sample)
    }

    private func stage(for encoding: TextEncoding?) throws(EncodingError) -> Stage {
        guard let encoding else { return .ascii }
        guard encoding != .utf8 else { return .utf8(UTF8Validator()) }
        let source = encoding.converterName
        guard let converter = IconvConverter(from: source, offset: offset, readsEuro: encoding == .gb18030) else {
            throw .converterMissing(encoding)
        }
        return .converting(converter)
    }

    private mutating func pass(_ text: [UInt8], consumed: Int) -> [UInt8] {
        lines.pass(text)
        offset += consumed
        return text
    }

    /// Converts, and puts a place to what is invalid.
    private mutating func converted(
        _ convert: () throws(IconvConverter.Invalid) -> [UInt8]
    ) throws(EncodingError) -> [UInt8] {
        do throws(IconvConverter.Invalid) {
            return try convert()
        } catch {
            lines.pass(error.converted)
            throw .invalidBytes(encoding: encoding ?? .utf8, offset: error.offset, line: lines.line)
        }
    }
}
