import Foundation
import Testing

/// Files that cannot be taken, whole or in part.
struct BadFileTests {
    private static func report(_ problem: String) -> String {
        """
        customers  0 new, 0 updated, 0 unchanged
        events     0 recorded, 0 known already
        problem    1 × \(problem)

        """
    }

    private static let futile = "rapport: no row of the file can be taken; nothing was changed\n"
    private static let timeline = "customer,kind,at\n"

    static let malformed: [Refusal] = [
        (
            "key,name\nX,\"x\" y\n",
            "text after the closing quote in column 2 (opened on line 2). Double each quote within a quoted field, or close the quote."
        ),
        (
            "key,name\nX,a\"b\n",
            "a quote within column 2, which does not begin with one. Put the whole field in quotes and double the quotes in it."
        ),
        ("key,name\nX\n", "1 field, but the header has 2. Add the missing fields, empty if not known."),
        ("key,name\nX,x,y\n", "3 fields, but the header has 2. Put a field that holds the delimiter in quotes."),
        (
            "key,name\nX,\"open\n",
            "the quote opened in column 2 on line 2 is never closed. Close it; the lines after it were read as rows of their own."
        ),
        ("key,name\nX,a\0b\n", "a zero byte in column 2. Remove it, or name the file's encoding with --encoding."),
        (
            "key,name,time_zone\nX,x,Mars/Base\n",
            "column time_zone “Mars/Base”: There is no time zone “Mars/Base”. Write an IANA name, for example Europe/Berlin, or leave it empty for the organisation's own."
        ),
    ].map { content, problem in
        .importing("customers", content, futile, output: report("\(problem) (row 2)"))
    }

    static let events: [Refusal] = [
        (
            "ACME,inquiry,2027-01-01T00:00:00Z\n",
            "column at “2027-01-01T00:00:00Z”: 2027-01-01T00:00:00Z is after the import (2026-03-31T09:00:00Z). Correct it, or import it when it has happened."
        ),
        ("NOPE,inquiry,2026-01-01T00:00:00Z\n", "customer NOPE is not known; import customers first"),
    ].map { content, problem in
        .importing("timeline", timeline + content, futile, output: report("\(problem) (row 2)"))
    }

    private static let known =
        "“customer”, “kind”, “at”, “ref”, “amount”, “currency”, “channel”, “direction”, “purpose”, "
        + "“outcome”, “form”, “signal”, “level”, “expected_close”, “order_ref”, “reason”, “model”, “serial”, "
        + "“service_days”, “actor”, “note”, “recorded_at”, “owner”"

    static let files: [Refusal] = [
        Refusal("no file", ["import", "customers", "f.csv"], code: 66, "rapport: there is no file f.csv\n"),
        Refusal(
            "no mapping", ["import", "customers", "rapport.sqlite", "--mapping", "m.yaml"], code: 66,
            "rapport: there is no file m.yaml\n"),
        Refusal("a folder", ["import", "timeline", "."], code: 66, "rapport: . is a folder; name a file in it\n"),
        .importing("timeline", "", "rapport: f.csv: The file is empty. Its first row must name the columns.\n"),
        .importing(
            "customers", "key,key,name\n",
            "rapport: f.csv: Columns 1 and 2 are both named “key” (header, line 1). Rename one of them.\n"),
        .importing(
            "customers", "key,,name\n",
            "rapport: f.csv: Column 2 has no name (header, line 1). Name it, or remove the column.\n"),
        .importing(
            "customers", timeline,
            "rapport: f.csv: the header lacks the columns “key”, “name”. Its first row names “customer”, “kind”, “at”. Name the columns in the first row, or give a mapping.\n"
        ),
        .importing(
            "timeline", "customer,kind,at,colour\n",
            "rapport: f.csv: a timeline has no place for “colour”. Remove or rename it, or give a mapping that uses it. Known: \(known).\n"
        ),
        .importing(
            "timeline", "customer,kind,at,colour,size\n",
            "rapport: f.csv: a timeline has no place for “colour”, “size”. Remove or rename them, or give a mapping that uses them. Known: \(known).\n"
        ),
        .importing(
            "customers", SampleStore.customers, options: ["--delimiter", "x"], code: 64,
            "rapport: --delimiter “x” is not known; use comma, semicolon, tab or pipe\n"),
        .importing(
            "customers", SampleStore.customers, options: ["--encoding", "klingon"],
            "rapport: “klingon” is no known encoding. Use one of: utf-8, utf-16, utf-16le, utf-16be, gb18030, gbk, gb2312, big5, windows-1252, latin1.\n"
        ),
        .importing(
            "customers", SampleStore.customers, options: ["--mapping", "f.csv"],
            "rapport: f.csv:1:1: must be a mapping of keys to values\n"),
        .importing(
            "customers", SampleStore.customers + "X\n", options: ["--all-or-nothing"], noneOfThem, output: shortRow),
        .importing(
            "customers", SampleStore.customers + "X\n", options: ["--all-or-nothing", "--dry-run"], noneOfThem,
            output: "Dry run: nothing was changed. It would be:\n" + shortRow),
        .importing(
            "customers", Data("key,name\nX,Caf".utf8) + [0xE9, 0x0A], options: ["--encoding", "utf-8"],
            "rapport: f.csv: Invalid utf-8 at byte offset 14, line 2. Save the file as UTF-8, or name its encoding with --encoding.\n"
        ),
        .importing(
            "customers", Data([0xEF, 0xBB, 0xBF]) + Data("key,name\nX,Caf".utf8) + [0xE9, 0x0A],
            "rapport: f.csv: Invalid utf-8 at byte offset 17, line 2. Save the file as UTF-8, or name its encoding with --encoding.\n"
        ),
        .importing(
            "customers", Data("key,name\n北方,机械有限公司\n南方,阀门厂,".utf8) + [0xE5, 0x8C, 0x0A],
            "rapport: f.csv: Invalid utf-8 at byte offset 52, line 3. Save the file as UTF-8, or name its encoding with --encoding.\n"
        ),
        .importing(
            "customers", Data([0x50, 0x4B, 3, 4]) + Data(repeating: 0, count: 64),
            "rapport: f.csv: The file is a zip archive or an Excel workbook (.xlsx), not text. Open it in its own program and save it as CSV (UTF-8).\n"
        ),
    ]

