import Wording
import Workflows

/// What became of an entry that was taken back, for people.
struct RetractText {
    let report: RetractReport
    let moved: MovedText

    init(_ report: RetractReport, _ moved: MovedText) {
        self.report = report
        self.moved = moved
    }

    var text: String {
        let kind = moved.wording.entry(report.kind)
        let at = moved.display.clock(report.at)
        var text = moved.word(
            "taken back: \(kind) of \(report.customer), entry \(report.event) of \(at)\n",
            "已撤回：\(report.customer) \(kind)，记录 \(report.event)，\(at)\n")
        for form in report.forms {
            text += moved.word("  with its follow-up form, entry \(form)\n", "  连同其跟进表，记录 \(form)\n")
        }
        return text + moved.text(report.moved, report.obligations)
    }
}
