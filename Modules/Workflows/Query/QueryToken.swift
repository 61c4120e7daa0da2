/// A word of a search: `text`, `field:value`, `field:>=value`, each perhaps negated by a leading `-`.
struct QueryToken: Hashable {
    /// From 1, of the token's first character.
    let position: Int
    let isNegated: Bool
    /// Whether quotes were in it: it means what it says.
    let isQuoted: Bool
    /// Nil for a word that is searched for as it is.
    let field: String?
    /// `>=`, `<=`, `>`, `<` or nothing, however it was written.
    let comparison: String
    /// Of the comparison's first character.
    let comparisonPosition: Int
    let value: String
    /// Of the value's first character.
    let valuePosition: Int

    /// Of the field's first character.
    var fieldPosition: Int { isNegated ? position + 1 : position }

    /// As they are written, on a keyboard and by an input method for Chinese.
    private static let comparisons = [
        (">=", ">="), ("＞＝", ">="), ("≥", ">="), ("<=", "<="), ("＜＝", "<="), ("≤", "<="), (">", ">"), ("＞", ">"),
        ("<", "<"), ("＜", "<"),
    ]

    /// Whether a colon of full width ends a field's name here, and is no part of a word.
    private static func isName(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// Splits at blanks; double quotes keep blanks together, and what is in them as it is.
    static func tokens(of text: String) throws(QueryError) -> [QueryToken] {
        var tokens: [QueryToken] = []
        var word = ""
        var start = 1
        var quoteStart: Int?
        var isQuoted = false
        var colon: Int?
        func finish() {
            guard !word.isEmpty else { return }
            tokens.append(QueryToken(word: word, position: start, colon: colon, isQuoted: isQuoted))
        }
        for (offset, character) in text.enumerated() {
            if character == "\"" {
                quoteStart = quoteStart == nil ? offset + 1 : nil
                isQuoted = true
                if word.isEmpty { start = offset + 1 }
            } else if character.isWhitespace, quoteStart == nil {
                finish()
                word = ""
                colon = nil
                isQuoted = false
            } else {
                if word.isEmpty, quoteStart == nil { start = offset + 1 }
                if quoteStart == nil, colon == nil, character == ":" || character == "：" && isName(word) {
                    colon = word.count
                }
                word.append(character)
            }
        }
        if let quoteStart {
            throw QueryError(position: quoteStart, found: "\"", expected: [.closingQuote])
        }
        finish()
        return tokens
    }

    private init(word: String, position: Int, colon: Int?, isQuoted: Bool) {
        self.isQuoted = isQuoted
        let isNegated = word.hasPrefix("-") && word.count > 1
        let body = isNegated ? word.dropFirst() : word[...]
        self.position = position
        self.isNegated = isNegated
        guard let colon else {
            field = nil
            comparison = ""
            value = String(body)
            valuePosition = position
            comparisonPosition = position
            return
        }
        let fieldLength = colon - (isNegated ? 1 : 0)
        field = String(body.prefix(fieldLength))
        let rest = body.dropFirst(fieldLength + 1)
        let (sign, comparison) = Self.comparisons.first { rest.hasPrefix($0.0) } ?? ("", "")
        self.comparison = comparison
        value = String(rest.dropFirst(sign.count))
        comparisonPosition = position + colon + 1
        valuePosition = comparisonPosition + sign.count
    }
}
