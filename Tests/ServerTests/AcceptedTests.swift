import HTTPTypes
import Testing

@testable import Server

struct AcceptedTests {
    @Test(arguments: [
        ("zh-CN,zh;q=0.9,en;q=0.8", ["zh-cn", "zh", "en"]), ("zh;q=0.1, en;q=0.9", ["en", "zh"]),
        ("application/json;q=0, text/html", ["text/html"]), ("a, b;q=1.0, c", ["a", "b", "c"]),
        ("text/csv; charset=utf-8; q=0.5, */*", ["*/*", "text/csv"]), ("a;q=x,b", ["b"]), ("", []), (" , ;q=1", []),
    ])
    func `what is wanted most comes first, and what is not wanted not at all`(header: String, names: [String]) {
        #expect(Accepted.names(header) == names)
    }

    @Test func `the language is that which is wanted most`() async throws {
        try await Desk().run { caller in
            let page = try await caller.with(.acceptLanguage, "zh;q=0.1, en;q=0.9").get("/setup")
            #expect(page.text.contains("lang=\"en\""))
        }
    }
}
