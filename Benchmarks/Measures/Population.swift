import Domain

/// The customers of a world of some size: who owns them and since when, the same at each run.
///
/// What is measured is the same whatever the size: the customers that leave, the salespeople who claim and the owner of
/// the long list. All others are owned too, have been made shortly before the import, and nothing of them is due while it
/// is measured.
struct Population: Sendable {
    let size: Int
    let rounds: Int

    /// When all are imported.
    static let start = Instant(milliseconds: 1_788_220_800_000)
    /// When the first round is.
    static let measured = start + .hours(26)
    /// How many customers leave their owners at one tick.
    static let leaving = [0, 100, 1_000]
    /// An unmarked customer that nobody follows up leaves after the cadence of priority D and the days of its warning.
    static let stay = Span.days(33)
    /// How many claims one round makes, each by somebody else.
    static let claims = 10
    static let ownedByClaimant = 190
    static let desk = "desk"
    static let ownedByDesk = 10_000
    static let ownedByOthers = 2_000

    static func tick(_ index: Int, of round: Int) -> Instant {
        measured + .minutes(10 * round + index)
    }

    static func claimant(_ index: Int, of round: Int) -> String { "claimant-\(round)-\(index)" }
    static func free(_ index: Int, of round: Int) -> String { "FREE-\(round)-\(index)" }

    /// Hands on the texts of some files of customers.
    func forEachFile(_ body: (String) async throws -> Void) async throws {
        var file = File()
        var total = 0
        func add(_ key: String, _ owner: String, _ since: Instant) async throws {
            total += 1
            if file.add(key, owner: owner, since: since) {
                try await body(file.text)
                file = File()
            }
        }
        for round in 0..<rounds {
            for (index, count) in Self.leaving.enumerated() {
                let since = Self.tick(index, of: round).milliseconds - Self.stay.milliseconds
                for number in 0..<count {
                    let owner = "keeper-\(number % 10)"
                    try await add("LEAVES-\(round)-\(index)-\(number)", owner, Instant(milliseconds: since))
                }
            }
            for index in 0..<Self.claims {
                try await add(Self.free(index, of: round), "", Self.start)
                for number in 0..<Self.ownedByClaimant {
                    try await add("HELD-\(round)-\(index)-\(number)", Self.claimant(index, of: round), Self.start)
                }
            }
        }
        for number in 0..<Self.ownedByDesk {
            try await add(Self.deskKey(number), Self.desk, Self.deskSince(number))
        }
        var number = 0
        while total < size {
            try await add("OTHER-\(number)", "other-\(number / Self.ownedByOthers)", Self.start)
            number += 1
        }
        if file.rows > 0 { try await body(file.text) }
    }

    private static func deskKey(_ number: Int) -> String { "DESK-\(number)" }
    private static func deskSince(_ number: Int) -> Instant { start + .days(-1 - number % 30) }

    /// The calls that the owner of the long list has made: one in thirty customers is due again on the day.
    static var calls: String {
        var text = "customer,kind,at,channel,direction,purpose,outcome,form\n"
        for number in 0..<ownedByDesk {
            let at = deskSince(number) + .hours(1)
            text += "\(deskKey(number)),contact,\(at.rfc3339),phone,out,business,reached,yes\n"
        }
        return text
    }

    /// A file that grows.
    private struct File {
        var text = "key,name,country,source,emails,owner,created_at\n"
        var rows = 0

        static let countries = ["DE", "US", "CN", "BR", "JP", "IN", "GB", "FR", "MX", "AE"]

        /// - Returns: whether it is full.
        mutating func add(_ key: String, owner: String, since: Instant) -> Bool {
            let country = Self.countries[rows % Self.countries.count]
            text += "\(key),Firm \(key),\(country),website,\(key)@firm.example,\(owner),\(since.rfc3339)\n"
            rows += 1
            return rows == 50_000
        }
    }
}