    private static let noneOfThem =
        "rapport: 1 row cannot be taken, and all or nothing was asked for; nothing was changed; the report says what is wrong with each\n"

    private static let shortRow = report(
        "1 field, but the header has 12. Add the missing fields, empty if not known. (row 5)")

    @Test(arguments: malformed + events + files) func `it is refused in so many words`(refusal: Refusal) throws {
        try refusal.expect()
    }

    /// `阀门 Müller` where the encoding has both, in a file of that encoding.
    static let encodings: [(name: String, bytes: [UInt8], read: String)] = [
        ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("key,name\r\nX,阀门 é\r\n".utf8), "阀门 é"),
        (
            "GB18030",
            Array("key,name\nX,".utf8) + [
                0xB1, 0xB1, 0xBE, 0xA9, 0xC9, 0xCF, 0xBA, 0xA3, 0xB7, 0xA7, 0xC3, 0xC5, 0x0A,
            ], "北京上海阀门"
        ),
        (
            "Windows-1252", Array("key,name\nX,Caf".utf8) + [0xE9] + Array(" M".utf8) + [0xFC] + Array("ller\n".utf8),
            "Café Müller"
        ),
        ("UTF-16, little end first", [0xFF, 0xFE] + utf16("key,name\nX,阀门 é\n", bigEndian: false), "阀门 é"),
        ("UTF-16, big end first", [0xFE, 0xFF] + utf16("key,name\nX,阀门 é\n", bigEndian: true), "阀门 é"),
        ("UTF-16 without a mark", utf16("key,name\nX,Müller and sons\n", bigEndian: false), "Müller and sons"),
    ]

    private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return bigEndian ? bytes.reversed() : bytes
        }
    }

    @Test(arguments: encodings) func `an encoding is found from its bytes`(name: String, bytes: [UInt8], read: String)
        throws
    {
        let rapport = Rapport(place: try Place())
        try rapport.place.write(Data(bytes), to: "f.csv")
        #expect(try rapport("import", "customers", "f.csv").code == 0)
        #expect(try rapport("customers", "--format", "csv").text.contains("\nX,\(read),"))
    }

    @Test func `rows with problems are reported and the others are kept`() throws {
        let rapport = try SampleStore.opened()
        try rapport.place.write("key,name\nX,\"x\" y\nY\nZ,\"a \"\"b\"\", c\"\nW,w,w\nV,\"two\nlines\"\n", to: "f.csv")
        let outcome = try rapport("import", "customers", "f.csv", "--format", "csv")
        #expect(outcome.code == 0)
        #expect(
            outcome.errors == "rapport: 4 rows were not taken, the others were; --format csv gives a line for each\n")
        let rows = outcome.text.split(separator: "\r\n").map { $0.prefix { $0 != "," } }
        #expect(rows == ["row", "2", "3", "5", "6"])
        #expect(try rapport("show", "Z", "--format", "json").text.contains(#""name" : "a \"b\", c""#))
    }

    /// Files of which nothing can be taken.
    @Test(arguments: ["", "key,name\n,x\n", "key\nX\n"])
    func `an import that takes nothing makes no store`(content: String) throws {
        let rapport = Rapport(place: try Place())
        try rapport.place.write(content, to: "f.csv")
        try rapport.place.write(SampleStore.customers, to: "customers.csv")
        try rapport.place.write(try rapport(["policy", "preset", "small-business"], now: nil).output, to: "mine.yaml")
        #expect(try rapport("import", "customers", "f.csv").code == 65)
        #expect(!rapport.place.has("rapport.sqlite"))
        #expect(try rapport("import", "customers", "customers.csv", "--policy", "mine.yaml").code == 0)
    }

    @Test func `an import that takes nothing leaves a store as it was`() throws {
        let rapport = try SampleStore.opened()
        let before = try rapport("policy", "history").text + rapport("audit", "verify").text
        try rapport.place.write("key,name\n,x\n", to: "f.csv")
        #expect(try rapport(["import", "customers", "f.csv"], now: "2026-06-01T00:00:00Z").code == 65)
        #expect(try rapport("policy", "history").text + rapport("audit", "verify").text == before)
    }

    @Test func `a column that is no field of ours is kept with the customer`() throws {
        let rapport = try SampleStore.opened()
        try rapport.place.write("key,name,shoe size\nX,x,44\n", to: "f.csv")
        #expect(try rapport("import", "customers", "f.csv").code == 0)
        #expect(try rapport("show", "X", "--format", "json").text.contains("\"shoe size\" : \"44\""))
    }
}
