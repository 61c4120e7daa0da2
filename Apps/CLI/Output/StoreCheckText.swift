import Domain
import Wording
import Workflows

/// What a check of the store found.
struct StoreCheckText {
    private let report: StoreCheckReport
    private let wording: Wording

    init(_ report: StoreCheckReport, wording: Wording) {
        self.report = report
        self.wording = wording
    }

    var table: Table {
        var table = Table(["customer", "what", "detail"])
        for finding in report.findings { table.add([finding.customer, finding.what, wording(finding.detail)]) }
        return table
    }

    var text: String {
        guard !report.isSound else {
            let notices = report.notices.map { word("note: ", "提示：") + wording($0.detail) + "\n" }
            return word("sound: ", "无误：") + counted + "\n" + notices.joined()
        }
        var table = Table([word("customer", "客户"), word("what", "项目"), word("detail", "说明")])
        for finding in report.findings { table.add([finding.customer, finding.what, wording(finding.detail)]) }
        return table.text(limit: 72) + (report.isDamaged ? damaged : mendable)
    }

    private var counted: String {
        word(
            "\(report.customers.counted("customer")), \(report.events.counted("event"))",
            "\(report.customers) 位客户，\(report.events) 条往来")
    }

    private var damaged: String {
        word(
            "the file is damaged: keep a copy of it, and restore a backup\n", "存储文件已损坏：请先保留一份副本，再恢复备份\n")
    }

    private var mendable: String {
        let count = report.findings.count
        let place = report.customers == 0 ? "" : word(" in \(counted)", "\(counted)中")
        return word(
            "\(count.counted("finding"))\(place); try: rapport store rebuild\n",
            "\(place)发现 \(count) 处不一致；请尝试：rapport store rebuild\n")
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
