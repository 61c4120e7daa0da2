extension CSVDelimiter {
    /// Bytes of text looked at to find the delimiter.
    static let sampleSize = 65_536

    /// Rows after the header that are compared with it.
    static let sampledRows = 20

    /// Finds the delimiter from the header and the first rows.
    ///
    /// A delimiter is possible when it gives the header two columns or more. Of several possible ones, that wins with
    /// which the largest share of rows has as many fields as the header. Text that no delimiter splits has one column
    /// and is read with commas.
    ///
    /// - Parameters:
    ///   - sample: the beginning of the text, UTF-8, without a byte order mark.
    ///   - isWhole: true when the text ends with the sample; otherwise its last row may be cut, and is not counted.
    /// - Returns: the delimiter.
    /// - Throws: `ambiguousDelimiter` when two readings are equally sound.
    static func detect(in sample: [UInt8], isWhole: Bool) throws(CSVError) -> CSVDelimiter {
        var readings: [CSVDelimiterReading] = []
        for delimiter in allCases {
            guard let reading = try reading(of: sample, with: delimiter, isWhole: isWhole) else { continue }
            readings.append(reading)
        }
        // Shares are compared as cross products, so that equal shares are exactly equal.
        let best = readings.filter { candidate in
            readings.allSatisfy { other in
                candidate.agreeingRows * max(other.sampledRows, 1) + (candidate.sampledRows == 0 ? 1 : 0)
                    >= other.agreeingRows * max(candidate.sampledRows, 1) + (other.sampledRows == 0 ? 1 : 0)
            }
        }
        guard best.count <= 1 else { throw .ambiguousDelimiter(best) }
        return best.first?.delimiter ?? .comma
    }

    /// Reads the sample with one delimiter; nil when that does not give a header of two columns or more.
    private static func reading(
        of sample: [UInt8],
        with delimiter: CSVDelimiter,
        isWhole: Bool
    ) throws(CSVError) -> CSVDelimiterReading? {
        var records = CSVRecords(CSVInput(text: sample), delimiter: delimiter)
        guard case .record(let header)? = try records.next(), header.count >= 2 else { return nil }
        var agreement: [Bool] = []
        // One more than needed, because the last one of a cut sample is dropped.
        while agreement.count <= sampledRows, let row = try records.next() {
            if case .record(let record) = row {
                agreement.append(record.count == header.count)
            } else {
                agreement.append(false)
            }
        }
        if !isWhole || agreement.count > sampledRows { agreement = agreement.dropLast() }
        return CSVDelimiterReading(
            delimiter: delimiter,
            columns: header.map { String(decoding: $0, as: UTF8.self) },
            agreeingRows: agreement.count(where: { $0 }),
            sampledRows: agreement.count
        )
    }
}
