import Domain
import Exchange
import Houses
import Storage
import Testing
import Workflows

@testable import Wording

struct PhraseTests {
    private static let refusals: [RapportError] = walk { next(after: $0) }
    private static let storeErrors: [StorageError] = walk { next(after: $0) }
    private static let events: [EventRefusal] = walk { next(after: $0) }
    private static let files: [ImportFileError] = walk { next(after: $0) }
    private static let csv: [CSVError] = walk { next(after: $0) }
    private static let rows: [CSVRowProblem] = walk { next(after: $0) }
    private static let encodings: [EncodingError] = walk { next(after: $0) }
    private static let formats = ForeignFormat.allCases.map(EncodingError.notText)
    private static let inputs: [RapportError.Input] = walk { next(after: $0) }
    private static let pools: [PoolRefusal] = walk { next(after: $0) }
    private static let overrides: [OverrideRefusal] = walk { next(after: $0) }
    private static let agendas: [AgendaRefusal] = walk { next(after: $0) }
    private static let retractions: [RetractionRefusal] = walk { next(after: $0) }
    private static let batches: [BatchRefusal] = walk { next(after: $0) }
    private static let teams: [TeamRefusal] = walk { next(after: $0) }
    private static let accounts: [AccountRefusal] = walk { next(after: $0) }
    private static let words: [QueryError.Expected] = walk { next(after: $0) }

    static let all: [Phrase] = {
        var all = refusals.map(\.phrase)
        all += storeErrors.map(\.phrase)
        all += events.map(\.phrase)
        all += files.map(\.phrase)
        all += csv.map(\.phrase)
        all += rows.map(\.phrase)
        all += (encodings + formats).map(\.phrase)
        all += inputs.map { RapportError.invalid($0, value: "soon").phrase }
        all += pools.map(\.phrase) + overrides.map(\.phrase) + agendas.map(\.phrase)
        all += retractions.map(\.phrase) + batches.map(\.phrase) + teams.map(\.phrase)
        all += obstacleSamples.flatMap { [$0.phrase, $0.briefPhrase] }
        all += OwnershipReason.all.sorted().map(Phrase.ownership)
        for action in Action.allCases {
            for relation in [nil] + Relation.allCases.map(Optional.some) {
                for needs in [Role.allCases, [.admin], []] where relation != nil || !needs.isEmpty {
                    all.append(
                        RapportError.notAllowed(user: .admin, action: action, needs: needs, relation: relation).phrase)
                }
            }
        }
        for found in ["", "x"] {
            all += words.map { QueryError(position: 4, found: found, expected: [$0]).phrase }
        }
        return all
    }()

