/// Counts the physical lines of a stream of UTF-8 bytes; CRLF, LF and CR each end one.
struct LineCounter {
    /// The line at which the stream stands, from 1.
    private(set) var line = 1
    private var endsWithReturn = false

    /// Passes over bytes.
    mutating func pass(_ bytes: some Collection<UInt8>) {
        bytes.withContiguousStorageIfAvailable { count($0) } ?? Array(bytes).withUnsafeBufferPointer { count($0) }
    }

    private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        // Eight bytes at a time, because every byte of a file passes here.
        while index &+ 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let returns = Self.marks(of: 0x0D, in: word)
            let feeds = Self.marks(of: 0x0A, in: word)
            if returns | feeds != 0 {
                let afterReturn = returns << 8 | (endsWithReturn ? 0x80 : 0)
                line &+= (returns | (feeds & ~afterReturn)).nonzeroBitCount
            }
            endsWithReturn = returns >> 63 == 1
            index &+= 8
        }
        while index < raw.count {
            line &+= raw[index] == 0x0D || (raw[index] == 0x0A && !endsWithReturn) ? 1 : 0
            endsWithReturn = raw[index] == 0x0D
            index &+= 1
        }
    }

    /// The word with the top bit of each byte set that equals `byte`, and all else clear.
    private static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return ~(((difference & low) &+ low) | difference | low)
    }
}
