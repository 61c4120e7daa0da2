/// What reads the rows of one kind of file.
protocol RowSource: AnyObject {
    /// The columns of ``CustomerColumn`` that the file states, custom fields aside.
    var customerColumns: [String] { get }
    /// Whether no customer is spoken of in more than one item.
    var isOneRowEach: Bool { get }
    func next() throws(ImportFileError) -> ImportItem?
}

extension RowSource {
    var isOneRowEach: Bool { false }
}

/// The rows of a file to be imported, one after another.
///
/// Files of the two formats are streamed: memory stays flat, but for the keys of a customers file, which are held to
/// find one that stands twice. A file with a mapping is held whole. It is synchronous and busy, and has one owner.
public struct ImportRows: ~Copyable {
    private let rows: any RowSource

    /// Opens a file of customers whose header has the names of FORMATS.md; its other columns become custom fields.
    ///
    /// - Throws: every case of ``ImportFileError`` that is not about timelines or mappings.
    public static func customers(_ source: ImportSource, context: ImportContext) throws(ImportFileError) -> ImportRows {
        ImportRows(rows: try CustomerFile(source, context: context))
    }

    /// Opens a file of events whose header has the names of FORMATS.md and no others.
    ///
    /// - Throws: every case of ``ImportFileError`` that is not about mappings.
    public static func timeline(_ source: ImportSource, context: ImportContext) throws(ImportFileError) -> ImportRows {
        ImportRows(rows: try TimelineFile(source, context: context))
    }

    /// Opens any file with a mapping, reads all of it and of the files that the mapping brings in, and checks the
    /// mapping against their columns.
    ///
    /// First come the customers to be created, then events, skipped rows and issues in the order of the file.
    ///
    /// - Throws: every case of ``ImportFileError``.
    public static func mapped(
        _ source: ImportSource, by mapping: Mapping, with files: CompanionFiles, context: ImportContext
    ) throws(ImportFileError) -> ImportRows {
        ImportRows(rows: try MappedFile(source, by: mapping, with: files, context: context))
    }

    /// The profile columns of FORMATS.md that customers of this file state, in their order, custom fields aside. What
    /// is not named here is not known, whatever the profiles of the rows say.
    public var customerColumns: [String] { rows.customerColumns }

    /// Whether no customer is spoken of in more than one item: what its item says is all that the file says of it.
    public var isOneRowEach: Bool { rows.isOneRowEach }

    /// The next item; nil at the end.
    ///
    /// - Throws: ``ImportFileError/csv(file:_:)`` when the file cannot be read on.
    public mutating func next() throws(ImportFileError) -> ImportItem? { try rows.next() }
}
