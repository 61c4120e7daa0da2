public import Domain

extension WorklistQuery {
    /// The page of a backend that keeps the lines of each owner in order: streams are read a piece at a time and merged, so
    /// that the heads of many owners cost what they show.
    ///
    /// - `streams`: of a section, each in order; no line stands in two of them.
    /// - `read`: the first lines of a stream after a place, or from its start, and how many at most; fewer only at its end.
    public func page<Stream>(
        of streams: (WorklistSection) throws -> [Stream],
        _ read: (Stream, _ after: WorklistPlace?, _ count: Int) throws -> [WorklistPlace]
    ) rethrows -> [WorklistPlace] {
        var found: [WorklistPlace] = []
        for section in WorklistSection.allCases where after.map({ section >= $0.section }) ?? true {
            guard found.count < limit, section != .ahead || ahead != nil else { break }
            let start = after.flatMap { $0.section == section ? $0 : nil }
            let streams = try streams(section)
            guard streams.count != 1 else {
                found += try read(streams[0], start, limit - found.count)
                continue
            }
            var heads = try streams.map { try Head($0, start, room: limit - found.count, read) }
            while found.count < limit {
                var first: (place: Int, line: WorklistPlace)?
                for (place, head) in heads.enumerated() {
                    guard let line = head.next else { continue }
                    if first.map({ line < $0.line }) ?? true { first = (place, line) }
                }
                guard let first else { break }
                found.append(first.line)
                try heads[first.place].advance(read)
            }
        }
        return found
    }
}

/// What was read of a stream and is not on the page yet.
private struct Head<Stream> {
    typealias Read = (Stream, _ after: WorklistPlace?, _ count: Int) throws -> [WorklistPlace]

    private let stream: Stream
    /// Turned round, so that the next is the last.
    private var lines: [WorklistPlace]
    private var isAtEnd: Bool
    private let piece: Int

    init(_ stream: Stream, _ start: WorklistPlace?, room: Int, _ read: Read) rethrows {
        self.stream = stream
        piece = min(room, 8)
        lines = try read(stream, start, piece).reversed()
        isAtEnd = lines.count < piece
    }

    var next: WorklistPlace? { lines.last }

    mutating func advance(_ read: Read) rethrows {
        guard let last = lines.popLast(), lines.isEmpty, !isAtEnd else { return }
        lines = try read(stream, last, piece).reversed()
        isAtEnd = lines.count < piece
    }
}
