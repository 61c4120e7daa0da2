import Domain
import Exchange
import Testing

/// Joins, groups and sums.
@Suite struct MappingSumTests {
    private static let joined = """
        customer: {key: id}
        join: [{file: lines.csv, on: {"no": order}}]
        group: {by: ["no"], sum: {net: {product: [lines.price, lines.count, {one_minus: lines.off}]}}}
        events: [{kind: order, at: day, ref: "no", amount: net}]
        """

    private static func amounts(_ lines: String, head: String = "order,price,count,off\n") throws -> [String] {
        let items = try RowReading.mapped(
            "no,id,day\n7,A,2026-03-01\n", by: joined, files: ["lines.csv": head + lines])
        return items.map { item in
            switch item {
            case .event(let event): event.details.amount?.decimal ?? "none"
            case .issue(let issue): issue.message
            default: "another item"
            }
        }
    }

    /// Lines of order 7, and the amount of the order.
    static let sums: [(String, String)] = [
        ("7,10,3,0\n", "30.00"),
        ("7,0.1,1,0\n7,0.2,1,0\n", "0.30"),
        ("7,1,1,0\n7,9.80000019,10,0.0500000007\n8,5,5,0\n", "94.10"),
        ("7,0.004,1,0\n", "0.00"), ("7,0.005,1,0\n", "0.01"), ("7,0.00499999999999999999,1,0\n", "0.00"),
        // Rounding each line would give 0.02.
        ("7,0.005,1,0\n7,0.005,1,0\n", "0.01"), ("7,0.004,1,0\n7,0.004,1,0\n", "0.01"),
        ("7,10,1,0\n7,-3,1,0\n", "7.00"),
        ("7,100,1,1\n", "0.00"),
        ("8,1,1,0\n", "none"),
    ]

    @Test(arguments: sums)
    func `a sum of products is exact and rounded once, half up`(lines: String, amount: String) throws {
        #expect(try Self.amounts(lines) == [amount])
    }

    /// Lines of order 7 that cannot be summed, and the message.
    static let faults: [(String, String)] = [
        (
            "7,1,1,0\n7,x,1,0\n",
            "lines.csv, row 3 (line 3), column lines.price: “x” is not a number with a point and no thousands separators, "
                + "so nothing that is summed from it is taken. Correct it."
        ),
        (
            "7,,1,0\n",
            "lines.csv, row 2 (line 2), column lines.price: “” is not a number with a point and no thousands separators, "
                + "so nothing that is summed from it is taken. Correct it."
        ),
        (
            "7,0.1234567890123456789,0.1234567890123456789,0.1234567890123456789\n",
            "Row 2 (line 2), column net: The sum net has more digits than can be computed exactly. Shorten the decimals "
                + "of its columns."
        ),
        (
            "7,1,-1,0\n",
            "Row 2 (line 2), column net: “-1” is not an amount in CNY. Write a number from 0 to 10000000000000.00 with a "
                + "point, with at most 2 decimals and no thousands separators."
        ),
    ]

    @Test(arguments: faults)
    func `what cannot be summed is reported where it stands`(lines: String, message: String) throws {
        #expect(try Self.amounts(lines) == [message])
    }

