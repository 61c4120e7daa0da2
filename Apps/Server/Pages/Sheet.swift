import Domain
import Exchange

/// A table that was sent: its columns, the first of its rows, and what stands in those that hold few values or dates.
struct Sheet: Sendable {
    let columns: [String]
    let samples: [[String]]
    let rows: Int
    /// What each column is taken as; empty for what is left as it is.
    let targets: [String]
    /// By column: the file's own words in a column that holds one of few values.
    let words: [Int: ForeignValues]
    /// By column: how dates are written.
    let dates: [Int: DateOrderScan]

    private static let shown = 3

    /// Reads it once.
    ///
    /// - `currencies`: those that have a rate; nil when words are not looked at.
    /// - `choose`: what so many columns are taken as; nil guesses.
    /// Throws `CSVError`.
    init(
        _ bytes: [UInt8], as format: ImportFormat, currencies: [Currency]? = nil, choose: ((Int) -> [String])? = nil
    ) throws {
        var reader = try CSVReader([bytes])
        columns = reader.header.names
        targets = choose?(columns.count) ?? Self.guesses(columns, format.columns)
        var words: [Int: ForeignValues] = [:]
        var dates: [Int: DateOrderScan] = [:]
        for (index, target) in zip(columns.indices, targets) {
            words[index] = currencies.flatMap { ForeignValues(target, of: format, currencies: $0) }
            if format.isDate(target) { dates[index] = DateOrderScan() }
        }
        // Keys of their own: what is looped over is not changed.
        let wordy = Array(words.keys), dated = Array(dates.keys)
        var samples: [[String]] = []
        var rows = 0
        while let row = try reader.next() {
            rows += 1
            guard case .record(let record) = row else { continue }
            if samples.count < Self.shown { samples.append(columns.indices.map { record[text: $0] }) }
            for index in wordy { words[index]?.add(record[text: index]) }
            for index in dated { dates[index]?.add(record[text: index], row: record.row) }
        }
        self.samples = samples
        self.rows = rows
        self.words = words
        self.dates = dates
    }

    /// Names by which lists call what we do; what comes first in a list is taken first.
    private static let known: [String: [String]] = [
        "key": ["id", "customer id", "customerid", "customer key", "no", "nr", "number", "编号", "客户编号"],
        "name": ["customer", "customer name", "full name", "contact", "firma", "名称", "客户名称", "姓名"],
        "company": ["company name", "companyname", "firm", "account", "organisation", "organization", "公司", "公司名称"],
        "country": ["country code", "land", "国家"], "emails": ["email", "e-mail", "mail", "邮箱", "电子邮件"],
        "phones": ["phone", "telephone", "tel", "mobile", "电话", "手机"],
        "owner": ["sales rep", "salesperson", "负责人", "业务员"],
        "industry": ["sector", "行业"], "tags": ["tag", "labels", "标签"], "source": ["lead source", "来源"],
        "customer": ["customer id", "customerid", "key", "客户", "客户编号"], "kind": ["type", "event", "类型"],
        "at": ["date", "time", "when", "日期", "时间"], "note": ["notes", "comment", "remarks", "备注"],
    ]

    /// What each column most likely is; empty for what nobody can tell.
    private static func guesses(_ columns: [String], _ targets: [String]) -> [String] {
        var left = Set(targets)
        var found = columns.map { name -> String in
            let plain = name.lowercased()
            return left.remove(plain) ?? left.remove(plain.replacing(" ", with: "_")) ?? ""
        }
        for (index, name) in columns.enumerated() where found[index].isEmpty {
            let plain = name.lowercased()
            if let target = targets.first(where: { left.contains($0) && known[$0, default: []].contains(plain) }) {
                found[index] = target
                left.remove(target)
            }
        }
        return found
    }
}
