import Exchange
import Web

/// A table that was sent: its columns, and the first of its rows.
struct Sheet: Sendable {
    let columns: [String]
    let samples: [[String]]
    let rows: Int

    private static let shown = 3

    /// - Throws: `CSVError`.
    init(_ bytes: [UInt8]) throws {
        var reader = try CSVReader([bytes])
        columns = reader.header.names
        var samples: [[String]] = []
        var rows = 0
        while let row = try reader.next() {
            rows += 1
            guard case .record(let record) = row, samples.count < Self.shown else { continue }
            samples.append(columns.indices.map { record[text: $0] })
        }
        self.samples = samples
        self.rows = rows
    }

    /// What columns may be called.
    static let customers = [
        "key", "name", "company", "country", "time_zone", "language", "source", "industry", "company_size",
        "categories",
        "annual_purchase", "currency", "credit", "budget_authorised", "preferred_channel", "emails", "phones", "chat",
        "birthday", "do_not_contact", "owner", "tags", "created_at",
    ]
    static let timeline = [
        "customer", "kind", "at", "ref", "amount", "currency", "channel", "direction", "purpose", "outcome", "form",
        "signal",
        "level", "expected_close", "order_ref", "reason", "model", "serial", "service_days", "actor", "note",
        "recorded_at",
        "owner",
    ]

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
    func guesses(_ targets: [String]) -> [String] {
        var left = Set(targets)
        var found = columns.map { name -> String in
            let plain = name.lowercased()
            return left.remove(plain) ?? left.remove(plain.replacing(" ", with: "_")) ?? ""
        }
        for (index, name) in columns.enumerated() where found[index].isEmpty {
            let plain = name.lowercased()
            if let target = targets.first(where: { left.contains($0) && Self.known[$0, default: []].contains(plain) }) {
                found[index] = target
                left.remove(target)
            }
        }
        return found
    }

    /// The same rows in UTF-8, their columns called by `names`; what has an empty name keeps its own, or is left out, as is
    /// what is called ``UploadView/leftOut``.
    ///
    /// Rows that cannot be read become rows that cannot be taken, so that numbers stay what they are.
    static func renamed(_ bytes: [UInt8], _ names: [String], keepingRest: Bool) throws -> [UInt8] {
        var reader = try CSVReader([bytes])
        let header = reader.header.names
        let kept = header.indices.filter { index in
            let name = names.indices.contains(index) ? names[index] : ""
            return name.isEmpty ? keepingRest : name != UploadView.leftOut
        }
        var result: [UInt8] = []
        var writer = CSVWriter<Never> { result += $0 }
        writer.write(kept.map { names.indices.contains($0) && !names[$0].isEmpty ? names[$0] : header[$0] })
        var number = 1
        while let row = try reader.next() {
            switch row {
            case .record(let record):
                // Blank lines count as rows.
                while number + 1 < record.row {
                    writer.write([""])
                    number += 1
                }
                writer.write(kept.map { record[text: $0] })
                number = record.row
            case .refused(let error):
                writer.write([""])
                number = error.row
            }
        }
        writer.finish()
        return result
    }
}
