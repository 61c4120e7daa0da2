import Domain
import Foundation
import Scheduling
import Testing

/// The tables against the data they were made of, which lie beside the package in a working copy and are no part of it.
@Suite struct HolidayDataTests {
    static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/data/holidays/holidays-2024-2027.csv")
    static let isThere = FileManager.default.fileExists(atPath: file.path)

    /// Lines `country,date,kind,name` by country.
    static let lines = Result {
        let text = try String(contentsOf: file, encoding: .utf8)
        return Dictionary(grouping: text.split(whereSeparator: \.isNewline).dropFirst()) { String($0.prefix(2)) }
    }

    /// What is no day off by docs/policy.md; half days are left out of all countries.
    static let leftOut: [String: Set<String>] = [
        "AT": ["Good Friday", "Christmas Eve", "New Year's Eve"],
        "BE": ["Good Friday", "Friday after Ascension Day", "Bank Holiday"],
        "DK": ["Workers' Day"],
        "FI": [
            "Runeberg Day", "Kalevala Day, Day of Finnish Culture", "Minna Canth Day, Day of Equality",
            "Mikael Agricola Day, Day of the Finnish Language", "National War Veterans' Day", "Europe Day",
            "J. V. Snellman Day, Day of Finnish Heritage", "Mother's Day", "Remembrance Day",
            "Flag Day of the Finnish Defense Forces", "Day of the Finnish Flag",
            "Eino Leino Day, Day of Summer and Poetry", "Finland's Nature Day",
            "Miina Sillanpää Day, Day of Civic Participation", "Aleksis Kivi Day, Day of Finnish Literature",
            "United Nations Day", "Finnish Swedish Heritage Day, svenska dagen", "Father's Day",
            "Day of Children's Rights", "Jean Sibelius Day, Day of Finnish Music",
        ],
        "GR": ["Christmas Eve", "New Year's Eve"],
        "IE": ["Good Friday"],
        "KE": ["Diwali"],
        "LK": ["Special Bank Holiday"],
        "PT": ["Saint Anthony's Day", "Second Day of Christmas"],
        "SE": ["Sunday"],
        "US": [
            "Groundhog Day", "Valentine's Day", "Saint Patrick's Day", "Good Friday", "Easter Sunday", "Mother's Day",
            "Father's Day", "Halloween", "Election Day", "Christmas Eve", "New Year's Eve",
        ],
    ]

    /// The name that a table should have, nil for a day that is left out.
    private static func name(_ text: String, of country: String) -> String? {
        let plain = text.replacing(" (estimated)", with: "").replacing("Eid-al-", with: "Eid al-")
        let parts = plain.split(separator: "; ").map(String.init).filter { part in
            !part.hasSuffix("(from 1pm)") && !part.hasSuffix("(from 2pm)") && leftOut[country]?.contains(part) != true
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    @Test(.enabled(if: isThere, "SKIPPED: ../shared/data/holidays is not there"), arguments: HolidayTable.countries)
    func `a table has the days and names of the data, but for what is left out`(country: String) throws {
        var expected: Set<String> = []
        for line in try #require(try Self.lines.get()[country]) {
            let fields = line.split(separator: ",", maxSplits: 3).map(String.init)
            try #require(fields.count == 4)
            guard let name = Self.name(fields[3].replacing("\"", with: ""), of: country) else { continue }
            // The data have Morocco's youngest holiday a day early; it is 14 January by decree.
            let on = name == "Amazigh New Year" ? try day(fields[1]) + 1 : try day(fields[1])
            expected.insert(fields[2] == "work" ? "\(on.iso) is worked" : "\(on.iso) \(name)")
        }
        let table = try #require(HolidayTable(country: country))
        let found = table.holidays.map { "\($0.day.iso) \($0.name)" } + table.makeUpDays.map { "\($0.iso) is worked" }
        #expect(Set(found).count == found.count)
        #expect(expected.subtracting(found).sorted() == [])
        #expect(Set(found).subtracting(expected).sorted() == [])
    }

    @Test(.enabled(if: isThere, "SKIPPED: ../shared/data/holidays is not there"))
    func `every country of the data has a table`() throws {
        #expect(try Self.lines.get().keys.sorted() == HolidayTable.countries)
    }
}
