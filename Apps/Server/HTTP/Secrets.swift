/// Where bytes come from that nobody can guess.
struct Secrets: Sendable {
    /// So many bytes of the system's generator.
    func bytes(_ count: Int) -> [UInt8] {
        // Eight at a time: each is a call of the system.
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes += $0 } }
        return Array(bytes.prefix(count))
    }

    /// 16 hexadecimal digits, for finding a request in logs.
    func requestID() -> String {
        var generator = SystemRandomNumberGenerator()
        let text = String(generator.next(), radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
