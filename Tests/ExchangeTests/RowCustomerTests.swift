import Domain
import Exchange
import Testing

@Suite struct RowCustomerTests {
    @Test func `every column of a customer is read`() throws {
        let header =
            "key,name,company,country,time_zone,language,source,industry,company_size,categories,annual_purchase,currency,"
            + "credit,budget_authorised,preferred_channel,emails,phones,chat,birthday,do_not_contact,owner,tags,created_at,fax"
        let row =
            " A-1 ,王芳,Wang Ltd,de,Europe/Berlin,zh-Hans,b2b-platform,valves,120,pumps; seals ;pumps,1234.5,USD,B,yes,chat,"
            + "a@b.cn;c@d.cn,+86 10,wx-1,1980-02-29,sms;visit,li,x;y,2026-03-01,123\r\n"
        let items = try RowReading.customers("\(header)\n\(row)")
        let customer = try #require(items.customers.first)
        #expect(items.count == 1)
        #expect(customer.key.text == "A-1")
        #expect(customer.place == RowPlace(row: 2, line: 2))
        #expect(customer.createdAt?.rfc3339 == "2026-02-28T16:00:00Z")
        var contact = Contact()
        contact.emails = ["a@b.cn", "c@d.cn"]
        contact.phones = ["+86 10"]
        contact.chats = ["wx-1"]
        contact.birthday = Day(year: 1980, month: 2, day: 29)
        contact.doNotContact = [.sms, .visit]
        var profile = Profile(name: "王芳")
        profile.company = "Wang Ltd"
        profile.country = "DE"
        profile.timeZone = "Europe/Berlin"
        profile.language = "zh-Hans"
        profile.source = .b2bPlatform
        profile.industry = "valves"
        profile.companySize = 120
        profile.categories = ["pumps", "seals"]
        profile.annualPurchase = Currency(code: "USD").map { Money(minorUnits: 123_450, currency: $0) }
        profile.credit = .b
        profile.budgetAuthorised = true
        profile.preferredChannel = .chat
        profile.contacts = [contact]
        profile.statedOwner = UserID(validating: "li")
        profile.tags = ["x", "y"]
        profile.custom = ["fax": "123"]
        #expect(customer.profile == profile)
        #expect(customer.owner?.text == "li")
    }

