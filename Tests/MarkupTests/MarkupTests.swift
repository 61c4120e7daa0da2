import Testing

@testable import Markup

private func text(_ build: (inout Markup) -> Void) -> String {
    var markup = Markup()
    build(&markup)
    return String(decoding: markup.bytes, as: UTF8.self)
}

@Suite struct MarkupTests {
    static let values: [(String, String)] = [
        ("plain", "plain"), ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("\"'", "&quot;&#39;"),
        // Marks that join what follows into one character with it hide nothing.
        ("\u{600}<img src=x>", "\u{600}&lt;img src=x&gt;"), ("\u{200D}<b>", "\u{200D}&lt;b&gt;"),
        ("<\u{301}b>", "&lt;\u{301}b&gt;"), ("\"\u{20E3} onload=x", "&quot;\u{20E3} onload=x"),
        ("\u{0}\u{1}\u{7F}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("a\nb\tc\rd", "a\nb\tc&#13;d"), ("客户 é 😀", "客户 é 😀"),
    ]

    @Test(arguments: values) func `a value is read as it is, in a text and in an attribute`(
        value: String, escaped: String
    ) {
        #expect(text { $0.element(.p, text: value) } == "<p>\(escaped)</p>")
        #expect(text { $0.element(.input, .value(value)) } == "<input value=\"\(escaped)\">")
    }

    @Test func `elements stand in one another`() {
        let page = text { html in
            html.element(.form, .method("post"), .action(Link("do", "logEvent"))) {
                $0.element(.input, .name("a"), .checked(), .required(false))
                $0.element(.button, .class("x y"), text: "go")
            }
        }
        #expect(
            page
                == #"<form method="post" action="/do/logEvent"><input name="a" checked><button class="x y">go</button></form>"#
        )
    }

    @Test func `a document says its language`() {
        let page = String(decoding: Markup.document(language: .chinese) { $0.element(.body, text: "x") }, as: UTF8.self)
        #expect(page == "<!doctype html>\n<html lang=\"zh-Hans\"><body>x</body></html>")
    }

    @Test(arguments: [
        ("A/B", "/customers/A%2FB"), ("../x", "/customers/..%2Fx"),
        ("javascript:alert(1)", "/customers/javascript%3Aalert%281%29"),
        ("a?b#c", "/customers/a%3Fb%23c"), ("客", "/customers/%E5%AE%A2"),
        ("\"><script>", "/customers/%22%3E%3Cscript%3E"),
    ]) func `a segment stays a segment`(segment: String, expected: String) {
        #expect(Link("customers", segment).text == expected)
    }

    @Test func `queries keep their pairs`() {
        #expect(
            Link("customers", query: [("q", "a&b=c"), ("sort", nil), ("after", "")]).text
                == "/customers?q=a%26b%3Dc&after=")
        #expect(Link(fragment: "x y").text == "/#x%20y")
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "javascript:alert(1)", "/\\evil.example", "", "customers", "/a b",
        "/a\u{1}",
    ]) func `what leads elsewhere is no address of ours`(text: String) {
        #expect(Link(local: text) == nil)
        #expect(Link(local: "/customers?q=a%20b")?.text == "/customers?q=a%20b")
    }

    @Test func `mail and phone are what they say`() {
        #expect(Link.mail("a@b.example?bcc=x").text == "mailto:a@b.example%3Fbcc%3Dx")
        #expect(Link.phone("+49 (30) 12-34 javascript:").text == "tel:+49301234")
    }

    @Test(arguments: [("grade-A", "chip grade-A"), ("a b\"c", "chip a-b-c"), ("客", "chip ---")])
    func `a variant of a class is one name`(variant: String, expected: String) {
        #expect(
            text { $0.element(.span, .class("chip ", variant: variant), text: "") }
                == "<span class=\"\(expected)\"></span>")
    }

    @Test(arguments: [(1.0, "1"), (1.25, "1.3"), (-0.04, "0"), (120.5, "120.5")])
    func `drawings have short numbers`(value: Double, expected: String) {
        #expect(text { $0.element(.rect, .draw(.x, value)) { _ in } } == "<rect x=\"\(expected)\"></rect>")
    }
}
