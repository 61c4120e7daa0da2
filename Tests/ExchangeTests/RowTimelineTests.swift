import Domain
import Exchange
import Testing

@Suite struct RowTimelineTests {
    @Test func `every column of an event is read`() throws {
        let header =
            "customer,kind,at,ref,amount,currency,channel,direction,purpose,outcome,form,signal,level,expected_close,"
            + "order_ref,reason,model,serial,service_days,actor,note,recorded_at,owner"
        let row =
            "A,contact,2026-03-01T10:00:00+01:00,r1,12.5,USD,phone,in,care,no-answer,yes,content,obvious,2026-06-30,o1,"
            + "why,M,S,90,li,\"two\r\nlines\",2026-03-02,wu"
        let items = try RowReading.timeline("\(header)\n\(row)\n")
        let event = try #require(items.events.first)
        var details = EventDetails()
        details.amount = Currency(code: "USD").map { Money(minorUnits: 1250, currency: $0) }
        details.channel = .phone
        details.direction = .inbound
        details.purpose = .care
        details.outcome = .noAnswer
        details.signal = .content
        details.level = .obvious
        details.expectedClose = Day(year: 2026, month: 6, day: 30)
        details.orderRef = "o1"
        details.reason = "why"
        details.model = "M"
        details.serial = "S"
        details.serviceDays = 90
        details.note = "two\nlines"
        details.owner = UserID(validating: "wu")
        #expect(
            event
                == EventRow(
                    customer: try #require(CustomerKey(validating: "A")), kind: .contact,
                    at: RowReading.instant("2026-03-01T09:00:00Z"),
                    recordedAt: RowReading.instant("2026-03-01T16:00:00Z"),
                    actor: UserID(validating: "li"), ref: "r1", details: details, formFilled: true,
                    place: RowPlace(row: 2, line: 2)))
    }

    @Test func `a contact is business and reached unless the row says otherwise`() throws {
        let items = try RowReading.timeline(
            "customer,kind,at,channel,direction\nA,contact,2026-03-01,email,out\nA,inquiry,2026-03-01,,\n")
        #expect(items.events.map(\.details.purpose) == [.business, nil])
        #expect(items.events.map(\.details.outcome) == [.reached, nil])
        #expect(items.events.map(\.formFilled) == [false, false])
    }

    /// Times around the import, and whether they are taken.
    static let times: [(String, Bool)] = [
        ("2026-03-31T12:00:00+08:00", true), ("2026-03-31T12:00:00.001+08:00", false), ("2026-03-31T04:00:00Z", true),
        ("2026-03-31", true), ("2026-04-01", false), ("1900-01-01T00:00:00Z", true), ("1899-12-31", false),
        ("1900-01-01", false), ("2026-03-01T10:00:00", false), ("2026-02-29", false), ("01.03.2026", false),
    ]

    @Test(arguments: times)
    func `a time has an offset or is a date, and is not after the import`(time: String, isTaken: Bool) throws {
        let items = try RowReading.timeline("customer,kind,at\nA,inquiry,\(time)\n")
        #expect(items.events.count == (isTaken ? 1 : 0))
        #expect(items.issues.count == (isTaken ? 0 : 1))
    }

    /// Columns after customer, their cells, code, the column blamed, and what the message has to say.
    static let refusals: [(String, String, RowIssue.Code, String, String)] = [
        ("kind,at", ",2026-03-01", .missing, "kind", "The row has no kind. Write one of: inquiry, quote,"),
        ("kind,at", "purchase,2026-03-01", .invalidChoice, "kind", "“purchase” is no kind of event. Write one of:"),
        ("kind,at", "created,2026-03-01", .systemKind, "kind", "Only the system records created. Write one of:"),
        ("kind,at", "retracted,2026-03-01", .systemKind, "kind", "owned, released, or remove the row."),
        ("kind,at", "order,", .missing, "at", "The row has no time. Write when it happened, at least the date."),
        ("kind,at", "order,soon", .invalidTime, "at", "“soon” is not a time."),
        ("kind,at", "order,2027-01-01", .inFuture, "at", "is after the import (2026-03-31T04:00:00Z)"),
        (
            "kind,at,recorded_at", "order,2026-03-01,2026-04-01", .inFuture, "recorded_at",
            "2026-03-31T16:00:00Z is after the import"
        ),
        (
            "kind,at,recorded_at", "order,2026-03-02,2026-03-01", .recordedBeforeEvent, "recorded_at",
            "2026-02-28T16:00:00Z is before the event itself (2026-03-01T16:00:00Z). Correct one of the two."
        ),
        (
            "kind,at,channel", "contact,2026-03-01,email", .missing, "direction",
            "cannot do without direction. Write it."
        ),
        ("kind,at,direction", "contact,2026-03-01,in", .missing, "channel", "kind contact cannot do without channel."),
        ("kind,at", "signal,2026-03-01", .missing, "signal", "cannot do without signal. Write it."),
        ("kind,at", "need,2026-03-01", .missing, "level", "cannot do without level. Write it."),
        ("kind,at", "owned,2026-03-01", .missing, "owner", "cannot do without owner. Write it."),
        ("kind,at,signal", "signal,2026-03-01,click", .invalidChoice, "signal", "Write one of: price-details,"),
        ("kind,at,level", "need,2026-03-01,high", .invalidChoice, "level", "Write one of: none, potential, obvious."),
        ("kind,at,amount", "order,2026-03-01,\"1,000\"", .invalidAmount, "amount", "“1,000” is not an amount in CNY."),
        ("kind,at,currency", "order,2026-03-01,EUR", .noRate, "currency", "Add it to the policy under fold.rates"),
        ("kind,at,expected_close", "order,2026-03-01,soon", .invalidDate, "expected_close", "“soon” is not a date."),
        ("kind,at,service_days", "installed,2026-03-01,0", .invalidNumber, "service_days", "from 1 to 36500."),
        ("kind,at,form", "order,2026-03-01,yes", .formWithoutContact, "form", "Only a contact has a form with it"),
        ("kind,at,form", "contact,2026-03-01,x", .invalidChoice, "form", "Write yes or no."),
        ("kind,at,ref", "order,2026-03-01,a\u{1}", .invalidText, "ref", "has control characters"),
    ]

    @Test(arguments: refusals)
    func `an event that cannot be is refused with its place and the way out`(
        columns: String, cells: String, code: RowIssue.Code, column: String, says: String
    ) throws {
        let items = try RowReading.timeline("customer,\(columns)\nA,\(cells)\n")
        let issue = try #require(items.issues.first { $0.column == column })
        #expect(issue.code == code)
        #expect(issue.message.hasPrefix("Row 2 (line 2), column \(column): "))
        #expect(issue.message.contains(says))
        #expect(items.events.isEmpty)
    }

    @Test func `an event may be recorded at its own instant and at the import`() throws {
        let items = try RowReading.timeline(
            "customer,kind,at,recorded_at\nA,order,2026-03-01,2026-03-01\nA,order,2026-03-01,2026-03-31T04:00:00Z\n")
        #expect(items.events.map { $0.recordedAt?.rfc3339 } == ["2026-02-28T16:00:00Z", "2026-03-31T04:00:00Z"])
    }

    @Test func `a row without a customer is refused`() throws {
        let items = try RowReading.timeline("customer,kind,at\n,order,2026-03-01\n")
        #expect(
            items.issues.map(\.message) == [
                "Row 2 (line 2), column customer: The row names no customer. Write the customer's key."
            ])
    }

    @Test(arguments: EventKind.allCases)
    func `the system's kinds are refused but for owned and released`(kind: EventKind) throws {
        let items = try RowReading.timeline(
            "customer,kind,at,channel,direction,signal,level,owner\nA,\(kind.rawValue),2026-03-01,email,in,content,none,li\n"
        )
        let isTaken = !kind.isSystem || kind == .owned || kind == .released
        #expect(items.events.map(\.kind) == (isTaken ? [kind] : []))
        #expect(items.issues.map(\.code) == (isTaken ? [] : [.systemKind]))
    }

    @Test func `columns of no use are refused by name before any row`() throws {
        let error = #expect(throws: ImportFileError.self) {
            _ = try RowReading.timeline("customer,kind,at,colour,Amount\nA,nonsense,never,red,1\n")
        }
        guard case .unknownColumns("timeline.csv", let unknown, let known) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(unknown == ["colour", "Amount"])
        #expect(known.count == 23)
        #expect(error?.description.contains("no place for “colour”, “Amount”") == true)
    }

    @Test func `a timeline needs its three columns`() throws {
        #expect(
            throws: ImportFileError.missingColumns(
                file: "timeline.csv", missing: ["kind", "at"], found: ["customer", "when"])
        ) { _ = try RowReading.timeline("customer,when\n") }
    }

    @Test func `reading is streamed`() throws {
        var chunks = 0
        let source = ImportSource(name: "endless.csv") { () throws(CSVError) -> [UInt8]? in
            chunks += 1
            let head = chunks == 1 ? "customer,kind,at\n" : ""
            return Array((head + String(repeating: "A,inquiry,2026-03-01\n", count: 2000)).utf8)
        }
        var rows = try ImportRows.timeline(source, context: RowReading.context())
        for _ in 0..<10_000 { #expect(try rows.next() != nil) }
        #expect(chunks < 20)
    }
}