    @Test func `empty cells are not known and blank rows are nothing`() throws {
        let items = try RowReading.customers(
            "key,name,country,credit,budget_authorised,emails,tags,created_at\n1,A,, ,unknown,,;,\n,,,,,,,\n")
        #expect(
            items == [
                .customer(
                    CustomerRow(
                        key: try #require(CustomerKey(validating: "1")), profile: Profile(name: "A"), createdAt: nil,
                        place: RowPlace(row: 2, line: 2)))
            ])
    }

    /// Column, value, code, and what the message has to say.
    static let refusals: [(String, String, RowIssue.Code, String)] = [
        ("country", "Germany", .invalidText, "“Germany” is not a country code. Write the two letters of ISO 3166-1"),
        ("country", "UK", .invalidText, "“UK” is not a country code."),
        ("country", "ß", .invalidText, "“ß” is not a country code."),
        ("time_zone", "Mars/Base", .unknownZone, "There is no time zone “Mars/Base”. Write an IANA name"),
        ("language", "zh_CN", .invalidText, "“zh_CN” is not a language tag. Write one of BCP 47"),
        ("source", "fair", .invalidChoice, "Write one of: referral, exhibition, website, b2b-platform, search-ad,"),
        ("company_size", "-1", .invalidNumber, "“-1” is not a whole number from 0 to 1000000000."),
        ("company_size", "10.5", .invalidNumber, "“10.5” is not a whole number"),
        ("annual_purchase", "1.23456", .invalidAmount, "“1.23456” is not an amount in CNY. Write a number from 0 to"),
        ("annual_purchase", "-1", .invalidAmount, "with at most 2 decimals and no thousands separators."),
        ("currency", "dollars", .invalidCurrency, "“dollars” is not a currency. Write its three letters"),
        ("currency", "GBP", .noRate, "There is no rate for GBP. Add it to the policy under fold.rates"),
        ("credit", "E", .invalidChoice, "Write one of: A, B, C, D."),
        ("budget_authorised", "true", .invalidChoice, "“true” is not possible here. Write yes or no."),
        ("preferred_channel", "fax", .invalidChoice, "Write one of: email, chat, phone, visit, sms, other."),
        ("do_not_contact", "email;fax", .invalidChoice, "“fax” is not possible here. Write one of: email, chat,"),
        ("emails", "a@b.cn;nobody", .invalidText, "“nobody” is not an e-mail address. Separate several by “;”."),
        ("emails", "@b.cn", .invalidText, "“@b.cn” is not an e-mail address. Separate several by “;”."),
        ("emails", "a@", .invalidText, "“a@” is not an e-mail address. Separate several by “;”."),
        ("emails", "a@@b.cn", .invalidText, "“a@@b.cn” is not an e-mail address. Separate several by “;”."),
        ("emails", "a@b c.cn", .invalidText, "“a@b c.cn” is not an e-mail address. Separate several by “;”."),
        ("emails", "a\u{3000}@b.cn", .invalidText, "“a\u{3000}@b.cn” is not an e-mail address."),
        ("birthday", "1980-02-30", .invalidDate, "“1980-02-30” is not a date. Write it as 2026-03-31"),
        ("created_at", "2026-04-01", .inFuture, "2026-03-31T16:00:00Z is after the import (2026-03-31T04:00:00Z)."),
        ("created_at", "1.3.2026", .invalidTime, "“1.3.2026” is not a time. Write it with its offset"),
        ("company", "A\u{7}B", .invalidText, "“A␀B” has control characters (shown as ␀). Remove them."),
        ("fax", "A\u{1B}B", .invalidText, "“A␀B” has control characters (shown as ␀). Remove them."),
    ]

    @Test(arguments: refusals)
    func `a value that cannot be is refused with its place and the way out`(
        column: String, value: String, code: RowIssue.Code, says: String
    ) throws {
        let items = try RowReading.customers("key,name,\(column)\nbad,A,\(value)\ngood,B,\n")
        let issue = try #require(items.issues.first)
        #expect(items.issues.count == 1)
        #expect(issue.code == code)
        #expect(issue.place == RowPlace(row: 2, line: 2))
        #expect(issue.column == column)
        #expect(issue.message.hasPrefix("Row 2 (line 2), column \(column): "))
        #expect(issue.message.contains(says))
        #expect(items.customers.map(\.key.text) == ["good"])
    }

    /// Rows with something wrong in key or name.
    static let names: [(String, RowIssue.Code, String)] = [
        (",A", .missing, "Row 2 (line 2), column key: The customer has no key. Give it the team's own id for it."),
        ("1,", .missing, "Row 2 (line 2), column name: The customer has no name. Write one, at least its key."),
        (
            "1\u{1},A", .invalidText,
            "Row 2 (line 2), column key: “1␀” has control characters (shown as ␀). Remove them."
        ),
        ("1,A,B", .malformed, "Row 2 (line 2): 3 fields, but the header has 2."),
        ("\"1\nA", .malformed, "Close it"),
    ]

    @Test(arguments: names)
    func `a customer needs key and name`(row: String, code: RowIssue.Code, says: String) throws {
        let issue = try #require(try RowReading.customers("key,name\n\(row)\n").issues.first)
        #expect(issue.code == code)
        #expect(issue.message.contains(says))
    }

    @Test func `a key holds 200 bytes and not one more`() throws {
        let long = String(repeating: "键", count: 66)
        let items = try RowReading.customers("key,name\n\(long)aa,A\n\(long)aaa,B\n")
        #expect(items.customers.map(\.profile.name) == ["A"])
        #expect(items.issues.map(\.code) == [.invalidKey])
        #expect(items.issues.first?.value?.count == RowIssue.valueLimit + 1)
    }

    @Test func `a row with several faults has an issue for each`() throws {
        let items = try RowReading.customers("key,name,credit,country\n1,,Z,Germany\n")
        #expect(items.issues.map(\.column) == ["name", "country", "credit"])
        #expect(items.customers.isEmpty)
    }

    @Test func `keys are equal when they look equal and the second is refused`() throws {
        let items = try RowReading.customers("key,name\nCafe\u{301},A\nx,B\nCaf\u{E9},C\n")
        #expect(items.customers.map { Array($0.key.text.utf8) } == [Array("Caf\u{E9}".utf8), Array("x".utf8)])
        let issue = try #require(items.issues.first)
        #expect(issue.code == .duplicateKey)
        #expect(
            issue.message == "Row 4 (line 4), column key: The key “Café” stands in row 2 already, which counts. "
                + "Keep one of the two.")
    }

    @Test func `a file without a header is one clear error`() throws {
        let error = #expect(throws: ImportFileError.self) { _ = try RowReading.customers("1,Acme\n2,Beta\n") }
        #expect(error == .missingColumns(file: "customers.csv", missing: ["key", "name"], found: ["1", "Acme"]))
        #expect(
            error?.description == "customers.csv: the header lacks the columns “key”, “name”. Its first row names "
                + "“1”, “Acme”. Name the columns in the first row, or give a mapping.")
        #expect(error?.code == "columns-missing")
    }

    @Test func `what is not delimited text is one clear error`() throws {
        #expect(throws: ImportFileError.csv(file: "customers.csv", .empty)) { _ = try RowReading.customers("") }
        let missing = #expect(throws: ImportFileError.self) { _ = try ImportSource(path: "/nowhere/at/all.csv") }
        #expect(missing?.description == "/nowhere/at/all.csv cannot be read: No such file or directory.")
        let folder = #expect(throws: ImportFileError.self) { _ = try ImportSource(path: "/") }
        #expect(folder?.code == "file-unreadable")
    }

    @Test func `encoding and delimiter are handed on`() throws {
        let bytes: [UInt8] = Array("key;name\n1;M".utf8) + [0xFC] + Array("ller\n".utf8)
        let source = ImportSource(name: "c.csv", encoding: .latin1, delimiter: .semicolon, bytes: bytes)
        let items = try RowReading.items(of: .customers(source, context: RowReading.context()))
        #expect(items.customers.map(\.profile.name) == ["Müller"])
    }

    @Test func `the columns that a file states are known`() throws {
        let rows = try ImportRows.customers(
            RowReading.source("c.csv", "name,key,fax,owner\n"), context: RowReading.context())
        #expect(rows.customerColumns == ["key", "name", "owner"])
    }
}
