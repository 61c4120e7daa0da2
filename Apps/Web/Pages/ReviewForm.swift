import Domain
import Markup
import Workflows

/// The review that the reader owes, behind the sentence that says so.
struct ReviewForm {
    let duty: DutyView

    func write(_ sentence: String, _ html: inout Markup, _ reader: Reader) {
        let isWeekly = duty.kind == ObligationKind.weeklyReview.rawValue
        let call = isWeekly ? "reviewWeek" : "reviewPolicy"
        html.element(.details, .open(reader.failure?.form == duty.kind)) { html in
            html.element(.summary, text: sentence)
            reader.form(
                call, id: duty.kind, hidden: duty.full ? [("full", "true")] : [], &html
            ) { html, form in
                html.element(.div, .class("fields")) { html in
                    for question in isWeekly ? Self.weekly : [("note", "note", true)] {
                        html.element(.div, .class("wide")) {
                            form.area(
                                question.field, reader.question(question.name), isRequired: question.isRequired, &$0)
                        }
                    }
                    html.element(.div, .class("actions")) { form.submit(reader.word("Save", "保存"), &$0) }
                }
            }
        }
    }

    private static let weekly: [(field: String, name: String, isRequired: Bool)] = [
        ("methods", ReviewField.methods.rawValue, true), ("worked", ReviewField.worked.rawValue, true),
        ("problems", ReviewField.problems.rawValue, false), ("support", ReviewField.support.rawValue, false),
        ("nextWeek", ReviewField.nextWeek.rawValue, false),
    ]
}
