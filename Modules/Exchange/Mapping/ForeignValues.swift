public import Domain

/// Counts what stands in a column of a closed set and is none of it: the file's own words.
///
/// The work is one look-up for each cell. Words longer than ``RowIssue/valueLimit`` characters, of four bytes each, are none, and of a column
/// in which nearly every cell is another the first 10,000 are counted.
public struct ForeignValues: Sendable {
    private let set: ClosedSet
    private let isList: Bool
    private let currencies: [Currency]
    private var counts: [String: Int] = [:]
    private static let limit = 10_000

    /// Nil when `field` is none of a closed set.
    ///
    /// - `currencies`: those that have a rate.
    public init?(_ field: String, of format: ImportFormat, currencies: [Currency]) {
        guard let set = format.values(of: field) else { return nil }
        self.set = set
        self.currencies = currencies
        isList = format.isList(field)
    }

    /// Adds a cell as it stands.
    public mutating func add(_ cell: String) {
        guard isList, cell.utf8.contains(UInt8(ascii: ";")) else { return count(cell.trimmedBlanks) }
        for part in cell.split(separator: ";") { count(String(part).trimmedBlanks) }
    }

    private mutating func count(_ text: Substring) {
        let word = String(text)
        if let count = counts[word] {
            counts[word] = count + 1
        } else if counts.count < Self.limit, !word.isEmpty {
            counts[word] = 1
        }
    }

    /// The words that are not understood, each with how often it stands, the most frequent first.
    public var ranked: [(word: String, count: Int)] {
        counts.filter { entry in
            // What has control characters is no word.
            guard let text = entry.key.cleaned(prose: false), text.count <= RowIssue.valueLimit,
                text.utf8.count <= 4 * RowIssue.valueLimit
            else { return false }
            return !set.has(text, currencies: currencies)
        }.map { (word: $0.key, count: $0.value) }.sorted { ($1.count, $0.word) < ($0.count, $1.word) }
    }
}
