/// A team by the name that stands in files and on the command line.
public struct TeamID: Hashable, Comparable, Sendable {
    public let text: String

    /// Nil when `text` is empty, longer than 200 bytes, has control characters or a blank at either end.
    public init?(validating text: String) {
        guard text.isPlainName(limit: 200) else { return nil }
        self.text = text
    }
    public static func < (a: TeamID, b: TeamID) -> Bool { a.text.precedes(b.text) }
}

/// Salespeople who share a manager and a part of the high seas (RULES.md §8).
public struct Team: Hashable, Sendable {
    public let id: TeamID
    /// What people call it; nil where the id is name enough.
    public var name: String?
    /// ISO 3166-1 alpha-2 countries whose customers its people may claim; none means all.
    public var regions: [String]
    /// Who was allocated a customer last, for turns by round robin (RULES.md §8).
    public var lastAllocated: UserID?

    public init(id: TeamID, name: String? = nil, regions: [String] = [], lastAllocated: UserID? = nil) {
        self.id = id
        self.name = name
        self.regions = regions
        self.lastAllocated = lastAllocated
    }

    /// Whether a customer of `country` may be claimed by the team; one of unknown country, nil, by any.
    public func covers(country: String?) -> Bool { regions.isEmpty || country.map(regions.contains) ?? true }
}
