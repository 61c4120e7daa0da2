/// The records of a text in order, each numbered, whatever their number of fields.
struct CSVRecords: ~Copyable {
    private var input: CSVInput
    private var scanner: CSVScanner
    /// The number of rows passed, blank lines included.
    private var row = 0
    /// The physical line at which the input stands, from 1.
    private var line = 1

    init(_ input: consuming CSVInput, delimiter: CSVDelimiter) {
        self.input = input
        scanner = CSVScanner(delimiter: delimiter)
    }

    /// The encoding in use; nil while all bytes seen are ASCII and none was named.
    var encoding: TextEncoding? { input.encoding }

    /// The next record or refused row; nil at the end.
    mutating func next() throws(CSVError) -> CSVRow? {
        while true {
            let (outcome, record) = scan()
            switch outcome {
            case .exhausted:
                return nil
            case .incomplete:
                // Doubling keeps the rescans of a long record linear in its length.
                try input.fill(atLeast: input.count * 2 + 1)
            case .blank(let end, let lineEnds):
                pass(to: end, lineEnds: lineEnds)
            case .record(let end, let lineEnds, _):
                pass(to: end, lineEnds: lineEnds)
                guard let record else { continue }
                guard let field = scanner.fieldWithNUL else { return .record(record) }
                return refused(.nulByte(column: field + 1), line: record.line, lastLine: record.lastLine)
            case .malformed(let problem, let fault, let lineEnds, let faultLine):
                let first = line
                pass(to: fault, lineEnds: lineEnds)
                try skipLine()
                return refused(problem, line: first, lastLine: faultLine)
            }
        }
    }

    /// Scans the record at the input's start and copies it out; in a function of its own, so that its hold on the bytes
    /// ends before the input changes them.
    private mutating func scan() -> (CSVScanner.Outcome, CSVRecord?) {
        let bytes = input.bytes
        let start = input.start
        let isEnd = input.isEnd
        return bytes.withUnsafeBufferPointer { text in
            let outcome = scanner.scan(text, from: start, line: line, isEnd: isEnd)
            guard case .record(_, _, let breaks) = outcome, let base = text.baseAddress else { return (outcome, nil) }
            let lines = line...(line + breaks)
            return (outcome, CSVRecord(scanner.fields, at: base + start, row: row + 1, lines: lines))
        }
    }

    private mutating func pass(to index: Int, lineEnds: Int) {
        input.advance(to: index)
        row += 1
        line += lineEnds
    }

    private func refused(_ problem: CSVRowProblem, line: Int, lastLine: Int) -> CSVRow {
        .refused(CSVRowError(row: row, line: line, lastLine: lastLine, problem: problem))
    }

    /// Drops the rest of the physical line, of any length, without holding it.
    private mutating func skipLine() throws(CSVError) {
        while true {
            let rest = input.bytes[input.start...]
            guard let stop = rest.firstIndex(where: { $0 == CSVScanner.lineFeed || $0 == CSVScanner.carriageReturn })
            else {
                if input.isEnd { return input.advance(to: input.bytes.count) }
                input.advance(to: input.bytes.count)
                try input.fill(atLeast: 1)
                continue
            }
            input.advance(to: stop)
            try input.fill(atLeast: 2)
            let bytes = input.bytes[input.start...]
            let isPair = bytes.starts(with: [CSVScanner.carriageReturn, CSVScanner.lineFeed])
            input.advance(to: input.start + (isPair ? 2 : 1))
            line += 1
            return
        }
    }
}
