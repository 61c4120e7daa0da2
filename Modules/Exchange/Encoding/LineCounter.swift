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
        guard let first = bytes.first, let last = bytes.last else { return }
        var ends = endsWithReturn && first == 0x0A ? -1 : 0
        for index in bytes.indices {
            ends &+= bytes[index] == 0x0A || bytes[index] == 0x0D ? 1 : 0
        }
        // Each pair was counted twice.
        for index in bytes.indices.dropFirst() {
            ends &-= bytes[index] == 0x0A && bytes[index - 1] == 0x0D ? 1 : 0
        }
        line += ends
        endsWithReturn = last == 0x0D
    }
}
