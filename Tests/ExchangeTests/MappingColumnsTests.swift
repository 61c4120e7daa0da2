import Domain
import Exchange
import Testing

/// Mappings that are chosen column by column.
@Suite struct MappingColumnsTests {
    private static func items(
        _ format: ImportFormat, _ text: String, _ columns: [ColumnUse], dates: DateOrder? = nil
    ) throws -> [ImportItem] {
        let mapping = try Mapping(format, file: "data.csv", columns: columns, dates: dates, skipping: "left out")
        let none = CompanionFiles { _ throws(ImportFileError) in nil }
        return try RowReading.items(
            of: .mapped(RowReading.source("data.csv", text), by: mapping, with: none, context: RowReading.context()))
    }

    @Test func `columns, words and fields of one's own become customers`() throws {
        let items = try Self.items(
            .customers, "Nr,Name,Land,Nie,Farbe\n1,Eins,Deutschland,Telefon; E-Mail,rot\n2,Zwei,?,,\n",
            [
                ColumnUse(column: "Nr", field: "key"), ColumnUse(column: "Name", field: "name"),
                ColumnUse(column: "Land", field: "country", values: ["Deutschland": "DE"], leftOut: ["?"]),
                ColumnUse(
                    column: "Nie", field: "do_not_contact", values: ["Telefon": "phone", "E-Mail": "email"]),
                ColumnUse(column: "Farbe", field: nil),
            ])
        #expect(items.issues.isEmpty && items.customers.map(\.profile.country) == ["DE", nil])
        #expect(items.customers.first?.profile.contacts.first?.doNotContact == [.phone, .email])
        #expect(items.customers.map(\.profile.custom) == [["Farbe": "rot"], [:]])
    }

    @Test func `a list that is mapped as a whole is not taken apart`() throws {
        let items = try RowReading.mapped(
            "no,never\n1,a;b\n2,b;a\n",
            by: """
                customer: {key: no, create: true, do_not_contact: {column: never, map: {"a;b": sms, a: chat, b: visit}}}
                """)
        #expect(items.customers.map { $0.profile.contacts.first?.doNotContact } == [[.sms], [.visit, .chat]])
    }

    @Test func `a kind that is left out skips its rows`() throws {
        let items = try Self.items(
            .timeline, "Kunde,Art,Am\n1,Bestellung,2/3/2026\n1,Pause,2/3/2026\n",
            [
                ColumnUse(column: "Kunde", field: "customer"), ColumnUse(column: "Am", field: "at"),
                ColumnUse(column: "Art", field: "kind", values: ["Bestellung": "order"], leftOut: ["Pause"]),
            ], dates: .dmy)
        #expect(items.events.map(\.kind) == [.order] && items.events.map(\.at.rfc3339) == ["2026-03-01T16:00:00Z"])
        #expect(items.skipped.map(\.reason) == ["left out"] && items.skipped.map(\.place.row) == [3])
        #expect(items.issues.isEmpty)
    }

    @Test func `what a format needs is taken from one column`() {
        let key = ColumnUse(column: "a", field: "key"), name = ColumnUse(column: "b", field: "name")
        #expect(throws: ImportFileError.columnsNotTaken(file: "data.csv", fields: ["name"])) {
            _ = try Self.items(.customers, "a,b\n", [key])
        }
        #expect(throws: ImportFileError.columnTwice(file: "data.csv", field: "key", columns: ["a", "c"])) {
            _ = try Self.items(.customers, "a,b,c\n", [key, name, ColumnUse(column: "c", field: "key")])
        }
    }

    static let closed = ImportFormat.allCases.flatMap { format in
        format.columns.filter { format.values(of: $0) != nil }.map { "\(format.rawValue) \($0)" }
    }

    /// The sets are what rows are read by.
    @Test(arguments: closed) func `what a column may hold is taken, and a word of the file's own is not`(text: String)
        throws
    {
        let parts = text.split(separator: " ")
        let format = try #require(ImportFormat(rawValue: String(parts[0])))
        let column = String(parts[1])
        let usd = try #require(Currency(code: "USD"))
        let values: [String] =
            switch try #require(format.values(of: column)) {
            case .words(let words): words
            case .countries: Countries.all
            case .currencies: ["USD"]
            }
        func codes(_ value: String) throws -> [String] {
            let head = format == .customers ? "key,name" : "customer,\(column == "kind" ? "" : "kind,")at"
            let cells = format == .customers ? "1,x" : "1,\(column == "kind" ? "" : "contact,")2026-03-01"
            let source = RowReading.source("f.csv", "\(head),\(column)\n\(cells),\(value)\n")
            let items =
                try format == .customers
                ? RowReading.items(of: .customers(source, context: RowReading.context()))
                : RowReading.items(of: .timeline(source, context: RowReading.context()))
            return items.issues.filter { $0.column == column && $0.code != .missing }.map(\.code.rawValue)
        }
        var found = try #require(ForeignValues(column, of: format, currencies: [usd]))
        for value in values {
            #expect(try codes(value) == [], "\(value)")
            found.add(value)
        }
        #expect(found.ranked.isEmpty)
        for _ in 0..<2 { found.add(" Wort ") }
        found.add("anderes")
        #expect(try codes("Wort").count == 1)
        #expect(found.ranked.map { "\($0.word) \($0.count)" } == ["Wort 2", "anderes 1"])
    }

    static let orders: [([String], String?, String?)] = [
        (["2026-12-31", "2026/1/2"], nil, nil), (["3/4/2026"], "3/4/2026", nil),
        (["3/4/2026", "13/4/2026"], "3/4/2026", "dmy"), (["12/31/2026"], "12/31/2026", "mdy"),
        (["5.5.2026"], "5.5.2026", "dmy"), (["13/1/2026", "1/13/2026"], "13/1/2026", nil),
    ]

    @Test(arguments: orders)
    func `a column shows the order of its dates, or that it must be asked`(
        cells: [String], sample: String?, order: String?
    ) {
        var scan = DateOrderScan()
        for cell in cells { scan.add(" \(cell)", row: 2) }
        #expect(scan.sample == sample && scan.order?.rawValue == order)
    }
}