    @Test func `a broken row of a joined file is reported`() throws {
        #expect(
            try Self.amounts("7,1\n7,2,1,0\n") == [
                "lines.csv, row 2 (line 2): 2 fields, but the header has 4. Add the missing fields, empty if not known.",
                "2.00",
            ])
    }

    @Test func `rows of the file itself are grouped by their columns`() throws {
        let items = try RowReading.mapped(
            "no,id,day,price\n1,A,2026-03-01,1.5\n2,B,2026-03-02,9\n1,A,2026-03-03,2.25\n",
            by: """
                customer: {key: id, create: true}
                group: {by: ["no", id], sum: {total: price}}
                events: [{kind: order, at: day, ref: "no", amount: total}]
                """)
        #expect(
            items.events.map { "\($0.ref ?? "") \($0.place.row) \($0.details.amount?.decimal ?? "")" } == [
                "1 2 3.75", "2 3 9.00",
            ])
        #expect(items.customers.count == 2)
    }

    @Test func `a joined row gives its columns, and a row without one has them empty`() throws {
        let items = try RowReading.mapped(
            "id,who,day\n1,7,2026-03-01\n2,8,2026-03-01\n3,,2026-03-01\n",
            by: """
                customer: {key: id}
                join: [{file: staff.csv, as: s, on: {who: "no"}}]
                events: [{kind: order, at: day, actor: {concat: [s.first, s.last], separator: " "}}]
                """,
            files: ["staff.csv": "no,first,last\n7,Ann,Lee\n,No,Body\n"])
        #expect(items.events.map(\.actor?.text) == ["Ann Lee", nil, nil])
    }

    @Test func `several fitting rows without a group are reported`() throws {
        let items = try RowReading.mapped(
            "id,day\n1,2026-03-01\n2,2026-03-01\n",
            by: "customer: {key: id}\njoin: [{file: x.csv, on: {id: id}}]\nevents: [{kind: order, at: day}]",
            files: ["x.csv": "id\n1\n1\n2\n"])
        #expect(
            items.issues.map(\.message) == [
                "Row 2 (line 2): Several rows of x.csv fit. Add a group to the mapping, or join by more columns."
            ])
        #expect(items.events.map(\.customer.text) == ["2"])
    }

    @Test func `two files with several fitting rows would count twice and are reported`() throws {
        let items = try RowReading.mapped(
            "id,day\n1,2026-03-01\n",
            by: """
                customer: {key: id}
                join: [{file: x.csv, on: {id: id}}, {file: y.csv, on: {id: id}}]
                group: {by: [id], sum: {n: x.n}}
                events: [{kind: order, at: day, amount: n}]
                """,
            files: ["x.csv": "id,n\n1,1\n1,2\n", "y.csv": "id,m\n1,1\n1,2\n"])
        #expect(items.issues.map(\.code) == [.ambiguousJoin])
        #expect(items.events.isEmpty)
    }

    /// 8 × 10¹² combinations: no machine holds them.
    @Test(arguments: ["", "group: {by: [id, z.n], sum: {n: x.n}}\n"])
    func `combinations that are refused are not made`(group: String) throws {
        let many = "id,n\n" + String(repeating: "1,1\n", count: 20_000)
        let names = ["x", "y", "z"]
        let items = try RowReading.mapped(
            "id,day\n1,2026-03-01\n",
            by: """
                customer: {key: id}
                join: [\(names.map { "{file: \($0).csv, on: {id: id}}" }.joined(separator: ", "))]
                \(group)events: [{kind: order, at: day}]
                """,
            files: Dictionary(uniqueKeysWithValues: names.map { ("\($0).csv", many) }))
        #expect(items.issues.map(\.code) == [.ambiguousJoin])
        #expect(items.events.isEmpty)
    }

    @Test func `a file may be joined by a column of several rows of another`() throws {
        let yaml = """
            customer: {key: id}
            join: [{file: x.csv, on: {id: id}}, {file: y.csv, on: {x.n: n}}]
            group: {by: [id], sum: {n: {product: [x.n, y.m]}}}
            events: [{kind: order, at: day, amount: n, currency: {constant: CNY}}]
            """
        let joined = ["x.csv": "id,n\n1,1\n1,1\n", "y.csv": "n,m\n1,5\n2,7\n"]
        let items = try RowReading.mapped("id,day\n1,2026-03-01\n", by: yaml, files: joined)
        #expect(items.events.map(\.details.amount?.minorUnits) == [1_000])
        let other = ["x.csv": "id,n\n1,1\n1,2\n", "y.csv": "n,m\n1,5\n2,7\n"]
        let refused = try RowReading.mapped("id,day\n1,2026-03-01\n", by: yaml, files: other)
        #expect(refused.issues.map(\.code) == [.ambiguousJoin])
    }
}
