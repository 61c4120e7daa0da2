/// A file that was sent, as the page shows it.
public struct UploadView: Sendable {
    /// Where the server keeps it meanwhile.
    let shelf: String
    let name: String
    /// `customers` or `timeline`.
    let kind: String
    /// What columns can be taken as.
    let targets: [String]
    let rows: Int
    let columns: [Column]
    /// What says that just these choices were looked at; nil when they were not.
    let tried: String?
    /// `dmy` or `mdy` when one was chosen, else empty.
    let dateOrder: String

    public struct Column: Sendable {
        let name: String
        let samples: [String]
        /// What it is taken as; empty for what is left as it is, ``leftOut`` for what is not taken.
        let target: String
        /// The file's own words in it, which are asked about.
        public var words: [Word] = []
        /// How many more there are.
        public var otherWords = 0
        /// How many beside those have only one meaning, which they are taken in.
        public var certainWords = 0
        /// What a word can mean.
        public var values: [(value: String, name: String)] = []
        /// Whether a row without it cannot be taken.
        public var isNeeded = false
        /// Nil when it has no dates whose order matters.
        public var dates: Dates?

        public init(name: String, samples: [String], target: String) {
            self.name = name
            self.samples = samples
            self.target = target
        }
    }

    /// A word of the file.
    public struct Word: Sendable {
        let text: String
        let count: Int
        /// One of the column's values, ``leftOut``, or empty while it is open.
        let meaning: String

        public init(text: String, count: Int, meaning: String) {
            self.text = text
            self.count = count
            self.meaning = meaning
        }
    }

    /// How the dates of a column are written.
    public struct Dates: Sendable {
        /// One of them.
        let sample: String
        /// `dmy` or `mdy` when the column itself shows it.
        let order: String?
        /// The sample with the day first, and with the month first; nil when it is no date then.
        let dmy: String?
        let mdy: String?

        public init(sample: String, order: String?, dmy: String?, mdy: String?) {
            self.sample = sample
            self.order = order
            self.dmy = dmy
            self.mdy = mdy
        }
    }

    /// In place of a field: the column is not taken. In place of a value: it counts as nothing.
    public static let leftOut = "-"

    public init(
        shelf: String, name: String, kind: String, targets: [String], rows: Int, columns: [Column], tried: String?,
        dateOrder: String
    ) {
        self.shelf = shelf
        self.name = name
        self.kind = kind
        self.targets = targets
        self.rows = rows
        self.columns = columns
        self.tried = tried
        self.dateOrder = dateOrder
    }
}
