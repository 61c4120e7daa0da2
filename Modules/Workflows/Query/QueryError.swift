public import Domain

/// Why a search text was not understood.
public struct QueryError: Error, Hashable, Sendable {
    /// Where the trouble starts: characters from the beginning, from 1.
    public let position: Int
    public let found: String
    /// What could stand there, for people and for completion.
    public let expected: [Expected]

    /// What could stand in a place of a search.
    public enum Expected: Hashable, Sendable {
        /// This as it stands.
        case word(String)
        case value
        case valueAfter(field: String)
        case wholeNumber
        case amount
        case oneLabel
        case user
        case closingQuote
        /// The search ends: it has this many words at most.
        case atMost(words: Int)
        /// The list ends: it has this many values at most.
        case shorterList(limit: Int)
    }

    public init(position: Int, found: String, expected: [Expected]) {
        self.position = position
        self.found = found
        self.expected = expected
    }
}

extension QueryError {
    /// What is not understood, where, and what could stand there.
    public var phrase: Phrase {
        if case .atMost(let limit)? = expected.first {
            return Phrase("query-too-long", ["position": position, "word": limit + 1, "limit": limit])
        }
        if case .shorterList(let limit)? = expected.first {
            return Phrase("query-list-too-long", ["position": position, "limit": limit])
        }
        let words = PhraseList(expected.map(\.phrase))
        return found.isEmpty
            ? Phrase("query-ends", ["position": position, "expected": words])
            : Phrase("query", ["position": position, "found": found, "expected": words])
    }
}

extension QueryError.Expected {
    fileprivate var phrase: Phrase {
        switch self {
        case .word(let word): Phrase(verbatim: word)
        case .value: Phrase("expected-value")
        case .valueAfter(let field): Phrase("expected-value-after", ["name": field])
        case .wholeNumber: Phrase("expected-number")
        case .amount: Phrase("expected-amount")
        case .oneLabel: Phrase("expected-label")
        case .user: Phrase("expected-user")
        case .closingQuote: Phrase("expected-quote")
        case .atMost(let limit), .shorterList(let limit): Phrase(verbatim: "\(limit)")
        }
    }
}
