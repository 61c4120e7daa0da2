import Domain
import Exchange
import Testing

/// Dates as people write them, which only mappings read.
@Suite struct MappingDateTests {
    private static func times(_ values: [String], order: String? = nil) throws -> [String] {
        let dates = order.map { "dates: {order: \($0)}\n" } ?? ""
        let items = try RowReading.mapped(
            "id,day\n" + values.map { "1,\($0)\n" }.joined(),
            by: "\(dates)customer: {key: id}\nevents: [{kind: order, at: day}]")
        return items.compactMap { item in
            switch item {
            case .event(let event): event.at.rfc3339
            case .issue(let issue): issue.code.rawValue
            default: nil
            }
        }
    }

    /// One value of a column whose other values are not ambiguous, and its instant in Shanghai.
    static let single: [(String, String)] = [
        ("2026-03-01", "2026-02-28T16:00:00Z"), ("2026/3/1", "2026-02-28T16:00:00Z"),
        ("2026.03.01 9:30", "2026-03-01T01:30:00Z"), ("2026-03-01T09:30:15", "2026-03-01T01:30:15Z"),
        ("2026-03-01 09:30:15.1234", "2026-03-01T01:30:15.123Z"), ("2026-03-01T09:30:15+01:00", "2026-03-01T08:30:15Z"),
        ("13/1/2026", "2026-01-12T16:00:00Z"), ("1/13/2026", "2026-01-12T16:00:00Z"),
        ("5.5.2025", "2025-05-04T16:00:00Z"),
        ("2026-13-01", "invalid-time"), ("31/31/2026", "invalid-time"), ("1/2/26", "invalid-time"),
        ("2026-03-01 24:00", "invalid-time"), ("2026-03-01 9:3", "invalid-time"), ("2026/03-01", "invalid-time"),
        ("2026-3-1x", "invalid-time"), ("1899/01/01", "invalid-time"), ("2200/01/01", "invalid-time"),
    ]

    @Test(arguments: single)
    func `a date without an offset is the organisation's`(value: String, time: String) throws {
        #expect(try Self.times([value]) == [time])
    }

    @Test func `the whole column decides the order of each date`() throws {
        #expect(try Self.times(["3/4/2025", "13/4/2025"]) == ["2025-04-02T16:00:00Z", "2025-04-12T16:00:00Z"])
        #expect(try Self.times(["3/4/2025", "4/13/2025"]) == ["2025-03-03T16:00:00Z", "2025-04-12T16:00:00Z"])
    }

    @Test func `an ambiguous column is refused with both readings`() throws {
        let error = #expect(throws: ImportFileError.self) { _ = try Self.times(["5/5/2025", "3/4/2025", "5/6/2025"]) }
        #expect(
            error?.description
                == "data.csv: column day has dates that can be read in two ways, and none that decides: in "
                + "row 3 “3/4/2025” is 2025-04-03 (dmy) or 2025-03-04 (mdy). Say which in the mapping: "
                + "dates: {order: dmy} or dates: {order: mdy}.")
        #expect(error?.code == "dates-ambiguous")
    }

    @Test func `the mapping's order decides, and other orders are reported`() throws {
        #expect(try Self.times(["3/4/2025", "4/13/2025"], order: "dmy") == ["2025-04-02T16:00:00Z", "invalid-time"])
        #expect(try Self.times(["3/4/2025", "13/4/2025"], order: "mdy") == ["2025-03-03T16:00:00Z", "invalid-time"])
        #expect(try Self.times(["3/4/2025", "2025/4/3"], order: "ymd") == ["invalid-time", "2025-04-02T16:00:00Z"])
    }

    @Test func `a column of both orders is refused`() {
        let error = #expect(throws: ImportFileError.self) { _ = try Self.times(["13/4/2025", "4/13/2025"]) }
        #expect(
            error
                == .contradictoryDates(
                    file: "data.csv", column: "day", dayFirst: "13/4/2025", monthFirst: "4/13/2025"))
        #expect(error?.description.contains("“13/4/2025” begins with the day, “4/13/2025” with the month.") == true)
    }
}
