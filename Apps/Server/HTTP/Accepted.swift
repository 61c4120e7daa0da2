/// What a header such as `Accept` asks for.
enum Accepted {
    /// The names in small letters, the most wanted first (RFC 9110, 12.4.2); what is not wanted at all is left out. Of many
    /// only the first twenty count.
    static func names(_ header: String?) -> [String] {
        (header ?? "").split(separator: ",").prefix(20).compactMap { part -> (name: String, weight: Double)? in
            let words = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let name = words.first, !name.isEmpty else { return nil }
            let weight = words.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return weight > 0 ? (name, weight) : nil
        }
        .enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element.name)
    }
}
