import Markup
import Workflows

extension Reader {
    /// A form that asks for a call.
    ///
    /// - `call`: its id; the fields are its parameters.
    /// - `id`: unique on the page.
    /// - `to`: where to go on when it was done; nil is this page.
    func form(
        _ call: String, id: String, hidden: [(String, String)] = [], to: Link? = nil, _ html: inout Markup,
        content: (inout Markup, Form) -> Void
    ) {
        form(at: Link("do", call), id: id, hidden: hidden, to: to, &html, content: content)
    }

    /// - `isUpload`: whether it brings files.
    func form(
        at action: Link, id: String, hidden: [(String, String)] = [], to: Link? = nil, isUpload: Bool = false,
        _ html: inout Markup, content: (inout Markup, Form) -> Void
    ) {
        let form = Form(id: id, reader: self, failure: failure?.form == id ? failure : nil)
        html.element(
            .form, [.method("post"), .action(action), .id(id)] + (isUpload ? [.enctype("multipart/form-data")] : [])
        ) { html in
            let own = [("sent", id), ("here", here.text), ("next", (to ?? here).text), ("once", "\(mark)-\(id)")]
            // Whose words they are, should the session end meanwhile.
            let writer = user.map { [("by", $0.id)] } ?? []
            for (name, value) in own + writer + hidden {
                html.element(.input, .type("hidden"), .name(name), .value(value))
            }
            content(&html, form)
        }
    }
}

/// The fields of a form: what was typed stands in them again when it was refused.
struct Form {
    let id: String
    let reader: Reader
    let failure: FormFailure?

    enum Kind {
        case line, user, password, date, time, number, file, search, newPassword
    }

    func line(
        _ name: String, _ label: String, value: String = "", kind: Kind = .line, isRequired: Bool = false,
        hasFocus: Bool = false, hint: String? = nil, list: String? = nil, _ html: inout Markup
    ) {
        field(name, label, hint, &html) { html, more in
            let typed = failure?.values[name] ?? value
            var attributes: [Attribute] =
                [.id(place(name)), .name(name), .required(isRequired), .autofocus(hasFocus)] + more
            switch kind {
            case .line: attributes += [.type("text"), .value(typed)]
            case .user: attributes += [.type("text"), .autocomplete("username"), .value(typed)]
            case .search: attributes += [.type("search"), .value(typed)]
            case .password: attributes += [.type("password"), .autocomplete("current-password")]
            case .newPassword: attributes += [.type("password"), .autocomplete("new-password")]
            case .date: attributes += [.type("date"), .value(typed)]
            case .time: attributes += [.type("datetime-local"), .value(typed)]
            case .number: attributes += [.type("number"), .value(typed)]
            case .file: attributes += [.type("file"), .accept(".csv,text/csv")]
            }
            if let list { attributes.append(.list(list)) }
            html.element(.input, attributes)
        }
    }

    func area(
        _ name: String, _ label: String, value: String = "", isRequired: Bool = false, rows: Int = 2,
        _ html: inout Markup
    ) {
        field(name, label, nil, &html) { html, more in
            html.element(.textarea, [.id(place(name)), .name(name), .rows(rows), .required(isRequired)] + more) {
                // A line end in front is not part of it.
                $0.text("\n" + (failure?.values[name] ?? value))
            }
        }
    }

    func choice(
        _ name: String, _ label: String, _ options: [(value: String, name: String)], value: String = "",
        isRequired: Bool = false, _ html: inout Markup
    ) {
        field(name, label, nil, &html) { html, more in
            let chosen = failure?.values[name] ?? value
            html.element(.select, [.id(place(name)), .name(name), .required(isRequired)] + more) {
                Self.write(options, chosen, &$0)
            }
        }
    }

    /// Whom to give customers to: nobody until somebody is chosen.
    func assignee(_ label: String, _ people: [UserView], _ html: inout Markup) {
        choice(
            "owner", label,
            [("", reader.word("choose …", "请选择…"))] + people.filter(\.active).map { ($0.id, $0.name ?? $0.id) },
            isRequired: true, &html)
    }

