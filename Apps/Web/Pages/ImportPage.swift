public import Markup
import Wording
public import Workflows

/// Takes a file: send it, say what its columns are, look at what would come of it, take it.
public struct ImportPage: Page {
    let upload: UploadView?
    /// What would come of it; without an upload what has come of it.
    let report: ImportReport?
    /// Whether it was to be taken with other choices than those that were tried.
    let hasChanged: Bool

    public var place: Place? { .imports }

    public init(upload: UploadView?, report: ImportReport?, hasChanged: Bool = false) {
        self.upload = upload
        self.report = report
        self.hasChanged = hasChanged
    }

    public func title(_ reader: Reader) -> String { reader.word("Import", "导入") }

    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        if let upload {
            columns(upload, &html, reader)
        } else {
            if let report { tell(report, &html, reader) }
            send(&html, reader)
        }
    }

    private func send(_ html: inout Markup, _ reader: Reader) {
        html.element(
            .p, .class("sub"),
            text: reader.word(
                "A CSV file in any encoding. Nothing is taken before you have seen what would come of it.",
                "任意编码的 CSV 文件。确认预览之前不会写入任何数据。"))
        html.element(.section, .class("card")) { html in
            reader.form(at: Link("import"), id: "upload", isUpload: true, &html) { html, form in
                html.element(.div, .class("fields")) { html in
                    form.pick(
                        "kind", reader.word("What is in it", "内容"),
                        [
                            ("customers", reader.word("customers", "客户")),
                            ("timeline", reader.word("what happened", "往来事件")),
                        ], value: "customers", &html)
                    form.line("file", reader.word("File", "文件"), kind: .file, isRequired: true, &html)
                    html.element(.div, .class("actions")) { form.submit(reader.word("Send", "上传"), &$0) }
                }
            }
        }
        html.element(.p) { html in
            html.element(
                .a, .href(Link("batches")), text: reader.word("Earlier imports, and undo", "以往导入与撤销"))
        }
    }

    private func columns(_ upload: UploadView, _ html: inout Markup, _ reader: Reader) {
        html.element(
            .p, .class("sub"), text: "\(upload.name) · " + reader.count(upload.rows, "row", "rows", "# 行"))
        if hasChanged {
            html.element(
                .p, .class("wrong"),
                text: reader.word(
                    "These choices have not been tried yet. This is what would come of them; nothing was taken.",
                    "所选内容已更改，以下为新的预览；尚未导入。"))
        }
        if let report { tell(report, &html, reader) }
        var hidden = [("shelf", upload.shelf), ("kind", upload.kind)]
        if let tried = upload.tried { hidden.append(("tried", tried)) }
        reader.form(at: Link("import", "run"), id: "run", hidden: hidden, &html) { html, form in
            form.words(upload, &html)
            form.dates(upload, &html)
            html.element(.h2, text: reader.word("What the columns are", "列对应"))
            html.element(
                .div, .class("scroll"), .tabIndex(0), .role("region"), .aria(.label, reader.word("Columns", "列"))
            ) { html in
                html.element(.table, .class("cards")) { html in
                    html.element(.thead) { html in
                        html.element(.tr) { html in
                            for name in [
                                reader.word("Column", "列"), reader.word("Samples", "示例"),
                                reader.word("Taken as", "对应字段"),
                            ] {
                                html.element(.th, .scope("col"), text: name)
                            }
                        }
                    }
                    html.element(.tbody) { html in
                        for (index, column) in upload.columns.enumerated() {
                            row(column, index, upload, &html, reader)
                        }
                    }
                }
            }
            html.element(.div, .class("actions")) { html in
                // What is likely next: nothing is taken in haste while words are open.
                let isOpen = report == nil || upload.columns.contains { $0.words.contains(where: \.meaning.isEmpty) }
                form.submit(reader.word("Try it", "试运行"), name: "step", value: "try", &html, isMain: isOpen)
                if report != nil {
                    form.submit(reader.word("Take it", "导入"), name: "step", value: "take", &html, isMain: !isOpen)
                }
                html.element(.a, .class("button"), .href(Link("import")), text: reader.word("Another file", "换一个文件"))
            }
        }
    }

    private func row(
        _ column: UploadView.Column, _ index: Int, _ upload: UploadView, _ html: inout Markup, _ reader: Reader
    ) {
        let kind = upload.kind
        html.element(.tr) { html in
            html.element(.th, .scope("row"), text: column.name)
            html.element(.td, .class("soft whole"), text: column.samples.joined(separator: " · "))
            html.element(.td, .class("whole")) { html in
                html.element(
                    .select, .name("column-\(index)"),
                    .aria(.label, reader.word("\(column.name) is taken as", "\(column.name) 对应"))
                ) { html in
                    let rest =
                        kind == "customers" ? reader.word("a field of its own", "自定义字段") : reader.word("left out", "忽略")
                    html.element(.option, .value(""), .selected(column.target.isEmpty), text: rest)
                    if kind == "customers" {
                        html.element(
                            .option, .value(UploadView.leftOut), .selected(column.target == UploadView.leftOut),
                            text: reader.word("left out", "忽略"))
                    }
                    for target in upload.targets {
                        html.element(
                            .option, .value(target), .selected(target == column.target),
                            text: reader.wording.column(target))
                    }
                }
            }
        }
    }

    private func undo(_ report: ImportReport, _ html: inout Markup, _ reader: Reader) {
        guard upload == nil, let batch = report.batch else { return }
        html.element(
            .p, .class("sub"),
            text: reader.word(
                "It can be taken back as a whole: new customers go, known ones are as they were. Those about whom something "
                    + "has been recorded since stay.",
                "可以整体撤销：新增客户将移除，原有客户恢复原样；此后已有新记录的客户保持不变。"))
        reader.form(
            "undoBatch", id: "undo", hidden: [("batch", String(batch))], to: Link("import"), &html
        ) { html, form in form.submit(reader.word("Undo the import", "撤销导入"), &html, isMain: false) }
    }

    private func tell(_ report: ImportReport, _ html: inout Markup, _ reader: Reader) {
        html.element(.section, .class("card")) { html in
            html.element(
                .h2,
                text: upload == nil
                    ? reader.word("What was taken", "导入结果") : reader.word("What would come of it", "预览结果"))
            html.element(.ul) { html in
                for (count, one, many, zh) in [
                    (report.customersCreated, "new customer", "new customers", "新增 # 位客户"),
                    (report.customersUpdated, "customer changed", "customers changed", "更新 # 位客户"),
                    (report.customersUnchanged, "customer as before", "customers as before", "# 位客户无变化"),
                    (report.eventsRecorded, "event", "events", "# 条事件"),
                    (report.eventsKnown, "event known already", "events known already", "# 条事件已存在"),
                ] where count > 0 { html.element(.li, text: reader.count(count, one, many, zh)) }
            }
            if !report.newOwners.isEmpty {
                let names = report.newOwners.prefix(20).joined(separator: reader.word(", ", "、"))
                html.element(
                    .p,
                    text: reader.count(
                        report.newOwners.count, "new owner, without a login: ", "new owners, without a login: ",
                        "# 位新负责人，尚不能登录：") + names + (report.newOwners.count > 20 ? " …" : ""))
            }
            for group in report.skipped {
                html.element(
                    .p,
                    text: reader.count(group.count, "row is not taken: ", "rows are not taken: ", "# 行不导入：")
                        + reader.wording(group.message))
            }
            undo(report, &html, reader)
            guard !report.problems.isEmpty else { return }
            html.element(
                .p, .class("wrong"),
                text: upload == nil
                    ? reader.count(report.rowsWithProblems, "row was not taken:", "rows were not taken:", "# 行未导入：")
                    : reader.count(
                        report.rowsWithProblems, "row cannot be taken:", "rows cannot be taken:", "# 行无法导入：")
            )
            html.element(.ul) { html in
                for group in report.problems.prefix(50) {
                    html.element(.li) { html in
                        html.text(reader.wording(group.message.showing(reader.display.clock)))
                        let rows = group.rows.prefix(20).map(String.init).joined(separator: ", ")
                        let rest = reader.word(" … \(group.count) in all", " …… 共 \(group.count) 行")
                        html.element(
                            .small,
                            text: " " + reader.word("rows ", "行 ") + rows + (group.count > 20 ? rest : ""))
                    }
                }
                let rest = report.problems.dropFirst(50).reduce(report.problemsLeftOut ?? 0) { $0 + $1.count }
                if rest > 0 {
                    html.element(.li, text: reader.count(rest, "more problem", "more problems", "另有 # 个问题"))
                }
            }
        }
    }
}
