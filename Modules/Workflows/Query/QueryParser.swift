import Classification
import Domain
import Storage

/// Reads searches such as `stage:inquiry stars:>=2 owner:me tag:fair-2026 due:<7d acme`.
///
/// Words are joined by *and*; a comma in a value means *or*; a leading `-` means *not*; `field:none` means that there is
/// no value. For labels `>=` means that label or a better one, in a scheme of steps that step or a later one.
struct QueryParser {
    private let engine: Engine
    private let actor: Actor
    private let now: Instant

    init(_ engine: Engine, actor: Actor, now: Instant) {
        self.engine = engine
        self.actor = actor
        self.now = now
    }

    /// How many words a search may have: what a person types, and what every backend can answer.
    private static let longest = 100
    /// How many values a list of them may have.
    private static let longestList = 1000

    func condition(_ text: String) throws(QueryError) -> Condition {
        var parts: [Condition] = []
        let tokens = try QueryToken.tokens(of: text)
        if tokens.count > Self.longest {
            throw QueryError(
                position: tokens[Self.longest].position, found: tokens[Self.longest].value,
                expected: [.atMost(words: Self.longest)])
        }
        for (place, token) in tokens.enumerated() {
            if let meant = comparisonMeant(at: place, in: tokens) {
                throw QueryError(position: token.fieldPosition, found: token.value, expected: [meant])
            }
            let condition = try condition(token)
            parts.append(token.isNegated ? .not(condition) : condition)
        }
        return .all(parts)
    }

    /// As ``condition(_:)``, where every owner is a person whom the actor may know of: of nobody else a customer can be
    /// found, whether there is such a person or not.
    func condition(_ text: String, in transaction: any Transaction) throws -> Condition {
        let condition = try condition(text)
        for token in try QueryToken.tokens(of: text) where token.value != "none" {
            guard let name = token.field, field(name) == .profile(.owner) else { continue }
            for value in try values(of: token) where value != "me" && value != actor.user.text {
                guard let user = UserID(validating: value), actor.may(.readUsers, on: user),
                    try transaction.users.user(user) != nil
                else { throw QueryError(position: token.valuePosition, found: value, expected: [.user]) }
            }
        }
        return condition
    }

    private func condition(_ token: QueryToken) throws(QueryError) -> Condition {
        guard let name = token.field else {
            return actor.search(for: token.value)
        }
        guard let field = field(name) else {
            throw QueryError(position: token.fieldPosition, found: name, expected: fieldNames.map { .word($0) })
        }
        guard !token.value.isEmpty else {
            throw QueryError(position: token.valuePosition, found: "", expected: [.valueAfter(field: name)])
        }
        if token.value == "none", !isLabel(field, "none") { return open(.test(field, .isMissing, .none), field) }
        switch field {
        case .label(let scheme): return try labels(token, scheme)
        case .fact(.due): return try due(token)
        case .profile(.annualPurchase), .fact(.orderSumInYear), .fact(.orderSumInTwoYears):
            return try number(token, field, digits: engine.fold.rates.base.minorDigits)
        case .profile(.companySize), .score: return try number(token, field, digits: 0)
        case .fact(.need): return try texts(token, field)
        case .fact: return try number(token, field, digits: 0)
        case .profile, .custom:
            guard token.comparison.isEmpty else {
                throw QueryError(position: token.comparisonPosition, found: token.comparison, expected: [.value])
            }
            return open(try texts(token, field), field)
        }
    }

