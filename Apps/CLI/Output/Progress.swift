/// Tells a person at a terminal that long work goes on; says nothing to a file or pipe.
enum Progress {
    @Sendable static func relabelling(_ count: Int) {
        guard StandardError.isTerminal, count >= 10_000 else { return }
        StandardError.write("\r\(count) customers derived anew")
    }
}
