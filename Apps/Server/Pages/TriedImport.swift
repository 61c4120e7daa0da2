import Domain
import Exchange
import Web
import Wording
import Workflows

/// A file that was sent with what was chosen for it, and what would come of that.
struct TriedImport {
    let choices: ImportChoices
    private let sheet: Sheet
    let name: String
    let shelf: String
    /// By column.
    private let meanings: [Int: Meanings]
    private let words: [Int: ImportChoices.Words]
    /// A text that differs when anything of what was chosen does.
    let text: String
    /// Nil until it was tried, and when it could not be.
    var report: ImportReport?
    /// Whether it was to be taken with other choices than those that were tried.
    var hasChanged = false

    /// - `shelf`: where the file lies meanwhile.
    /// - `currencies`: those that have a rate; nil when words are not looked at yet.
    init(_ choices: ImportChoices, _ sheet: Sheet, _ name: String, _ shelf: String, currencies: [Currency]? = nil) {
        self.choices = choices
        self.sheet = sheet
        self.name = name
        self.shelf = shelf
        var meanings: [Int: Meanings] = [:]
        var words: [Int: ImportChoices.Words] = [:]
        if let currencies {
            for (index, found) in sheet.words {
                guard let known = Meanings(choices.columns[index], of: choices.format, currencies) else { continue }
                meanings[index] = known
                words[index] = choices.words(in: index, found, known)
            }
        }
        self.meanings = meanings
        self.words = words
        text = choices.text(words.mapValues(\.all))
    }

    /// What the form brings back to say that just this was looked at.
    var mark: String { Digest.of(Array(text.utf8)) }

    /// - `reason`: why rows are skipped.
    func mapping(skipping reason: String) throws(RapportError) -> Mapping {
        do throws(ImportFileError) {
            return try Mapping(
                choices.format, file: name, columns: choices.uses(sheet.columns, words.mapValues(\.all)),
                dates: choices.dates, skipping: reason)
        } catch { throw .file(error) }
    }

    func view(_ language: Language) -> UploadView {
        UploadView(
            shelf: shelf, name: name, kind: choices.format.rawValue, targets: choices.format.columns, rows: sheet.rows,
            columns: sheet.columns.indices.map { column($0, language) }, tried: report == nil ? nil : mark,
            dateOrder: choices.dates?.rawValue ?? "")
    }

    private func column(_ index: Int, _ language: Language) -> UploadView.Column {
        var column = UploadView.Column(
            name: sheet.columns[index], samples: sheet.samples.map { $0[index] }.filter { !$0.isEmpty },
            target: choices.columns[index])
        if let scan = sheet.dates[index], let sample = scan.sample {
            column.dates = UploadView.Dates(
                sample: sample, order: scan.order?.rawValue, dmy: DateOrderScan.day(sample, .dmy)?.iso,
                mdy: DateOrderScan.day(sample, .mdy)?.iso)
        }
        guard let found = words[index], !found.listed.isEmpty else { return column }
        column.words = found.listed.map { UploadView.Word(text: $0.text, count: $0.count, meaning: $0.meaning ?? "") }
        column.otherWords = found.more
        column.certainWords = found.certain.count
        column.isNeeded = choices.format.needs(choices.columns[index])
        column.values = meanings[index]?.options(language) ?? []
        return column
    }
}
