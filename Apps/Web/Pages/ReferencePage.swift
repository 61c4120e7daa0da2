public import Markup
import Wording

/// The interface, for people who build on it.
public struct ReferencePage: Page {
    public struct Field: Sendable {
        let name: String
        let place: String
        let type: String
        let object: String?
        let isRequired: Bool
        let text: String

        public init(name: String, place: String, type: String, object: String?, isRequired: Bool, text: String) {
            self.name = name
            self.place = place
            self.type = type
            self.object = object
            self.isRequired = isRequired
            self.text = text
        }
    }

    public struct Operation: Sendable {
        let id: String
        let method: String
        let path: String
        let summary: String
        let tag: String
        let scope: String
        let takes: [Field]
        let media: [String]
        let gives: Field?
        let refusals: [String]

        public init(
            id: String, method: String, path: String, summary: String, tag: String, scope: String, takes: [Field],
            media: [String], gives: Field?, refusals: [String]
        ) {
            self.id = id
            self.method = method
            self.path = path
            self.summary = summary
            self.tag = tag
            self.scope = scope
            self.takes = takes
            self.media = media
            self.gives = gives
            self.refusals = refusals
        }
    }

    let introduction: String
    let operations: [Operation]
    let objects: [(name: String, members: [Field])]

    public var place: Place? { nil }

    public init(introduction: String, operations: [Operation], objects: [(name: String, members: [Field])]) {
        self.introduction = introduction
        self.operations = operations
        self.objects = objects
    }

    public func title(_ reader: Reader) -> String { reader.word("The interface", "接口") }

    /// The descriptions are English in every language, as the document is.
    public func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.h1, text: title(reader))
        if reader.wording.language == .chinese { html.element(.p, .class("soft"), text: "本页说明为英文，与接口文档一致。") }
        html.element(.p, .lang(.english)) { described(introduction, &$0) }
        html.element(.p) { html in
            html.element(.a, .href(Link("openapi.json")), text: "OpenAPI 3.1")
            html.text(" · ")
            html.element(.a, .href(Link("settings")), text: reader.word("Make a token", "创建令牌"))
        }
        html.element(.nav, .aria(.label, reader.word("Groups", "分组"))) { html in
            html.element(.p) { html in
                for tag in tags {
                    html.element(.a, .class("button"), .href(.here("group-\(tag)")), text: tag)
                    html.text(" ")
                }
                html.element(.a, .class("button"), .href(.here("objects")), text: reader.word("objects", "对象"))
            }
        }
        for tag in tags {
            html.element(.section, .class("card"), .id("group-\(tag)")) { html in
                html.element(.h2, .lang(.english), text: tag)
                for operation in operations where operation.tag == tag { write(operation, &html, reader) }
            }
        }
        html.element(.section, .class("card"), .id("objects")) { html in
            html.element(.h2, text: reader.word("Objects", "对象"))
            for object in objects {
                html.element(.details, .id("object-\(object.name)")) { html in
                    html.element(.summary, .lang(.english)) { $0.element(.code, text: object.name) }
                    table(object.members, &html, reader)
                }
            }
        }
    }

    private var tags: [String] {
        operations.reduce(into: []) { tags, one in if tags.last != one.tag { tags.append(one.tag) } }
    }

    private func write(_ operation: Operation, _ html: inout Markup, _ reader: Reader) {
        html.element(.details, .id(operation.id)) { html in
            html.element(.summary, .lang(.english)) { html in
                html.element(.code, text: "\(operation.method) \(operation.path)")
                html.text(" ")
                described(operation.summary, &html)
            }
            if !operation.scope.isEmpty {
                html.element(
                    .p, .class("soft"),
                    text: reader.word("A token needs the scope “\(operation.scope)”.", "令牌需要权限范围“\(operation.scope)”。"))
            }
            if !operation.media.isEmpty {
                html.element(.p, .lang(.english)) { $0.element(.code, text: operation.media.joined(separator: ", ")) }
            }
            if !operation.takes.isEmpty { table(operation.takes, &html, reader) }
            if let gives = operation.gives {
                html.element(.p) { html in
                    html.text(reader.word("Gives: ", "返回："))
                    type(of: gives, &html)
                }
            }
            html.element(
                .p, .class("soft"),
                text: reader.word("Refusals: ", "可能的错误：") + operation.refusals.joined(separator: ", "))
        }
    }

    private func table(_ fields: [Field], _ html: inout Markup, _ reader: Reader) {
        let hasPlaces = fields.contains { !$0.place.isEmpty }
        html.element(
            .div, .class("scroll"), .tabIndex(0), .role("region"), .aria(.label, reader.word("Members", "字段"))
        ) { html in
            html.element(.table) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        html.element(.th, .scope("col"), text: reader.word("Name", "名称"))
                        if hasPlaces { html.element(.th, .scope("col"), text: reader.word("In", "位置")) }
                        html.element(.th, .scope("col"), text: reader.word("Type", "类型"))
                        html.element(.th, .scope("col"), text: reader.word("What it is", "说明"))
                    }
                }
                html.element(.tbody, .lang(.english)) { html in
                    for field in fields {
                        html.element(.tr) { html in
                            html.element(.th, .scope("row")) { html in
                                html.element(.code, text: field.name)
                                if field.isRequired { html.text(" *") }
                            }
                            if hasPlaces { html.element(.td, text: field.place) }
                            html.element(.td) { type(of: field, &$0) }
                            html.element(.td) { described(field.text, &$0) }
                        }
                    }
                }
            }
        }
    }

    /// A description: what stands in backticks is code.
    private func described(_ text: String, _ html: inout Markup) {
        for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) { html.text(String(part)) } else { html.element(.code, text: String(part)) }
        }
    }

    private func type(of field: Field, _ html: inout Markup) {
        if let object = field.object {
            html.element(.a, .href(.here("object-\(object)")), text: field.type)
        } else {
            html.text(field.type)
        }
    }
}
