extension HolidayTable {
    /// The names of the holidays of all countries; of one that joins several also each of them.
    static var allNames: Set<String> {
        Set(countries.compactMap(HolidayTable.init(country:)).flatMap { $0.holidays.flatMap { parts(of: $0.name) } })
    }

    /// A name, and what it is made of when several holidays fall together.
    static func parts(of name: String) -> [String] {
        let parts = name.replacing("、", with: "; ").split(separator: "; ").map(String.init)
        return parts.count > 1 ? [name] + parts : [name]
    }

    /// The few of `names` that are most like `name`.
    static func names(like name: String, in names: Set<String>) -> [String] {
        let wanted = Array(name.lowercased())
        let ranked = names.map { ($0, distance(wanted, Array($0.lowercased()))) }
        return ranked.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(4).map(\.0)
    }

    /// How many characters are to be changed; one that holds the other whole is near.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        if !a.isEmpty, String(b).contains(String(a)) { return 1 }
        var row = Array(0...b.count)
        for (i, one) in a.enumerated() {
            var before = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let changed = before + (one == other ? 0 : 1)
                before = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
