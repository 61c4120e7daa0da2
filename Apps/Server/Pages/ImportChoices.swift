import Domain
import Exchange
import Web

/// How a file that was sent is to be taken, as the page has it: its columns, the words in them, and its dates.
struct ImportChoices: Sendable {
    let format: ImportFormat
    /// What each column is taken as: empty for what is left as it is, ``UploadView/leftOut`` for what is not taken.
    let columns: [String]
    let dates: DateOrder?
    /// By column: words that were asked about, and what was said; empty for nothing.
    private let said: [Int: [String: String]]

    /// A word of the file, and what it is taken as.
    struct Word: Sendable {
        let text: String
        let count: Int
        /// One of ours, ``UploadView/leftOut``, or nil while it is open.
        let meaning: String?
    }

    /// The words in a column that are not ours.
    struct Words: Sendable {
        /// Those that the page lists.
        var listed: [Word] = []
        /// Those that can only mean one thing, where it lists enough of them.
        var certain: [Word] = []
        /// How many are open beside those that are listed.
        var more = 0

        var all: [Word] { listed + certain }
    }

    /// So many words of a column that can only mean one thing are listed, and so many open ones are asked about at once.
    private static let mostCertain = 100
    private static let mostOpen = 20

    /// Those of a file that has just come: `columns` is what they may be.
    init(_ format: ImportFormat, columns: [String]) {
        self.format = format
        self.columns = columns
        dates = nil
        said = [:]
    }

    /// Those of a form.
    init(_ format: ImportFormat, columns: [String], _ form: [String: String]) {
        self.format = format
        self.columns = columns
        dates = form["dates"].flatMap(DateOrder.init)
        var said: [Int: [String: String]] = [:]
        // What was said of a word was said of what its column was taken as then.
        for index in columns.indices where form["was-\(index)"] == columns[index] {
            for number in 0... {
                guard let word = form["word-\(index)-\(number)"] else { break }
                said[index, default: [:]][word] = form["value-\(index)-\(number)"] ?? ""
            }
        }
        self.said = said
    }

    /// What a form takes `count` columns as; what is none of ours is left as it is.
    static func columns(_ count: Int, _ form: [String: String], _ format: ImportFormat) -> [String] {
        let known = Set(format.columns + [UploadView.leftOut])
        return (0..<count).map { index in form["column-\(index)"].flatMap { known.contains($0) ? $0 : nil } ?? "" }
    }

    /// The words in a column that are not ours, with what was said of them and what can only be meant.
    func words(in index: Int, _ found: ForeignValues, _ meanings: Meanings) -> Words {
        var words = Words()
        var open = 0, certain = 0
        for entry in found.ranked {
            let answer = said[index]?[entry.word]
            // What nobody was asked about yet is guessed, and shown with the guess.
            let text = answer ?? entry.word
            let meaning = text == UploadView.leftOut && answer != nil ? text : meanings[text]
            let word = Word(text: entry.word, count: entry.count, meaning: meaning)
            if meaning == nil {
                if open < Self.mostOpen { words.listed.append(word) } else { words.more += 1 }
                open += 1
            } else if answer == nil, certain >= Self.mostCertain {
                words.certain.append(word)
            } else {
                // What somebody said is carried along, however much it is.
                words.listed.append(word)
                certain += answer == nil ? 1 : 0
            }
        }
        return words
    }

    /// The columns as a mapping has them, with the words that were settled.
    ///
    /// - `names`: what the file calls them.
    func uses(_ names: [String], _ words: [Int: [Word]]) -> [ColumnUse] {
        zip(names.indices, names).compactMap { index, name in
            let target = columns[index]
            guard target != UploadView.leftOut, !target.isEmpty || format == .customers else { return nil }
            var values: [String: String] = [:]
            var leftOut: Set<String> = []
            for word in words[index] ?? [] {
                if word.meaning == UploadView.leftOut {
                    leftOut.insert(word.text)
                } else {
                    values[word.text] = word.meaning
                }
            }
            return ColumnUse(column: name, field: target.isEmpty ? nil : target, values: values, leftOut: leftOut)
        }
    }

    /// A text that differs when anything of the choices does: each part stands behind its length.
    func text(_ words: [Int: [Word]]) -> String {
        var parts = [format.rawValue, dates?.rawValue ?? ""] + columns
        for (index, words) in words.sorted(by: { $0.key < $1.key }) {
            for word in words.sorted(by: { $0.text < $1.text }) {
                guard let meaning = word.meaning else { continue }
                parts += [String(index), word.text, meaning]
            }
        }
        return parts.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")
    }
}
