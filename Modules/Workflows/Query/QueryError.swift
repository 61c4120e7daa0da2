/// Why a search text was not understood.
public struct QueryError: Error, Hashable, Sendable {
    /// Where the trouble starts: characters from the beginning, from 1.
    public let position: Int
    public let found: String
    /// What could stand there, for people and for completion.
    public let expected: [String]

    public init(position: Int, found: String, expected: [String]) {
        self.position = position
        self.found = found
        self.expected = expected
    }
}
