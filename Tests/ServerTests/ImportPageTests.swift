import Domain
import Exchange
import HTTPTypes
import Testing

@testable import Server

@Suite struct ImportPageTests {
    private func form(_ csv: String, kind: String = "customers") -> String {
        [
            "--b", "Content-Disposition: form-data; name=\"kind\"", "", kind, "--b",
            "Content-Disposition: form-data; name=\"sent\"", "", "upload", "--b",
            "Content-Disposition: form-data; name=\"here\"", "", "/import", "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"list.csv\"", "Content-Type: text/csv", "", csv,
            "--b--", "",
        ].joined(separator: "\r\n")
    }

    /// What says that just this was looked at.
    static func tried(_ answer: Answer) throws -> String {
        String(try #require(answer.text.firstMatch(of: /name="tried" value="([0-9a-f]{64})"/)?.1))
    }

    @Test func `a file is looked at, tried and taken`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        try await desk.run { caller async throws in
            let max = caller.with(.cookie, cookie).with(.secFetchSite, "same-origin")
            let sent = try await max.with(.contentType, "multipart/form-data; boundary=b").post(
                "/import", form("Kennung,Bezeichnung,Land\nI1,Eins,DE\nI2,,DE\n"))
            #expect(sent.status == 200 && sent.text.contains("Kennung") && sent.text.contains("Eins"), "\(sent.text)")
            let shelf = try #require(sent.text.firstMatch(of: /name="shelf" value="([0-9a-f]+)"/)?.1)
            let plain = max.with(.contentType, "application/x-www-form-urlencoded")
            func run(_ step: String, _ columns: String) async throws -> Answer {
                try await plain.post(
                    "/import/run", "sent=run&here=/import&shelf=\(shelf)&kind=customers&step=\(step)&\(columns)")
            }
            let without = try await run("try", "column-0=&column-1=name")
            #expect(
                without.status == 422 && without.text.contains("role=\"alert\"") && without.text.contains("Kennung"))
            let tried = try await run("try", "column-0=key&column-1=name&column-2=country")
            #expect(
                tried.text.contains("1 new customer") && tried.text.contains("1 row cannot be taken"), "\(tried.text)")
            #expect(try await plain.get("/v1/customers/I1").status == 404)
            let unseen = try await run("take", "column-0=key&column-1=name&column-2=")
            #expect(unseen.text.contains("have not been tried yet") && unseen.text.contains("1 new customer"))
            #expect(try await plain.get("/v1/customers/I1").status == 404)
            let seen = "tried=\(try Self.tried(tried))&column-0=key&column-1=name&column-2=country"
            let taken = try await run("take", seen)
            #expect(
                taken.status == 200 && taken.text.contains("What was taken") && taken.text.contains("1 new customer"))
            #expect(taken.text.contains("1 row was not taken"))
            #expect(try await plain.get("/v1/customers/I1").status == 200)
            // Sent twice it is taken once, and the same is told.
            let again = try await run("take", seen)
            #expect(again.status == 200 && again.text.contains("1 new customer"))
            // After a step back, with other columns, it is another import, once it was looked at.
            let back = try await run(
                "take", "tried=\(try Self.tried(tried))&column-0=key&column-1=name&column-2=-")
            #expect(back.status == 200 && back.text.contains("1 customer as before"), "\(back.text)")
            #expect(back.text.contains("have not been tried yet"))
            let other = try await run("take", "tried=\(try Self.tried(back))&column-0=key&column-1=name&column-2=-")
            #expect(other.status == 200 && !other.text.contains("something else was asked for"), "\(other.text)")
            #expect(other.text.contains("What was taken"))
        }
    }

    @Test func `a column of customers can be left out`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("root")
        try await desk.run { caller async throws in
            let max = caller.with(.cookie, cookie).with(.secFetchSite, "same-origin")
            let sent = try await max.with(.contentType, "multipart/form-data; boundary=b").post(
                "/import", form("key,name,memo,colour\nI1,Eins,secret,red\n"))
            #expect(sent.text.contains("<option value=\"-\">left out</option>"))
            let shelf = try #require(sent.text.firstMatch(of: /name="shelf" value="([0-9a-f]+)"/)?.1)
            let plain = max.with(.contentType, "application/x-www-form-urlencoded")
            let chosen =
                "sent=run&here=/import&shelf=\(shelf)&kind=customers&column-0=key&column-1=name&column-2=-&column-3="
            let tried = try Self.tried(try await plain.post("/import/run", "\(chosen)&step=try"))
            let taken = try await plain.post("/import/run", "\(chosen)&step=take&tried=\(tried)")
            #expect(taken.text.contains("What was taken"), "\(taken.text)")
            let customer = try await plain.get("/v1/customers/I1").text
            #expect(customer.contains("red") && !customer.contains("secret"))
        }
    }

    @Test(arguments: [("en", "customers imported: list.csv", "taken back"), ("zh", "导入客户：list.csv", "已撤销")])
    func `an import is found and taken back later`(language: String, name: String, undone: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        try await desk.run { caller async throws in
            let max = caller.with(.cookie, "\(cookie); rapport_language=\(language)").with(
                .secFetchSite, "same-origin")
            let plain = max.with(.contentType, "application/x-www-form-urlencoded")
            #expect(try await plain.get("/import").text.contains("href=\"/batches\""))
            let sent = try await max.with(.contentType, "multipart/form-data; boundary=b").post(
                "/import", form("key,name\nI1,Eins\n"))
            let shelf = try #require(sent.text.firstMatch(of: /name="shelf" value="([0-9a-f]+)"/)?.1)
            let chosen = "sent=run&here=/import&shelf=\(shelf)&kind=customers&column-0=key&column-1=name"
            let tried = try Self.tried(try await plain.post("/import/run", "\(chosen)&step=try"))
            _ = try await plain.post("/import/run", "\(chosen)&step=take&tried=\(tried)")
            let list = try await plain.get("/batches").text
            #expect(list.contains("<h2>\(name)</h2>") && !list.contains(undone))
            let batch = try #require(list.firstMatch(of: /href="\/batches\?undo=([0-9]+)#/)?.1)
            #expect(!list.contains("undoBatch"))
            let preview = try await plain.get("/batches?undo=\(batch)").text
            #expect(preview.contains("undoBatch") && preview.contains("name=\"batch\" value=\"\(batch)\""))
            #expect(try await plain.get("/v1/customers/I1").status == 200)
            let answer = try await plain.post("/do/undoBatch", "sent=undo&here=/batches&next=/batches&batch=\(batch)")
            #expect(answer.status == 303)
            #expect(try await plain.get("/v1/customers/I1").status == 404)
            #expect(try await plain.get("/batches").text.contains(undone))
            // A step back finds it done.
            #expect(try await plain.get("/batches?undo=\(batch)").text.contains(undone))
        }
    }

    @Test(arguments: [("en", "… 1500 in all", "1451 more problems"), ("zh", "…… 共 1500 行", "另有 1451 个问题")])
    func `what a report leaves out is told by number`(language: String, rows: String, others: String) async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        let token = try await desk.token("max")
        let same = (0..<1_500).map { "Z\($0),Z,z\n" }, other = (0..<1_500).map { "Y\($0),Y,y\($0)\n" }
        let file = "key,name,country\n" + (same + other).joined()
        try await desk.run { caller async throws in
            let max = caller.with(.cookie, "\(cookie); rapport_language=\(language)").with(
                .secFetchSite, "same-origin")
            let sent = try await max.with(.contentType, "multipart/form-data; boundary=b").post("/import", form(file))
            let shelf = try #require(sent.text.firstMatch(of: /name="shelf" value="([0-9a-f]+)"/)?.1)
            let tried = try await max.with(.contentType, "application/x-www-form-urlencoded").post(
                "/import/run",
                "sent=run&here=/import&shelf=\(shelf)&kind=customers&step=try&column-0=key&column-1=name&column-2=country"
            )
            #expect(tried.text.contains(rows) && tried.text.contains(others), "\(tried.text)")
            let report = try await caller.with(token: token).with(.contentType, "text/csv").post(
                "/v1/imports/customers?dryRun=true", file
            ).object
            #expect(report["problemsLeftOut"] as? Int == 501 && report["rowsWithProblems"] as? Int == 3_000)
            #expect((report["problems"] as? [[String: Any]])?.count == 1_000)
        }
    }

    @Test func `another's file is nobody's`() async throws {
        let desk = try await Desk()
        let cookie = try await desk.cookie("max")
        let other = try await desk.cookie("mia")
        try await desk.run { caller async throws in
            let max = caller.with(.cookie, cookie).with(.secFetchSite, "same-origin")
            let sent = try await max.with(.contentType, "multipart/form-data; boundary=b").post(
                "/import", form("key,name\nI1,Eins\n"))
            let shelf = try #require(sent.text.firstMatch(of: /name="shelf" value="([0-9a-f]+)"/)?.1)
            let mia = caller.with(.cookie, other).with(.secFetchSite, "same-origin").with(
                .contentType, "application/x-www-form-urlencoded")
            #expect(
                try await mia.post("/import/run", "sent=run&here=/import&shelf=\(shelf)&kind=customers&step=take")
                    .status == 410)
        }
    }

    @Test func `columns are guessed by what lists call them`() throws {
        func guesses(_ csv: String) throws -> [String] {
            try Sheet(Array(csv.utf8), as: .customers, currencies: []).targets
        }
        #expect(
            try guesses("Customer ID,Company Name,E-Mail,Phone,Colour\n1,2,3,4,5\n")
                == ["key", "company", "emails", "phones", ""])
        #expect(try guesses("key,name,time zone\n1,2,3\n") == ["key", "name", "time_zone"])
    }
}
