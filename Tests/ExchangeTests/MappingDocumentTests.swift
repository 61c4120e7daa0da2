import Domain
import Exchange
import Testing

/// What is wrong in a mapping is said with line, column and the way out.
@Suite struct MappingDocumentTests {
    private static let sound = "customer: {key: id}\nevents: [{kind: order, at: day}]\n"

    private static func issues(_ yaml: String, files: [String: String] = [:]) -> [String] {
        let error = #expect(throws: ImportFileError.self) {
            _ = try RowReading.mapped("id,day,net\n1,2026-03-01,5\n", by: yaml, files: files)
        }
        guard case .mapping("map.yaml", let issues) = error else {
            Issue.record("another error: \(String(describing: error))")
            return []
        }
        return issues.map(\.description)
    }

    private static func many(_ count: Int, _ rest: String = "") -> String {
        (1...count).map { "c\($0)\(rest)" }.joined(separator: ", ")
    }

    /// A document and the issues it has.
    static let faults: [(String, [String])] = [
        ("", ["1:1: the mapping is empty"]),
        ("customer: [", ["2:1: is not YAML: did not find expected node content"]),
        ("a: 1\na: 2\n", ["1:1: is not YAML: a stands twice; keep one"]),
        (String(repeating: "[", count: 65), ["1:1: is nested more than 64 levels deep, or larger than 1 MiB"]),
        (
            "a:\n" + String(repeating: "- ", count: 50_000),
            ["2:1: is nested more than 64 levels deep, or larger than 1 MiB"]
        ),
        (
            "\(sound)x: [&a x, \(String(repeating: "*a, ", count: 9))]",
            ["1:1: has 9 aliases; at most 8 are possible, in at most 65536 bytes"]
        ),
        (
            "customer: {key: {concat: [\(many(201))]}, create: yes}",
            ["1:26: customer.key.concat: has more than 200 elements; every row would be looked at for each"]
        ),
        (
            "customer: {key: id, create: yes}\nskip: [\(many(201))]",
            ["2:7: skip: has more than 200 elements; every row would be looked at for each"]
        ),
        (
            "customer: {key: id, create: yes}\nskip: {reason: x, when: {\(many(201, ": x"))}}",
            ["2:25: skip.when: has more than 200 elements; every row would be looked at for each"]
        ),
        ("just text", ["1:1: must be a mapping of keys to values"]),
        ("events: [{kind: order, at: day}]", ["1:1: customer is missing; say which column names a row's customer"]),
        (
            "customer: {key: id}",
            ["1:1: nothing would come of a row; give events, or customer with create: true"]
        ),
        (
            "\(sound)event: []\n",
            ["3:1: event: is not known; known here: customer, customers, dates, events, group, join, skip"]
        ),
        (
            "customer: {key: id, create: perhaps}\nevents: [{kind: order, at: day}]",
            ["1:29: customer.create: must be true or false"]
        ),
        (
            "customer: {name: id}\nevents: [{kind: order, at: day}]",
            ["1:11: customer: key is missing; name the column that says whose a row is"]
        ),
        (
            "customer: {key: id, owner: {column: id, which: best}}\nevents: [{kind: order, at: day}]",
            ["1:48: customer.owner.which: must be first or latest"]
        ),
        (
            "customer: {key: {column: id, constant: x}}\nevents: [{kind: order, at: day}]",
            ["1:17: customer.key: must have one of column, constant and concat"]
        ),
        (
            "customer: {key: {column: id, sep: x}}\nevents: [{kind: order, at: day}]",
            [
                "1:30: customer.key.sep: is not known; known here: column, concat, constant, default, map, separator"
            ]
        ),
        (
            "customer: {key: id}\nevents: [{kind: buy, at: day}]",
            [
                "2:17: events[1].kind: “buy” is no kind of event. Write one of: inquiry, quote, sample-order, order, "
                    + "shipment, order-completed, order-cancelled, deal-lost, need, contact, form, no-reply-needed, "
                    + "online, signal, service-request, service-closed, installed, promised, promise-kept, note, "
                    + "attachment, owned, released."
            ]
        ),
        (
            "customer: {key: id}\nevents: [{at: day}]",
            ["2:10: events[1]: kind is missing; say what happened, for example order"]
        ),
        (
            "customer: {key: id}\nevents: [{kind: order, when: {id: 1}}]",
            ["2:10: events[1]: at is missing; name the column with the time"]
        ),
        (
            "customer: {key: id}\nevents: [{kind: order, at: day, when: [id]}]",
            ["2:39: events[1].when: must be a mapping of keys to values"]
        ),
        (
            "customer: {key: id}\nevents: [{kind: order, at: [day]}]",
            ["2:28: events[1].at: must be a mapping of keys to values"]
        ),
        ("\(sound)skip: [{when: {id: 1}}]", ["3:8: skip[1]: reason is missing; say why, for the report"]),
        (
            "\(sound)skip: [{reason: x}]",
            ["3:8: skip[1]: when is missing; say by column values which rows are set aside"]
        ),
        ("\(sound)dates: {order: ydm}", ["3:16: dates.order: must be ymd, dmy or mdy, not “ydm”"]),
        (
            "\(sound)join: [{file: ../x.csv, on: {id: id}}]",
            ["3:15: join[1].file: must be the plain name of a file beside the mapping or the data"]
        ),
        (
            "\(sound)join: [{file: x.csv}]",
            [
                "3:8: join[1]: on is missing; say which columns must be equal: {column of the data: column of the joined "
                    + "file}"
            ]
        ),
        (
            "\(sound)join: [{file: x.csv, on: {id: id}}, {file: x.csv, on: {id: id}}]",
            ["3:37: join: two files are called x; give one another name with as"]
        ),
        ("\(sound)group: {sum: {n: net}}", ["3:8: group: by is missing; name the columns whose rows belong together"]),
        (
            "\(sound)group: {by: [id], sum: {n: {max: net}}}",
            [
                "3:28: group.sum.n: must be a column or {product: [columns]}",
                "3:29: group.sum.n.max: is not known; known here: one_minus, product",
            ]
        ),
        // Against the columns of the file.
        (
            "customer: {key: ID}\nevents: [{kind: order, at: day, channel: email}]",
            [
                "1:17: customer.key: there is no column “ID”; data.csv has “id”, “day”, “net”. For a fixed value write "
                    + "{constant: …}",
                "2:42: events[1].channel: there is no column “email”; data.csv has “id”, “day”, “net”. For a fixed value "
                    + "write {constant: …}",
            ]
        ),
        (
            "\(sound)join: [{file: x.csv, on: {id: id}}]",
            ["3:8: there is no file “x.csv” beside the mapping or the data"]
        ),
        (
            "customers: {file: y.csv, key: id}\n\(sound)",
            ["1:12: there is no file “y.csv” beside the mapping or the data"]
        ),
        (
            "\(sound)group: {by: [id], sum: {net: net}}",
            ["3:14: group.sum.net: the data have a column of this name; give the sum another"]
        ),
    ]

    @Test func `as many elements as may be are read`() throws {
        let columns = Array(repeating: "id", count: 200).joined(separator: ", ")
        _ = try Mapping(yaml: "customer: {key: {concat: [\(columns)]}, create: yes}", file: "m.yaml")
    }

    @Test(arguments: faults)
    func `a fault is named with its place`(yaml: String, expected: [String]) {
        #expect(Self.issues(yaml) == expected)
    }

    @Test func `every fault is named at once, in the order of the document`() {
        let yaml = "colour: red\ncustomer: {key: id, size: 1}\nevents: [{kind: order, at: day, price: net}]\n"
        #expect(Self.issues(yaml).map { $0.prefix(5) } == ["1:1: ", "2:21:", "3:33:"])
    }

    @Test func `a joined file's columns are named in the message`() {
        let yaml = "customer: {key: id}\nevents: [{kind: order, at: x.when}]\njoin: [{file: x.csv, on: {id: key}}]\n"
        #expect(
            Self.issues(yaml, files: ["x.csv": "key,day\n"]) == [
                "2:28: events[1].at: there is no column “x.when”; data.csv has “id”, “day”, “net”, x.csv gives “x.key”, "
                    + "“x.day”. For a fixed value write {constant: …}"
            ])
    }

    @Test func `the whole error names the mapping's file`() {
        let error = ImportFileError.mapping(
            file: "map.yaml", issues: [MappingIssue(line: 3, column: 1, path: "a.b", Phrase(verbatim: "is wrong"))])
        #expect(error.description == "map.yaml:3:1: a.b: is wrong")
    }
}
