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

    private var moved: MovedText { MovedText(wording, display) }

    var table: Table { moved.table(report.moved) }

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
        return text + moved.text(report.moved, report.obligations)
    }

    private func word(_ en: String, _ zh: String) -> String { moved.word(en, zh) }
}
