import Domain
import Wording
import Workflows

/// What became of an entry, for people.
struct LogText {
    let report: LogReport
    let wording: Wording
    let display: Display

    init(_ report: LogReport, wording: Wording, display: Display) {
        self.report = report
        self.wording = wording
        self.display = display
    }

    var table: Table {
        var table = Table(["scheme", "moved"])
        for (scheme, moved) in report.moved.sorted(by: { $0.key < $1.key }) { table.add([scheme, moved]) }
        return table
    }

    /// What is said when the customer was lost before the entry came; nil when it was not.
    var late: Phrase? { report.latePhrase?.showing(display.clock) }

    var text: String {
        var text =
            report.recorded
            ? word(
                "recorded: \(report.kind) of \(report.customer)\n",
                "已记录：\(report.customer) \(wording.entry(report.kind))\n")
            : word("known already; nothing changed\n", "已有相同记录；没有更改\n")
        if let owner = report.allocated {
            text += word("  came back: it is \(owner)'s now\n", "  客户主动回来：已分配给 \(owner)\n")
        }
        for (scheme, moved) in report.moved.sorted(by: { $0.key < $1.key }) {
            let labels = moved.split(separator: " → ").map { label in
                display.names(of: String(label), in: scheme).map { wording($0) } ?? String(label)
            }
            let name = display.scheme(scheme).map { wording($0.names) } ?? scheme
            text += "  \(name)\(word(": ", "："))\(labels.joined(separator: " → "))\n"
        }
        for obligation in report.obligations where obligation.kind != ObligationKind.recycleWarning.rawValue {
            let kind = wording.kind(obligation.kind)
            let due = display.clock(obligation.due)
            text += word("  owed: \(kind) by \(due)\n", "  待办：\(kind)，期限 \(due)\n")
        }
        return text
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