    /// One of several groups of options.
    ///
    /// - `name`: of several parameters, with commas between; so are the values.
    func choice(
        _ name: String, _ label: String, groups: [(name: String, options: [(value: String, name: String)])],
        value: String = "", _ html: inout Markup
    ) {
        field(name, label, nil, &html) { html, more in
            let chosen = failure?.values[name] ?? value
            html.element(.select, [.id(place(name)), .name(name)] + more) { html in
                for group in groups {
                    html.element(.optgroup, .label(group.name)) { Self.write(group.options, chosen, &$0) }
                }
            }
        }
    }

    private static func write(_ options: [(value: String, name: String)], _ chosen: String, _ html: inout Markup) {
        for option in options {
            html.element(.option, .value(option.value), .selected(option.value == chosen), text: option.name)
        }
    }

    func check(_ name: String, _ label: String, isOn: Bool = false, _ html: inout Markup) {
        html.element(.div, .class("field check")) { html in
            html.element(
                .input, .type("checkbox"), .id(place(name)), .name(name), .value("true"),
                .checked(failure.map { $0.values[name] == "true" } ?? isOn))
            html.element(.label, .for(place(name)), text: label)
            tell(name, &html)
        }
    }

    /// What has to be ticked before something that cannot be taken back; no parameter of the call.
    func acknowledge(_ label: String, _ html: inout Markup) {
        html.element(.div, .class("field check")) { html in
            html.element(.input, .type("checkbox"), .id(place("sure")), .required())
            html.element(.label, .for(place("sure")), text: label)
        }
    }

    /// One of few, side by side.
    func pick(
        _ name: String, _ legend: String, _ options: [(value: String, name: String)], value: String = "",
        isRequired: Bool = false, _ html: inout Markup
    ) {
        let chosen = failure?.values[name] ?? value
        html.element(.fieldset, .class("pick")) { html in
            html.element(.legend, text: legend)
            for option in options {
                html.element(.label) { html in
                    html.element(
                        .input, .type("radio"), .name(name), .value(option.value), .required(isRequired),
                        .checked(option.value == chosen))
                    html.element(.span, text: option.name)
                }
            }
            tell(name, &html)
        }
    }

    /// Whether it is ticked in a list of which several can be.
    func isChosen(_ name: String, _ value: String) -> Bool { failure?.isChosen(name, value) ?? false }

    func submit(_ label: String, _ html: inout Markup, isMain: Bool = true) {
        html.element(.button, .class(isMain ? "main" : ""), .data(.submit, "1"), text: label)
    }

    /// The same with a name and value of its own.
    func submit(_ label: String, name: String, value: String, _ html: inout Markup, isMain: Bool = false) {
        html.element(.button, .class(isMain ? "main" : ""), .name(name), .value(value), text: label)
    }

    private func field(
        _ name: String, _ label: String, _ hint: String?, _ html: inout Markup,
        content: (inout Markup, [Attribute]) -> Void
    ) {
        html.element(.div, .class("field")) { html in
            html.element(.label, .for(place(name)), text: label)
            let isWrong = failure?.fields[name] != nil
            var more: [Attribute] = isWrong ? [.aria(.invalid, "true")] : []
            if isWrong || hint != nil { more.append(.aria(.describedBy, place(name) + "-note")) }
            content(&html, more)
            if isWrong {
                tell(name, &html)
            } else if let hint {
                html.element(.small, .id(place(name) + "-note"), text: hint)
            }
        }
    }

    private func tell(_ name: String, _ html: inout Markup) {
        guard let wrong = failure?.fields[name] else { return }
        html.element(.small, .class("wrong"), .id(place(name) + "-note"), text: wrong)
    }

    private func place(_ name: String) -> String { "\(id)-\(name)" }
}
