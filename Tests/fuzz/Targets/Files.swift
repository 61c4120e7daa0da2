import Domain
import Exchange
import Wording

/// Files that are imported. The first byte chooses encoding and delimiter, the rest is the file.
enum Files {
    static func customers(_ input: [UInt8]) {
        table(input)
        direct(input) { source throws(ImportFileError) in
            try ImportRows.customers(source, context: House.context)
        }
    }

    static func timeline(_ input: [UInt8]) {
        direct(input) { source throws(ImportFileError) in
            try ImportRows.timeline(source, context: House.context)
        }
    }

    /// A mapping, the file and one that it may join, parted by lines of `====`.
    static func mapped(_ input: [UInt8]) {
        let parts = String(decoding: input, as: UTF8.self).split(
            separator: "\n====\n", maxSplits: 2, omittingEmptySubsequences: false
        ).map { Array($0.utf8) }
        let file = parts.count > 1 ? parts[1] : []
        let other = parts.count > 2 ? parts[2] : []
        _ = reading { () throws(ImportFileError) in
            let mapping = try Mapping(yaml: String(decoding: parts[0], as: UTF8.self), file: "map.yaml")
            let companions = CompanionFiles { name throws(ImportFileError) in
                name.utf8.count > 20 ? nil : ImportSource(name: name, bytes: other)
            }
            return try ImportRows.mapped(
                ImportSource(name: "file.csv", bytes: file), by: mapping, with: companions, context: House.context)
        }
    }

    private static let encodings: [TextEncoding?] = [nil, nil, nil, nil] + TextEncoding.allCases
    private static let delimiters: [CSVDelimiter?] = [nil, .comma, .semicolon, .tab]

    /// The same bytes say the same in whatever pieces they come.
    private static func direct(_ input: [UInt8], _ open: (ImportSource) throws(ImportFileError) -> ImportRows) {
        let choice = Int(input.first ?? 0)
        let encoding = encodings[choice % encodings.count]
        let delimiter = delimiters[choice / encodings.count % delimiters.count]
        let bytes = Array(input.dropFirst())
        let whole = reading { () throws(ImportFileError) in
            try open(ImportSource(name: "file.csv", encoding: encoding, delimiter: delimiter, bytes: bytes))
        }
        let size = choice % 7 + 1
        let pieces = reading { () throws(ImportFileError) in
            var place = 0
            let source = ImportSource(name: "file.csv", encoding: encoding, delimiter: delimiter) {
                () throws(CSVError) -> [UInt8]? in
                guard place < bytes.count else { return nil }
                defer { place += size }
                return Array(bytes[place..<min(place + size, bytes.count)])
            }
            return try open(source)
        }
        // Of several reasons for a refusal another may be met first.
        if case .failure = whole, case .failure = pieces { return }
        expect(whole == pieces, "pieces of \(size) bytes say \(pieces), the whole says \(whole)")
    }

    /// What is written is read again as it was.
    private static func table(_ input: [UInt8]) {
        guard var reader = try? CSVReader([Array(input.dropFirst())]) else { return }
        var records: [[String]] = [reader.header.names]
        while let row = try? reader.next() {
            guard case .record(let record) = row else { continue }
            records.append(record.indices.map { record[text: $0] })
        }
        var bytes: [UInt8] = []
        var writer = CSVWriter<Never> { bytes += $0 }
        for record in records { writer.write(record) }
        writer.finish()
        var again: [[String]] = []
        do {
            var reader = try CSVReader([bytes], encoding: .utf8, delimiter: .comma)
            again.append(reader.header.names)
            while let row = try reader.next() {
                guard case .record(let record) = row else { broken("a row that was written is refused: \(row)") }
                again.append(record.indices.map { record[text: $0] })
            }
        } catch { broken("what was written is no file: \(error)") }
        expect(again == records, "what was written is read as something else")
    }

    /// All that comes out of a file, or why nothing does.
    private static func reading(
        _ open: () throws(ImportFileError) -> ImportRows
    ) -> Result<[ImportItem], ImportFileError> {
        var items: [ImportItem] = []
        do throws(ImportFileError) {
            var rows = try open()
            while let item = try rows.next() { items.append(item) }
        } catch {
            check(error)
            return .failure(error)
        }
        for case .issue(let issue) in items {
            expect(issue.place.row >= 1 && issue.place.line >= 1, "an issue has no place: \(issue)")
            House.expectWords(issue.phrase, "an issue")
        }
        return .success(items)
    }

    private static func check(_ error: ImportFileError) {
        House.expectWords(error.phrase, "a file that is refused")
        guard case .mapping(_, let issues) = error else { return }
        expect(!issues.isEmpty, "a mapping is refused for nothing")
        for issue in issues { expect(issue.line >= 1 && issue.column >= 1, "a mapping's issue has no place: \(issue)") }
    }
}
