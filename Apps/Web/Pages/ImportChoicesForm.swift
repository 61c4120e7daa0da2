import Markup
import Wording

/// What a file leaves open: its own words in columns of few values, and the order of its dates.
extension Form {
    func words(_ upload: UploadView, _ html: inout Markup) {
        let columns = upload.columns.enumerated().filter { !$0.element.words.isEmpty }
        guard !columns.isEmpty else { return }
        html.element(.h2, text: reader.word("Words of the file", "文件中的用词"))
        html.element(
            .p, .class("sub"),
            text: reader.word(
                "These are not ours. Say what they mean; where one stays open, its rows cannot be taken.",
                "以下内容不是系统中的值，请选择对应的含义；未选择的，其所在行无法导入。"))
        for (index, column) in columns { words(of: column, index, &html) }
        guard let countries = columns.first(where: { $0.element.target == "country" })?.element.values else { return }
        html.element(.datalist, .id("countries")) { html in
            for country in countries { html.element(.option, .value(country.value), text: country.name) }
        }
    }

    private func words(of column: UploadView.Column, _ index: Int, _ html: inout Markup) {
        let field = reader.wording.column(column.target)
        html.element(.fieldset, .class("card")) { html in
            html.element(
                .legend,
                text: reader.word(
                    "“\(column.name)” (our “\(field)”)", "“\(column.name)”（对应“\(field)”）"))
            if column.target == "country" {
                html.element(
                    .p, .class("sub"),
                    text: reader.word(
                        "The two letters of a country, or - for no country.", "填写国家的两个字母代码；填 - 表示忽略。"))
            }
            html.element(.input, .type("hidden"), .name("was-\(index)"), .value(column.target))
            html.element(.div, .class("fields")) { html in
                for (number, word) in column.words.enumerated() {
                    html.element(
                        .input, .type("hidden"), .name("word-\(index)-\(number)"), .value(word.text))
                    let label = "“\(word.text)” · " + reader.count(word.count, "time", "times", "# 次")
                    let name = "value-\(index)-\(number)"
                    if column.target == "country" {
                        let meant = column.values.first { $0.value == word.meaning }?.name
                        line(name, label, value: word.meaning, hint: meant, list: "countries", &html)
                    } else {
                        choice(name, label, options(column), value: word.meaning, &html)
                    }
                }
            }
            rest(
                column.certainWords, "more word that can mean only one thing is taken so.",
                "more words that can mean only one thing are taken so.", "另有 # 个含义唯一，已自动对应。", &html)
            rest(
                column.otherWords, "more word, to be asked about when these are settled.",
                "more words, to be asked about when these are settled.", "另有 # 个，处理完以上各项后显示。", &html)
        }
    }

    /// What is said of words that are not listed; nothing of none.
    private func rest(_ count: Int, _ one: String, _ many: String, _ chinese: String, _ html: inout Markup) {
        if count > 0 { html.element(.p, .class("sub"), text: reader.count(count, one, many, chinese)) }
    }

    private func options(_ column: UploadView.Column) -> [(value: String, name: String)] {
        let out =
            column.isNeeded
            ? reader.word("leave these rows out", "不导入这些行") : reader.word("nothing: leave it out", "忽略该值")
        return [("", reader.word("choose …", "请选择…")), (UploadView.leftOut, out)] + column.values
    }

    func dates(_ upload: UploadView, _ html: inout Markup) {
        let columns = upload.columns.filter { $0.dates != nil }
        guard !columns.isEmpty else { return }
        html.element(.h2, text: reader.word("Dates", "日期"))
        html.element(.div, .class("fields")) { html in
            choice(
                "dates", reader.word("How dates are written", "日期的写法"),
                [
                    ("", reader.word("as each column shows", "由各列自行判断")),
                    ("dmy", reader.word("day, month, year", "日、月、年")),
                    ("mdy", reader.word("month, day, year", "月、日、年")),
                ], value: upload.dateOrder, &html)
        }
        html.element(.ul) { html in
            for column in columns {
                guard let dates = column.dates else { continue }
                html.element(.li, text: reading(dates, in: column.name, upload.dateOrder))
            }
        }
    }

    /// How a column's dates are read.
    private func reading(_ dates: UploadView.Dates, in column: String, _ chosen: String) -> String {
        let order = chosen.isEmpty ? dates.order : chosen
        let none = reader.word("no date", "无效日期")
        let read: String
        switch order {
        case "dmy"?: read = dates.dmy ?? none
        case "mdy"?: read = dates.mdy ?? none
        default:
            read =
                [dates.dmy, dates.mdy].compactMap(\.self).joined(separator: reader.word(" or ", " 或 "))
                + reader.word("; choose which", "；请选择")
        }
        return reader.word("“\(column)”: ", "“\(column)”：") + "\(dates.sample) → \(read)"
    }
}