    @Test(arguments: all) func `every error has words in both languages, with all that it carries`(phrase: Phrase) {
        let english = Wording(.english)(phrase)
        let chinese = Wording(.chinese)(phrase)
        #expect(chinese != english)
        #expect(chinese.contains { $0.isChinese }, "\(chinese)")
        for part in phrase.parts {
            #expect(Phrases.sentences[part.code] != nil, "\(part.code) has no words")
            for text in part.texts {
                #expect(chinese.contains(text), "\(text) is missing in: \(chinese)")
                #expect(english.contains(text), "\(text) is missing in: \(english)")
            }
        }
        for words in [english, chinese] { #expect(Template(words).names.isEmpty, "\(words)") }
    }

    static let codes = Phrases.sentences.keys.sorted()
    /// Sentences that are nothing but values.
    static let layout = Set(Phrases.layout.map(\.code))

    @Test(arguments: codes) func `both languages have the same places`(code: String) throws {
        let names = try #require(Phrases.sentences[code])
        #expect(Template(names.zh).names == Template(names.en).names)
        #expect((names.zh == names.en) == Self.layout.contains(code))
    }

    @Test(arguments: codes) func `a page names no command, and nothing is left of what stands around one`(code: String)
        throws
    {
        for language in [Language.english, .chinese] {
            let told = try #require(Wording(language).sentence(code))
            let shown = try #require(Wording(language, namesCommands: false).outline(code))
            for text in [told, shown] { #expect(!text.contains("‹") && !text.contains("›"), "\(text)") }
            guard !Self.forCommands.contains(code) else { continue }
            #expect(!shown.contains("rapport "), "\(shown)")
        }
    }
    /// What is told at a command line alone, or is about what only an administrator of the machine can do.
    static let forCommands: Set<String> = [
        "invalid-anchor", "invalid-change", "notice-inactive", "policy-not-in-force", "store-corrupt",
    ]

    @Test(arguments: codes) func `Chinese is punctuated as Chinese is`(code: String) throws {
        let text = Array(try #require(Phrases.sentences[code]).zh)
        for (index, character) in text.enumerated().dropFirst() where ",;!?()".contains(character) {
            let next = index + 1 < text.count ? text[index + 1] : " "
            #expect(!text[index - 1].isChinese && !next.isChinese, "\(String(text))")
        }
    }

    @Test(arguments: [
        ("BAOYUE", "BAOYUE"), ("北京 机械", "'北京 机械'"), ("北京", "北京"), ("Bluth Company", "'Bluth Company'"),
        ("O'Neil", #"'O'\''Neil'"#), ("x'\u{301}y z", "'x'\\''\u{301}y z'"), ("", "''"), ("a$b", "'a$b'"),
        ("mia@house-1.example,x", "mia@house-1.example,x"),
    ]) func `a value in a command is one word of a shell`(text: String, word: String) throws {
        #expect(Shell.word(text) == word)
        guard let key = CustomerKey(validating: text) else { return }
        for language in Language.allCases {
            #expect(Wording(language)(PoolRefusal.notOwned(key).phrase).hasSuffix("rapport pool claim \(word)"))
        }
    }

    @Test func `no code has two sentences`() {
        #expect(Phrases.sentences.count == Phrases.sentenceRows.count)
    }

    @Test func `a value is never read as a place`() {
        let phrase = Phrase("customer-exists", ["key": "{key}"])
        #expect(Wording(.chinese)(phrase) == "客户“{key}”已存在；查看该客户：rapport show '{key}'")
    }

    @Test(arguments: [(1, "1 row cannot"), (2, "2 rows cannot"), (0, "0 rows cannot")])
    func `English counts`(rows: Int, begins: String) {
        #expect(Wording(.english)(Phrase("rows-refused", ["rows": rows])).hasPrefix(begins))
    }

    @Test func `a code without words is shown with its values`() {
        #expect(Wording(.chinese)(Phrase("too-late", ["by": 3, "at": "noon"])) == "too-late, at noon, by 3")
    }

    @Test func `what is owed several times is named once`() throws {
        let key = try #require(CustomerKey(validating: "ACME"))
        let refusal = AgendaRefusal.notOwed(key, kind: .reply, owed: [.planned, .followUp, .planned])
        #expect(Wording(.english)(refusal.phrase) == "no reply is owed to ACME; owed: planned, follow-up")
    }
}

extension Phrase {
    /// This phrase and all within it.
    fileprivate var parts: [Phrase] {
        var parts = [self]
        for value in arguments.values {
            switch value {
            case .phrase(let phrase): parts += phrase.parts
            case .phrases(let phrases): for phrase in phrases { parts += phrase.parts }
            case .text, .number, .list: break
            }
        }
        return parts
    }

    /// What it carries itself.
    fileprivate var texts: [String] {
        var texts: [String] = []
        for value in arguments.values {
            switch value {
            case .text(let text): texts.append(text)
            case .number(let number): texts.append(String(number))
            case .list(let list): texts += list
            case .phrase, .phrases: break
            }
        }
        return texts
    }
}

extension Character {
    fileprivate var isChinese: Bool { unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
}