    /// What `due<=7d`, `due <= 7d` and `stage!=inquiry` want to be: as words to be looked for they would find nobody, without
    /// a word about it. Nil for a word that wants to be none of them.
    private func comparisonMeant(at place: Int, in tokens: [QueryToken]) -> QueryError.Expected? {
        let first = tokens[place]
        guard first.field == nil, !first.isQuoted else { return nil }
        var word = first.value
        var rest = tokens[(place + 1)...].prefix(2)
        // The signs may stand by themselves, with the field or with the value.
        if Self.sign(in: word) == nil, let next = rest.first, next.field == nil, !next.isQuoted, !next.isNegated,
            Self.sign(in: next.value)?.lowerBound == next.value.startIndex
        {
            word += next.value
            rest.removeFirst()
        }
        guard let sign = Self.sign(in: word) else { return nil }
        let name = String(word[..<sign.lowerBound])
        guard !name.isEmpty, let field = field(name) else { return nil }
        var value = String(word[sign.upperBound...])
        if value.isEmpty, let next = rest.first, next.field == nil {
            value = next.isQuoted ? "\"\(next.value)\"" : next.value
            if next.isNegated { value = "-" + value }
        }
        let signs = String(word[sign].map { Self.narrow[$0] ?? $0 })
        let isNot = signs.hasPrefix("!")
        let side = isOrdered(field) && !isNot ? signs.first { $0 != "=" } : nil
        let comparison =
            switch side {
            case "≥": ">="
            case "≤": "<="
            case let side?: "\(side)\(signs.contains("=") ? "=" : "")"
            case nil: ""
            }
        let meant = "\(isNot ? "-" : "")\(name):\(comparison)\(value)"
        // Nothing is proposed that would be refused, nor two negations.
        guard !(isNot && first.isNegated), !value.isEmpty, isUnderstood(meant) else { return .valueAfter(field: name) }
        return .word(meant)
    }

    private func isUnderstood(_ text: String) -> Bool {
        do {
            _ = try condition(text)
            return true
        } catch { return false }
    }

    private static let narrow: [Character: Character] = ["＜": "<", "＞": ">", "＝": "=", "！": "!"]

    /// The first signs of a comparison in a word.
    private static func sign(in word: String) -> Range<String.Index>? {
        guard let start = word.firstIndex(where: { "<>=≤≥＜＞＝!！".contains($0) }) else { return nil }
        let end = word[start...].firstIndex { !"<>=≤≥＜＞＝!！".contains($0) } ?? word.endIndex
        let signs = word[start..<end]
        // One that stands alone is an exclamation.
        return signs.allSatisfy { "!！".contains($0) } ? nil : start..<end
    }

    /// Whether more and less can be asked of it.
    private func isOrdered(_ field: Field) -> Bool {
        switch field {
        case .label, .score, .profile(.annualPurchase), .profile(.companySize): true
        case .fact(let fact): fact != .need
        case .profile, .custom: false
        }
    }

    /// A custom column is hidden in the high seas: it cannot be guessed by searching either, nor whether there is one.
    private func open(_ test: Condition, _ field: Field) -> Condition {
        if case .custom = field { actor.whereWhole(test) } else { test }
    }

    private func texts(_ token: QueryToken, _ field: Field) throws(QueryError) -> Condition {
        var values = try values(of: token)
        switch field {
        case .profile(.owner): values = values.map { $0 == "me" ? actor.user.text : $0 }
        case .profile(.country): values = values.map { $0.uppercased() }
        default: break
        }
        // A value that no customer can have is a slip, not a search that finds nobody.
        if let known = Self.possible(in: field) {
            for value in values where !known.contains(value) {
                throw QueryError(position: token.valuePosition, found: value, expected: known.map { .word($0) })
            }
        }
        return .test(field, .oneOf, .texts(values))
    }

    private func values(of token: QueryToken) throws(QueryError) -> [String] {
        let values = token.value.split(separator: ",", maxSplits: Self.longestList).map(String.init)
        guard values.count <= Self.longestList else {
            throw QueryError(
                position: token.valuePosition, found: values[0], expected: [.shorterList(limit: Self.longestList)])
        }
        return values
    }

    /// What a field of a closed list can hold.
    private static func possible(in field: Field) -> [String]? {
        switch field {
        case .profile(.source): Source.allCases.map(\.rawValue)
        case .profile(.credit): Credit.allCases.map(\.rawValue)
        case .profile(.preferredChannel): Channel.allCases.map(\.rawValue)
        case .profile(.budgetAuthorised): ["yes", "no"]
        case .fact(.need): NeedLevel.allCases.map(\.rawValue)
        default: nil
        }
    }

