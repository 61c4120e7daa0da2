import Domain
import Exchange
import Testing
import Wording

/// What a mapping makes of rows.
@Suite struct MappingRowTests {
    @Test func `rows become events by condition, with columns, constants and value maps`() throws {
        let yaml = """
            customer: {key: {concat: [area, id], separator: "-"}}
            events:
              - {kind: inquiry, when: {state: [open, won]}, at: day, channel: {constant: email}}
              - kind: order
                when: {state: won, price: present}
                at: day
                amount: price
                model: {column: item, map: {GTXPro: GTX Pro}, default: unnamed}
              - {kind: note, when: {price: empty, state: "empty"}, at: day, note: state}
            """
        let items = try RowReading.mapped(
            """
            area,id,state,day,price,item
            N,1,won,2026-03-01,10.5,GTXPro
            N,2,open,2026-03-02,,
            S,3,won,2026-03-03,7,
            S,4,empty,2026-03-04,,

            """, by: yaml)
        #expect(items.issues.isEmpty)
        #expect(
            items.events.map { "\($0.place.row) \($0.customer.text) \($0.kind.rawValue)" } == [
                "2 N-1 inquiry", "2 N-1 order", "3 N-2 inquiry", "4 S-3 inquiry", "4 S-3 order", "5 S-4 note",
            ])
        #expect(items.events.compactMap(\.details.amount?.decimal) == ["10.50", "7.00"])
        #expect(items.events.compactMap(\.details.model) == ["GTX Pro", "unnamed"])
        #expect(items.events[0].details.channel == .email)
        #expect(items.customers.isEmpty)
    }

    @Test func `a kind may come from a column`() throws {
        let items = try RowReading.mapped(
            "id,what,day\n1,PO,2026-03-01\n2,gift,2026-03-01\n",
            by: "customer: {key: id}\nevents: [{kind: {column: what, map: {PO: order}}, at: day}]")
        #expect(items.events.map(\.kind) == [.order])
        #expect(items.issues.map(\.code) == [.invalidChoice])
    }

    @Test func `skipped rows are counted by rule and others without an event are reported`() throws {
        let yaml = """
            customer: {key: id}
            events: [{kind: order, when: {state: won}, at: day}]
            skip:
              - {when: {id: empty}, reason: nobody}
              - {when: {state: [lost, dead]}, reason: over}
            """
        let items = try RowReading.mapped(
            "id,state,day\n,won,2026-03-01\n1,dead,\n1,new,\n1,won,2026-03-01\n", by: yaml)
        #expect(
            items.skipped == [
                SkippedRow(rule: 1, reason: "nobody", place: RowPlace(row: 2, line: 2)),
                SkippedRow(rule: 2, reason: "over", place: RowPlace(row: 3, line: 3)),
            ])
        #expect(
            items.issues.map(\.message) == [
                "Row 4 (line 4): The row gives no event: none of the mapping's events is for it (state is “new”). Add an "
                    + "event, or a skip rule with a reason."
            ])
        #expect(items.events.count == 1)
    }

    @Test func `a row with a fault gives none of its events`() throws {
        let yaml = "customer: {key: id}\nevents: [{kind: inquiry, at: a}, {kind: order, at: b}, {kind: quote, at: b}]"
        let items = try RowReading.mapped("id,a,b\n1,2026-03-01,never\n,2026-03-01,2026-03-01\n", by: yaml)
        #expect(items.events.isEmpty)
        #expect(
            items.issues.map { "\($0.place.row) \($0.column ?? "") \($0.code.rawValue)" } == [
                "2 b invalid-time", "3 id missing",
            ])
    }

    /// Which owner counts, and the one that comes out.
    static let owners: [(String, String)] = [("first", "ann"), ("latest", "cid")]

    @Test(arguments: owners)
    func `customers are created from rows, since their first event`(which: String, owner: String) throws {
        let yaml = """
            customer:
              key: id
              create: true
              owner: {column: who, default: eve, which: \(which)}
              industry: trade
              custom: {colour: paint}
            events: [{kind: order, at: day}]
            """
        let items = try RowReading.mapped(
            """
            id,day,who,trade,paint
            1,2026-03-02,bob,steel,red
            1,2026-03-03,cid,glass,blue
            1,2026-03-01,ann,,
            2,2026-03-04,,,
            3,never,dan,,

            """, by: yaml)
        #expect(items.customers.map(\.key.text) == ["1", "2"])
        #expect(items.customers.map(\.profile.name) == ["1", "2"])
        #expect(items.customers.map(\.owner?.text) == [owner, "eve"])
        #expect(items.customers.map { $0.createdAt?.rfc3339 } == ["2026-02-28T16:00:00Z", "2026-03-03T16:00:00Z"])
        #expect(items.customers[0].profile.industry == "steel")
        #expect(items.customers[0].profile.custom == ["colour": "red"])
        #expect(items.issues.map(\.place.row) == [6])
    }

    @Test func `customers of a second file come first and take owner and beginning from the rows`() throws {
        let yaml = """
            customers: {file: c.csv, key: no, name: title, owner: {default: sam}}
            customer: {key: id, create: true, owner: who}
            events: [{kind: order, at: day}]
            """
        let items = try RowReading.mapped(
            "id,day,who\n1,2026-03-01,ann\n9,2026-03-02,bob\n", by: yaml,
            files: ["c.csv": "no,title\n1,One\n2,Two\n2,Again\n,Nameless\n3\n"])
        #expect(items.customers.map(\.profile.name) == ["One", "Two", "9"])
        #expect(items.customers.map(\.owner?.text) == ["ann", "sam", "bob"])
        #expect(items.customers.map { $0.createdAt == nil } == [false, true, false])
        #expect(
            items.issues.map(\.message) == [
                "c.csv, row 4 (line 4), column no: The key “2” stands in row 3 already, which counts. Keep one of the two.",
                "c.csv, row 5 (line 5), column no: The customer has no key. Give it the team's own id for it.",
                "c.csv, row 6 (line 6): 1 field, but the header has 2. Add the missing fields, empty if not known.",
            ])
    }

    @Test func `a beginning that the file states goes before the first event`() throws {
        let items = try RowReading.mapped(
            "id,day,since\n1,2026-03-01,2025-01-01\n",
            by: "customer: {key: id, create: true, created_at: since}\nevents: [{kind: order, at: day}]")
        #expect(items.customers.map { $0.createdAt?.rfc3339 } == ["2024-12-31T16:00:00Z"])
    }

    @Test func `a mapping without events makes a customer of each row`() throws {
        let items = try RowReading.mapped(
            "no,title,since\n1,One,3/25/2026\n2,Two,03/26/2026\n1,Again,\n,None,\n",
            by: "customer: {key: no, create: true, name: title, created_at: since}")
        #expect(items.customers.map(\.profile.name) == ["One", "Two"])
        #expect(items.customers.map { $0.createdAt?.rfc3339 } == ["2026-03-24T16:00:00Z", "2026-03-25T16:00:00Z"])
        #expect(items.issues.map(\.code) == [.duplicateKey, .missing])
    }

    /// Countries, dates, keys and amounts by the file's heading and ours; a value that the reason says is said once.
    static let headings: [(String, String)] = [
        (
            "1,Eins,Deutschlnd,,5\n",
            "column “Land” (our “country”): “Deutschlnd” is not a country code. Write the two letters of ISO 3166-1, "
                + "for example DE, or GB for the United Kingdom."
        ),
        (
            "1,Eins,DE,2027-01-01,5\n",
            "column “Seit” (our “created at”) “2027-01-01”: 2026-12-31T16:00:00Z is after the import "
                + "(2026-03-31T04:00:00Z). Correct it, or import it when it has happened."
        ),
        (
            "1,Eins,DE,,5\n1,Noch,DE,,5\n",
            "column “Nr” (our “key”): The key “1” stands in row 2 already, which counts. Keep one of the two."
        ),
        ("1,,DE,,5\n", "column “Name” (our “name”): The customer has no name. Write one, at least its key."),
        (
            "1,Eins,DE,,1.234\n",
            "column “Umsatz” (our “annual purchase”): “1.234” is not an amount in USD. Write a number from 0 to "
                + "10000000000000.00 with a point, with at most 2 decimals and no thousands separators."
        ),
    ]

    @Test(arguments: headings)
    func `a problem names the file's own heading beside ours`(rows: String, told: String) throws {
        let yaml = """
            customer: {key: Nr, create: true, name: Name, country: Land, created_at: Seit, annual_purchase: Umsatz, \
            currency: {constant: USD}}
            """
        let items = try RowReading.mapped("Nr,Name,Land,Seit,Umsatz\n" + rows, by: yaml)
        #expect(items.issues.map { Wording(.english)($0.phrase) } == [told])
    }

    @Test func `where file and format agree the column has one name`() throws {
        let issue = try #require(
            try RowReading.mapped("key,country\n1,xx\n", by: "customer: {key: key, create: true, country: country}")
                .issues.first)
        #expect(Wording(.chinese)(issue.phrase).hasPrefix("列 country 的“xx”：“xx”不是国家代码"))
    }

    @Test func `a mapping without events counts the first row of a key that can be taken`() throws {
        let items = try RowReading.mapped(
            "no,land\n1,xx\n1,DE\n1,FR\n,yy\n", by: "customer: {key: no, create: true, country: land}")
        #expect(items.customers.map(\.place.row) == [3])
        #expect(
            items.issues.map { "\($0.place.row) \($0.code.rawValue)" } == [
                "2 invalid-text", "4 duplicate-key", "5 missing", "5 invalid-text",
            ])
    }

    @Test func `the columns that a mapping states are known`() throws {
        let mapping = try Mapping(
            yaml: "customer: {key: id, create: true, owner: {default: x}}\nevents: [{kind: order, at: day}]", file: "m")
        let none = CompanionFiles { _ throws(ImportFileError) in nil }
        let rows = try ImportRows.mapped(
            RowReading.source("d.csv", "id,day\n"), by: mapping, with: none, context: RowReading.context())
        #expect(rows.customerColumns == ["key", "name", "owner"])
    }
}
