/// Where bytes come from that nobody can guess.
struct Secrets: Sendable {
    /// So many bytes of the system's generator.
    func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// 16 hexadecimal digits, for finding a request in logs.
    func requestID() -> String {
        var generator = SystemRandomNumberGenerator()
        let text = String(generator.next(), radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