    private func labels(_ token: QueryToken, _ id: SchemeID) throws(QueryError) -> Condition {
        let known = engine.classifiers.scheme(id)?.labels.map(\.id.text) ?? []
        let values = try values(of: token)
        for value in values where !known.contains(value) {
            throw QueryError(position: token.valuePosition, found: value, expected: known.map { .word($0) })
        }
        guard !token.comparison.isEmpty else { return .test(.label(id), .oneOf, .texts(values)) }
        // From the least to the most.
        let rising = engine.classifiers.scheme(id)?.order == .course ? known : known.reversed()
        guard values.count == 1, let place = rising.firstIndex(of: values[0]) else {
            throw QueryError(position: token.valuePosition, found: token.value, expected: [.oneLabel])
        }
        let accepted: ArraySlice<String> =
            switch token.comparison {
            case ">=": rising[place...]
            case ">": rising[(place + 1)...]
            case "<=": rising[...place]
            default: rising[..<place]
            }
        return .test(.label(id), .oneOf, .texts(known.filter(accepted.contains)))
    }

    private func number(_ token: QueryToken, _ field: Field, digits: Int) throws(QueryError) -> Condition {
        guard let value = FixedPoint.read(token.value, digits: digits) else {
            throw QueryError(
                position: token.valuePosition, found: token.value,
                expected: [digits == 0 ? .wholeNumber : .amount])
        }
        return .test(field, comparison(token), .number(value))
    }

    /// `due:<7d`, `due:>=2026-04-01`, `due:overdue`, `due:today`.
    private func due(_ token: QueryToken) throws(QueryError) -> Condition {
        let moment = engine.moment(now)
        switch token.value {
        case "overdue": return .test(.fact(.due), .atMost, .instant(now))
        case "today": return .test(.fact(.due), .less, .instant(moment.zone.start(of: moment.today + 1)))
        default: break
        }
        let edge: Instant
        if token.value.hasSuffix("d"), let days = Int(token.value.dropLast()), (0...36_500).contains(days) {
            edge = now + .days(days)
        } else if let day = Day(iso: token.value) {
            edge = moment.zone.start(of: day)
        } else {
            throw QueryError(
                position: token.valuePosition, found: token.value,
                expected: ["7d", "2026-04-01", "today", "overdue"].map { .word($0) })
        }
        return .test(.fact(.due), token.comparison.isEmpty ? .less : comparison(token), .instant(edge))
    }

    private func comparison(_ token: QueryToken) -> Comparison {
        switch token.comparison {
        case ">=": .atLeast
        case "<=": .atMost
        case ">": .more
        case "<": .less
        default: .equal
        }
    }

    private func isLabel(_ field: Field, _ value: String) -> Bool {
        guard case .label(let id) = field else { return false }
        return engine.classifiers.scheme(id)?.index(of: LabelID(value)) != nil
    }

    /// Whatever the size of its letters, but of a column of one's own.
    private func field(_ name: String) -> Field? {
        exactField(name) ?? (name.hasPrefix("custom.") ? nil : exactField(name.lowercased()))
    }

    private func exactField(_ name: String) -> Field? {
        if name == "tag" { return .profile(.tags) }
        if name == "category" { return .profile(.categories) }
        if engine.classifiers.scheme(SchemeID(name)) != nil { return .label(SchemeID(name)) }
        if name.hasPrefix("score."), engine.classifiers.scheme(SchemeID(String(name.dropFirst(6)))) != nil {
            return .score(SchemeID(String(name.dropFirst(6))))
        }
        if name.hasPrefix("custom."), name.utf8.count > 7 { return .custom(String(name.dropFirst(7))) }
        if let field = ProfileField(rawValue: name) { return .profile(field) }
        return FactField(rawValue: name).map(Field.fact)
    }

    private var fieldNames: [String] {
        engine.classifiers.schemes.map(\.id.text) + ["tag", "category"] + ProfileField.allCases.map(\.rawValue)
            + FactField.allCases.map(\.rawValue) + ["custom.NAME", "score.SCHEME"]
    }
}
