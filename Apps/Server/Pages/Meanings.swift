import Domain
import Exchange
import Foundation
import Wording

/// What a word in a column of few values can only mean: a value of ours, as it is or as people call it.
struct Meanings: Sendable {
    /// The values of ours.
    private let values: [String]
    private let column: String
    private let areCountries: Bool
    private let known: [String: String]

    /// Nil for a column that holds anything.
    init?(_ column: String, of format: ImportFormat, _ currencies: [Currency]) {
        self.column = column
        let set = format.values(of: column)
        areCountries = set == .countries
        switch set {
        case .words(let words)?:
            values = words
            var known = Dictionary(words.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
            for word in words {
                let names = Language.allCases.map { Wording($0).value(word, in: column).lowercased() }
                for name in [word.replacing("-", with: " ")] + names { known[name] = known[name] ?? word }
            }
            self.known = known
        case .countries?:
            values = Countries.all
            known = Self.countries
        case .currencies?:
            values = currencies.map(\.code)
            var known = Dictionary(values.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
            if currencies.contains(.cny) { for name in ["rmb", "人民币"] { known[name] = Currency.cny.code } }
            self.known = known
        case nil: return nil
        }
    }

    subscript(word: String) -> String? { known[word.lowercased()] }

    /// The values of ours, as readers of a language call them.
    func options(_ language: Language) -> [(value: String, name: String)] {
        let countries = areCountries ? Self.names[language == .chinese ? "zh-Hans" : "en"] : nil
        let wording = Wording(language)
        return values.map { value in
            (value: value, name: countries.map { $0[value] ?? value } ?? wording.value(value, in: column))
        }
    }

    /// Languages in which lists name countries.
    private static let languages = [
        "en", "zh-Hans", "zh-Hant", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ja", "ko",
    ]

    private static let names: [String: [String: String]] = Dictionary(
        languages.map { language in
            let locale = Locale(identifier: language)
            return (
                language,
                Dictionary(
                    Countries.all.compactMap { code in locale.localizedString(forRegionCode: code).map { (code, $0) } },
                    uniquingKeysWith: { first, _ in first })
            )
        }, uniquingKeysWith: { first, _ in first })

    /// What lists call countries beside their names.
    private static let common = [
        "china": "CN", "中国": "CN", "中國": "CN", "usa": "US", "u.s.a.": "US", "u.s.": "US", "america": "US",
        "uk": "GB", "u.k.": "GB", "great britain": "GB", "england": "GB", "uae": "AE", "holland": "NL",
        "czech republic": "CZ", "turkey": "TR", "korea": "KR",
    ]

    /// What may be a word, or the short name of two countries.
    private static let open: Set = ["no", "na", "in", "congo", "guiana"]

    /// By their codes and names in small letters; a name of two countries is none.
    private static let countries: [String: String] = {
        var known = Dictionary(Countries.all.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        var twice: Set<String> = []
        for (code, name) in names.values.flatMap(\.self) {
            let name = name.lowercased()
            if let other = known.updateValue(code, forKey: name), other != code { twice.insert(name) }
        }
        for name in twice.union(open) { known[name] = nil }
        return known.merging(common) { _, ours in ours }
    }()
}
