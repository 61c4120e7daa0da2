#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The C library's character set converter, chunk by chunk.
///
/// It was preferred to Foundation's `String(data:encoding:)`, which takes whole texts, answers nil without a place,
/// and brings ICU along.
final class IconvConverter {
    /// Input that is invalid in the source encoding.
    struct Invalid: Error {
        /// Where it is, in bytes from the beginning of the whole input.
        var offset: Int
        /// What the bytes of this call before it were converted to.
        var converted: [UInt8]
    }

    private let handle: iconv_t
    /// True when a lone byte 0x80 stands for the euro sign, as in Windows' code page 936.
    private let readsEuro: Bool
    /// The beginning of a character that the last chunk cut.
    private var carry: [UInt8] = []
    /// Bytes of the whole input before `carry`.
    private var offset: Int

    /// Opens a converter; nil when the C library has none for the pair.
    ///
    /// - Parameters:
    ///   - source: the encoding of the input, by its name in the C library.
    ///   - target: the encoding of the output.
    ///   - offset: bytes of the whole input that the converter will not see, for `Invalid.offset`.
    ///   - readsEuro: true to read a lone byte 0x80 as the euro sign.
    init?(from source: String, to target: String = "UTF-8", offset: Int = 0, readsEuro: Bool = false) {
        guard let handle = iconv_open(target, source), handle != iconv_t(bitPattern: -1) else { return nil }
        self.handle = handle
        self.offset = offset
        self.readsEuro = readsEuro
    }

    deinit {
        iconv_close(handle)
    }

    /// Converts the next bytes; a character that they cut is kept for the next call.
    func convert(_ chunk: some Collection<UInt8>) throws(Invalid) -> [UInt8] {
        var input = carry
        input += chunk
        carry = []
        var output: [UInt8] = []
        var position = 0
        while position < input.count {
            switch step(&input, &position, &output) {
            case 0, E2BIG:
                continue
            case EINVAL:
                carry = [UInt8](input[position...])
                offset += position
                return output
            default:
                guard readsEuro, input[position] == 0x80 else {
                    throw Invalid(offset: offset + position, converted: output)
                }
                output += [0xE2, 0x82, 0xAC]
                position += 1
            }
        }
        offset += position
        return output
    }

    /// Ends the input and gives what the converter held back.
    func finish() throws(Invalid) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: 16)
        let count = output.count
        let written = output.withUnsafeMutableBytes { buffer in
            var left = count
            var end = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = iconv(handle, nil, nil, &end, &left)
            return count - left
        }
        output.removeLast(count - written)
        guard carry.isEmpty else { throw Invalid(offset: offset, converted: output) }
        return output
    }

    /// Converts once, into at most 64 KiB, and moves on; returns `errno`, or 0 when all was converted.
    private func step(_ input: inout [UInt8], _ position: inout Int, _ output: inout [UInt8]) -> CInt {
        let start = position
        let capacity = min((input.count - start) * 3 + 16, 65_536)
        var code: CInt = 0
        var consumed = 0
        let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            input.withUnsafeMutableBytes { bytes in
                var source = bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
                var sourceLeft = bytes.count - start
                var target = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var targetLeft = capacity
                if iconv(handle, &source, &sourceLeft, &target, &targetLeft) == Int(bitPattern: UInt.max) {
                    code = errno
                }
                consumed = bytes.count - start - sourceLeft
                count = capacity - targetLeft
            }
        }
        position += consumed
        output += piece
        return code
    }
}
