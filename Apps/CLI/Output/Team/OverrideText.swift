import Domain
import Wording
import Workflows

/// Labels set by hand, for people.
struct OverrideText {
    let wording: Wording
    let display: Display

    func table(of reports: [OverrideReport]) -> Table {
        var table = Table(["customer", "scheme", "from", "label", "state", "until", "by", "reason"])
        for report in reports {
            table.add([
                report.customer, report.scheme, report.from ?? "", report.label, report.state, report.until ?? "",
                report.by, report.reason ?? "",
            ])
        }
        return table
    }

    func text(of reports: [OverrideReport]) -> String {
        guard !reports.isEmpty else { return word("Nothing waits for approval.\n", "没有待审批的申请。\n") }
        var table = Table([
            word("customer", "客户"), word("scheme", "分类"), word("from", "现标签"), word("to", "申请改为"), word("until", "至"),
            word("asked by", "申请人"), word("why", "原因"),
        ])
        for report in reports {
            table.add([
                report.customer, name(report.scheme), report.from.map { name($0, report.scheme) } ?? "–",
                name(report.label, report.scheme), report.until.map(display.clock) ?? word("for good", "长期"), report.by,
                report.reason ?? "",
            ])
        }
        return table.text(limit: 36)
    }

    func sentence(_ report: OverrideReport) -> String {
        let what = "\(report.customer) · \(name(report.scheme)): \(name(report.label, report.scheme))"
        let until = report.until.map { word(" until \(display.clock($0))", "，至 \(display.clock($0))") } ?? ""
        let state =
            switch report.state {
            case "in-force": word("set by hand\(until)", "手工标签已生效\(until)")
            case "waiting":
                word("waits for approval; until then \(standing(report))", "等待审批；在此之前\(standing(report))")
            case "refused": word("refused; \(standing(report))", "申请被拒绝；\(standing(report))")
            case "withdrawn": word("withdrawn; \(standing(report))", "已撤回；\(standing(report))")
            case "superseded":
                word(
                    "superseded: the customer no longer carries the label it was to be moved from; nothing was set",
                    "已失效：客户的标签在此期间已改变，未作更改")
            default: report.state
            }
        return "\(what) – \(state)\n"
    }

    /// What holds when nothing was set.
    private func standing(_ report: OverrideReport) -> String {
        let label = report.inForce.map { name($0, report.scheme) } ?? "–"
        return report.byHand == true
            ? word("\(label) stays, as set by hand", "仍为手工设定的“\(label)”")
            : word("\(label) holds, as the rules have it", "按规则为“\(label)”")
    }

    private func name(_ scheme: String) -> String { display.scheme(scheme).map { wording($0.names) } ?? scheme }
    private func name(_ label: String, _ scheme: String) -> String {
        display.names(of: label, in: scheme).map { wording($0) } ?? label
    }
    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
