/// Finds the encoding of a text from a sample of it.
///
/// The order is: byte order mark, valid UTF-8, zero bytes as UTF-16 has them, then the best score of GB18030, Big5
/// and Windows-1252 (``LegacyScore``). UTF-8 with a few faults is still UTF-8, so that the faults are reported and not
/// read as Chinese.
enum EncodingDetection {
    /// The encoding of a text, from its beginning.
    ///
    /// - Parameters:
    ///   - sample: the first bytes of the text, its mark among them.
    ///   - isWhole: true when the text ends with the sample.
    /// - Returns: the encoding; nil when the sample is ASCII, which any later text may follow.
    /// - Throws: `undetected`, `notText` or `unsupported`.
    static func encoding(ofBeginning sample: [UInt8], isWhole: Bool) throws(EncodingError) -> TextEncoding? {
        if let format = foreignFormat(of: sample) { throw .notText(format) }
        if let marked = try byteOrderMark(of: sample) { return marked.encoding }
        let utf8 = UTF8Reading(sample, isWhole: isWhole)
        if utf8.faults == 0, utf8.hasMultibyte { return .utf8 }
        // ASCII text in UTF-16 is valid UTF-8 too, full of zero bytes.
        let share = utf8.faults == 0 ? 0.5 : 0.03
        if let order = byteOrder(of: sample, zeroShare: share) { return order }
        return try encoding(of: sample, read: utf8)
    }

    /// The encoding of a text that has been ASCII so far, from its first other byte on; nil when that is ASCII too.
    static func encoding(ofRest sample: [UInt8], isWhole: Bool) throws(EncodingError) -> TextEncoding? {
        try encoding(of: sample, read: UTF8Reading(sample, isWhole: isWhole))
    }

    private static func encoding(of sample: [UInt8], read utf8: UTF8Reading) throws(EncodingError) -> TextEncoding? {
        guard utf8.hasMultibyte || utf8.faults > 0 else { return nil }
        if utf8.faults == 0 || utf8.longSequences >= 9 * utf8.faults { return .utf8 }
        let scores = [
            (TextEncoding.gb18030, LegacyScore.gb18030(sample)),
            (TextEncoding.big5, LegacyScore.big5(sample)),
            (TextEncoding.windows1252, LegacyScore.windows1252(sample)),
        ]
        // Of equal scores the first wins. Below −1, most bytes make no sense in any of them.
        guard let best = scores.max(by: { $0.1 < $1.1 }), best.1 > -1 else { throw .undetected }
        return best.0
    }

    /// The encoding that the text's first bytes state, and how many bytes that takes; nil when they state none.
    static func byteOrderMark(of sample: [UInt8]) throws(EncodingError) -> (encoding: TextEncoding, length: Int)? {
        if sample.starts(with: ByteOrderMark.utf8) { return (.utf8, 3) }
        if sample.starts(with: ByteOrderMark.utf32LittleEndian) || sample.starts(with: ByteOrderMark.utf32BigEndian) {
            throw .unsupported(name: "utf-32")
        }
        if sample.starts(with: ByteOrderMark.utf16LittleEndian) { return (.utf16LittleEndian, 2) }
        if sample.starts(with: ByteOrderMark.utf16BigEndian) { return (.utf16BigEndian, 2) }
        if sample.starts(with: ByteOrderMark.gb18030) { return (.gb18030, 4) }
        return nil
    }

    /// The byte order of UTF-16 without a mark.
    ///
    /// - Parameters:
    ///   - sample: the first bytes of the text.
    ///   - zeroShare: the least share of byte pairs, 0 to 1, that must be an ASCII character beside a zero byte.
    /// - Returns: the encoding; nil when the bytes do not look like UTF-16.
    static func byteOrder(of sample: [UInt8], zeroShare: Double) -> TextEncoding? {
        var little = 0
        var big = 0
        for index in stride(from: 0, to: sample.count - 1, by: 2) {
            let (first, second) = (sample[index], sample[index + 1])
            if second == 0, isText(first) { little += 1 }
            if first == 0, isText(second) { big += 1 }
        }
        let least = max(Double(sample.count / 2) * zeroShare, 1)
        guard Double(max(little, big)) >= least, max(little, big) >= 4 * min(little, big) else { return nil }
        return little > big ? .utf16LittleEndian : .utf16BigEndian
    }

    private static func isText(_ byte: UInt8) -> Bool {
        0x20..<0x7F ~= byte || 0x09...0x0D ~= byte
    }

    /// The kind of file that people take for CSV by mistake, by its first bytes.
    private static func foreignFormat(of sample: [UInt8]) -> ForeignFormat? {
        let formats: [(start: [UInt8], format: ForeignFormat)] = [
            ([0x50, 0x4B, 0x03, 0x04], .zip),
            ([0xD0, 0xCF, 0x11, 0xE0], .xls),
            ([0x25, 0x50, 0x44, 0x46, 0x2D], .pdf),
            ([0x1F, 0x8B], .gzip),
        ]
        return formats.first { sample.starts(with: $0.start) }?.format
    }
}

/// How a sample reads as UTF-8.
private struct UTF8Reading {
    /// Bytes that cannot stand where they do; the cut end of a sample is none.
    var faults = 0
    var longSequences: Int
    var hasMultibyte: Bool

    init(_ sample: [UInt8], isWhole: Bool) {
        var validator = UTF8Validator()
        var faults = 0
        sample.withUnsafeBufferPointer { bytes in
            var start = 0
            while let invalid = validator.firstInvalid(in: bytes, from: start) {
                faults += 1
                // The byte that breaks a sequence may begin the next one.
                start = validator.due > 0 ? invalid : invalid + 1
                validator.reset()
            }
        }
        if isWhole, validator.due > 0 { faults += 1 }
        self.faults = faults
        longSequences = validator.longSequences
        hasMultibyte = validator.hasMultibyte
    }
}
