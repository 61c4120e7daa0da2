import Domain
import Exchange
import HTTPTypes
import Testing

@testable import Server

/// What a file leaves open: whose columns are meant, its own words, and the order of its dates.
@Suite struct ImportChoicesTests {
    /// Sends a file, and gives the page that came and a way to answer it.
    private static func page(
        _ csv: String, kind: String = "customers", language: String = "en",
        body: @escaping @Sendable (Answer, (String, String) async throws -> Answer, Caller) async throws -> Void
    ) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let root = caller.with(.cookie, "\(cookie); rapport_language=\(language)").with(
                .secFetchSite, "same-origin")
            let form = [
                "--b", "Content-Disposition: form-data; name=\"kind\"", "", kind, "--b",
                "Content-Disposition: form-data; name=\"file\"; filename=\"list.csv\"", "Content-Type: text/csv", "",
                csv, "--b--", "",
            ].joined(separator: "\r\n")
            let sent = try await root.with(.contentType, "multipart/form-data; boundary=b").post("/import", form)
            let shelf = try #require(sent.text.firstMatch(of: /name="shelf" value="([0-9a-f]+)"/)?.1)
            let plain = root.with(.contentType, "application/x-www-form-urlencoded")
            try await body(
                sent,
                { step, more in
                    try await plain.post(
                        "/import/run", "sent=run&here=/import&shelf=\(shelf)&kind=\(kind)&step=\(step)&\(more)")
                }, plain)
        }
    }

    @Test(arguments: [
        ("en", "column “Land” (our “country”): “Deutschlnd” is not a country code."),
        ("zh", "列“Land”（对应“国家”）：“Deutschlnd”不是国家代码"),
    ])
    func `a problem names the file's heading beside our column`(language: String, told: String) async throws {
        try await Self.page("Nr,Name,Land\nI1,Eins,DE\nI2,Zwei,Deutschlnd\n", language: language) {
            _, run, _ async throws in
            let tried = try await run("try", "column-0=key&column-1=name&column-2=country")
            #expect(tried.text.contains(told), "\(tried.text)")
        }
    }

    @Test func `columns that are wanted, or taken twice, are named as people call them`() async throws {
        try await Self.page("Nr,Name,Land\nI1,Eins,DE\n") { _, run, _ async throws in
            let none = try await run("try", "column-0=&column-1=name")
            #expect(none.status == 422 && none.text.contains("no column is taken as key. Choose which one is."))
            let twice = try await run("try", "column-0=key&column-1=name&column-2=name")
            #expect(
                twice.status == 422 && twice.text.contains("“Name” and “Land” are both taken as name."), "\(twice.text)"
            )
        }
    }

    @Test func `words of the file are guessed where they can only mean one thing, and asked about otherwise`()
        async throws
    {
        let csv =
            "Nr,Name,Land,Quelle\nI1,Eins,Deutschland,展会\nI2,Zwei,Deutschlnd,Messe\nI3,Drei,Deutschlnd,Messe\n"
            + "I4,Vier,France,Flurfunk\n"
        try await Self.page(csv) { sent, run, caller async throws in
            #expect(!sent.text.contains("Words of the file"))
            let columns = "column-0=key&column-1=name&column-2=country&column-3=source"
            let tried = try await run("try", columns)
            // The most frequent first; what is certain is filled in.
            #expect(tried.text.contains("2 new customers") == false && tried.text.contains("1 new customer"))
            #expect(tried.text.contains("“Deutschlnd” · 2 times"))
            #expect(tried.text.contains(/name="word-2-0" value="Deutschlnd"/))
            #expect(tried.text.contains(/name="value-2-1"[^>]* value="DE"/), "\(tried.text)")
            #expect(tried.text.contains(/name="value-2-2"[^>]* value="FR"/))
            #expect(tried.text.contains("<option value=\"exhibition\" selected>exhibition</option>"))
            let words =
                "was-2=country&was-3=source&word-2-0=Deutschlnd&value-2-0=DE&word-2-1=Deutschland&value-2-1=DE&word-2-2=France&value-2-2=-"
                + "&word-3-0=Messe&value-3-0=exhibition&word-3-1=Flurfunk&value-3-1=-&word-3-2=展会&value-3-2="
            let again = try await run("try", "\(columns)&\(words)")
            #expect(again.text.contains("3 new customers"), "\(again.text)")
            #expect(again.text.contains("column “Quelle” (our “source”): “展会” is not possible here."))
            // What was looked at first is another thing.
            let other = try await run("take", "tried=\(try ImportPageTests.tried(tried))&\(columns)&\(words)")
            #expect(other.text.contains("have not been tried yet"))
            #expect(try await caller.get("/v1/customers/I2").status == 404)
            let taken = try await run("take", "tried=\(try ImportPageTests.tried(again))&\(columns)&\(words)")
            #expect(taken.text.contains("What was taken") && taken.text.contains("3 new customers"))
            let two = try await caller.get("/v1/customers/I2").text
            #expect(two.contains("\"DE\"") && two.contains("exhibition"), "\(two)")
            let four = try await caller.get("/v1/customers/I4").text
            #expect(!four.contains("\"FR\"") && !four.contains("Flurfunk"))
        }
    }

    @Test(arguments: [
        ("Deutschland", "DE"), ("GERMANY", "DE"), ("德国", "DE"), ("中国", "CN"), ("China", "CN"), ("Pays-Bas", "NL"),
        ("de", "DE"), ("Deutschlnd", nil), ("", nil),
    ])
    func `countries are known by the names that lists have for them`(word: String, code: String?) throws {
        #expect(try #require(Meanings("country", of: .customers, []))[word] == code)
    }

    @Test(arguments: [
        ("customers", "preferred_channel", "电话", "phone"), ("customers", "budget_authorised", "Yes", "yes"),
        ("timeline", "outcome", "No answer", "no-answer"), ("timeline", "form", "是", "yes"),
        ("customers", "currency", "RMB", "CNY"), ("customers", "currency", "usd", nil),
        ("customers", "country", "no", nil), ("customers", "country", "NA", nil),
        ("customers", "country", "Congo", nil),
        ("customers", "country", "de", "DE"),
    ])
    func `ours are known by what people call them`(format: String, column: String, word: String, value: String?) throws
    {
        let format = try #require(ImportFormat(rawValue: format))
        #expect(try #require(Meanings(column, of: format, [.cny]))[word] == value)
    }

    @Test func `of many words the twenty most frequent are asked about`() async throws {
        let rows = (1...30).map { number in (0...number).map { "K\(number)-\($0),x,W\(number)\n" }.joined() }.joined()
        try await Self.page("key,name,source\n\(rows)") { _, run, _ async throws in
            let tried = try await run("try", "column-0=key&column-1=name&column-2=source")
            #expect(tried.text.matches(of: /name="word-2-/).count == 20)
            #expect(tried.text.contains("value=\"W30\"") && !tried.text.contains("value=\"W10\""))
            #expect(tried.text.contains("10 more words, to be asked about when these are settled."))
            let settled =
                "&was-2=source" + (11...30).map { "&word-2-\(30 - $0)=W\($0)&value-2-\(30 - $0)=other" }.joined()
            let next = try await run("try", "column-0=key&column-1=name&column-2=source\(settled)")
            #expect(next.text.matches(of: /name="word-2-/).count == 30 && next.text.contains("value=\"W1\""))
        }
    }

    @Test func `every word of a column can be settled, however many there are`() async throws {
        let columns = "column-0=key&column-1=name&column-2=source"
        let rows = (100...249).map { "K\($0),x,W\($0)\n" }.joined()
        try await Self.page("key,name,source\n\(rows)") { _, run, _ async throws in
            var said = ""
            var page = try await run("try", columns)
            for round in 1...8 {
                // What is open on the page is answered, and what was answered before is sent again by it.
                let words = page.text.matches(of: /name="word-2-(\d+)" value="(W\d+)"/)
                #expect(words.count == min(150, 20 * round))
                said = "&was-2=source" + words.map { "&word-2-\($0.1)=\($0.2)&value-2-\($0.1)=other" }.joined()
                page = try await run("try", columns + said)
            }
            #expect(page.text.contains("150 new customers"))
        }
    }

    @Test func `what can only mean one thing is taken so, listed or not`() async throws {
        let rows = Countries.all.prefix(130).map { "K\($0),x,\($0.lowercased())\n" }.joined()
        try await Self.page("key,name,country\n\(rows)") { _, run, _ async throws in
            let page = try await run("try", "column-0=key&column-1=name&column-2=country").text
            #expect(page.contains("130 new customers"))
            let told = try #require(page.firstMatch(of: /(\d+) more words that can mean only one thing are taken so/))
            // no, na and in may be words, and are asked about.
            let asked = page.matches(of: /name="value-2-\d+"[^>]* value=""/).count
            #expect(try #require(Int(told.1)) == 30 - asked)
        }
    }

    @Test func `what was said of a word counts for what its column was then`() async throws {
        try await Self.page("key,name,x\nI1,Eins,bar\n") { _, run, _ async throws in
            let columns = "column-0=key&column-1=name&column-2"
            let said = "&was-2=budget_authorised&word-2-0=bar&value-2-0=no"
            #expect(try await run("try", "\(columns)=budget_authorised\(said)").text.contains("1 new customer"))
            let other = try await run("try", "\(columns)=country\(said)").text
            #expect(!other.contains("1 new customer") && other.contains("“bar” · 1 time"))
            #expect(other.contains("name=\"was-2\" value=\"country\""))
        }
    }

    @Test func `a kind that is left out skips its rows, and says how many`() async throws {
        let csv =
            "Kunde,Art,Am,Weg\nACME,Anruf,2026-03-01,Telefon\nACME,Pause,2026-03-01,\nACME,contact,2026-03-02,phone\n"
        try await Self.page("key,name\nACME,Acme\n") { _, run, caller async throws in
            let columns = "column-0=key&column-1=name"
            let tried = try ImportPageTests.tried(try await run("try", columns))
            _ = try await run("take", "\(columns)&tried=\(tried)")
            #expect(try await caller.get("/v1/customers/ACME").status == 200)
        }
        try await Self.page(csv, kind: "timeline") { _, run, _ async throws in
            let columns = "column-0=customer&column-1=kind&column-2=at&column-3=channel"
            let tried = try await run("try", columns)
            #expect(tried.text.contains("leave these rows out") && tried.text.contains("nothing: leave it out"))
            let words =
                "was-1=kind&was-3=channel&word-1-0=Anruf&value-1-0=contact&word-1-1=Pause&value-1-1=-&word-3-0=Telefon&value-3-0=phone"
            let again = try await run("try", "\(columns)&\(words)")
            #expect(again.text.contains("1 row is not taken: left out for its value"), "\(again.text)")
            #expect(!again.text.contains("is no kind of event"))
        }
    }

    @Test func `dates that can be read two ways are asked about, others are not`() async throws {
        let columns = "column-0=key&column-1=name&column-2=birthday"
        try await Self.page("key,name,birthday\nI1,Eins,3/4/1980\n") { sent, run, caller async throws in
            #expect(sent.text.contains("3/4/1980 → 1980-04-03 or 1980-03-04; choose which"))
            let asked = try await run("try", columns)
            #expect(asked.status == 422 && asked.text.contains("can be read in two ways"))
            #expect(asked.text.contains("Choose in which order they are written.") && !asked.text.contains("{order"))
            let tried = try await run("try", "\(columns)&dates=mdy")
            #expect(tried.text.contains("1 new customer") && tried.text.contains("3/4/1980 → 1980-03-04"))
            // The other order was not looked at.
            let mark = try ImportPageTests.tried(tried)
            #expect(try await run("take", "\(columns)&dates=dmy&tried=\(mark)").text.contains("have not been tried"))
            let taken = try await run("take", "\(columns)&dates=mdy&tried=\(mark)")
            #expect(taken.text.contains("What was taken"))
            let one = try await caller.get("/v1/customers/I1").text
            #expect(one.contains("1980-03-04"), "\(one)")
        }
        try await Self.page("key,name,birthday\nI1,Eins,3.4.1980\nI2,Zwei,31.12.1980\n") { sent, run, _ async throws in
            #expect(sent.text.contains("3.4.1980 → 1980-04-03"))
            #expect(try await run("try", columns).text.contains("2 new customers"))
        }
        try await Self.page("key,name,birthday\nI1,Eins,1980/4/3\n") { sent, run, _ async throws in
            #expect(!sent.text.contains("name=\"dates\""))
            #expect(try await run("try", columns).text.contains("1 new customer"))
        }
    }

    @Test func `what stands in a file is text on the page`() async throws {
        try await Self.page("key,name,<b>&\nI1,Eins,<script>\n") { _, run, _ async throws in
            let tried = try await run("try", "column-0=key&column-1=name&column-2=source")
            #expect(tried.text.contains("“&lt;script&gt;” · 1 time") && !tried.text.contains("<script>\""))
            #expect(!tried.text.contains("<b>"))
        }
    }
}
