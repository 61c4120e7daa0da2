import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Stores that cannot be opened or written.
struct BadStoreTests {
    private let rapport: Rapport
    init() throws { rapport = try SampleStore.opened() }

    static let reads = [
        ["today"], ["customers"], ["labels", "export"], ["tick"], ["store", "check"], ["log", "ACME", "note"],
    ]

    @Test(arguments: reads) func `a store that is not there is not made`(arguments: [String]) throws {
        let outcome = try rapport(arguments + ["--store", "sqlite:none.sqlite"])
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(
            outcome.errors
                == "rapport: the store at none.sqlite cannot be opened: there is no such file (import, add and demo make one); "
                + "check --store\n")
        #expect(!rapport.place.has("none.sqlite"))
    }

    /// Files that are no stores of ours.
    static let strangers: [(name: String, content: Data)] = [
        ("text", Data("key,name\nA,a\n".utf8)), ("long text", Data(repeating: 0x41, count: 10_000)),
        ("another program's SQLite file", Data("SQLite format 3\0".utf8) + Data(repeating: 0, count: 4080)),
    ]

    @Test(arguments: strangers, reads + [["add", "X", "--name", "x"], ["import", "customers", "f.csv"]])
    func `a file that is no store stays as it is`(stranger: (name: String, content: Data), arguments: [String]) throws {
        try rapport.place.write(stranger.content, to: "other")
        try rapport.place.write(SampleStore.customers, to: "f.csv")
        let names = try FileManager.default.contentsOfDirectory(atPath: rapport.place.folder.path).sorted()
        let outcome = try rapport(arguments + ["--store", "sqlite:other"])
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(outcome.errors == "rapport: other is not a store of Rapport; it was left as it is; check --store\n")
        #expect(try rapport.place.read("other") == stranger.content)
        #expect(try FileManager.default.contentsOfDirectory(atPath: rapport.place.folder.path).sorted() == names)
    }

    @Test(arguments: reads) func `an empty file is no store to read from`(arguments: [String]) throws {
        try rapport.place.write("", to: "empty")
        let outcome = try rapport(arguments + ["--store", "sqlite:empty"])
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(outcome.errors == "rapport: empty is not a store of Rapport; it was left as it is; check --store\n")
        #expect(try rapport.place.read("empty").isEmpty)
    }

    @Test func `an empty file becomes a store of what makes one`() throws {
        try rapport.place.write("", to: "empty")
        #expect(try rapport("add", "X", "--name", "x", "--store", "sqlite:empty").code == 0)
        #expect(try rapport("show", "X", "--store", "sqlite:empty").code == 0)
    }

    @Test func `a file with a broken page is never sound, and says the way out`() throws {
        let whole = try rapport.place.read("rapport.sqlite")
        let page = 4096
        var codes: Set<Int32> = []
        for start in stride(from: page, to: whole.count, by: 9 * page) {
            var bytes = whole
            bytes.replaceSubrange(start..<start + page, with: Data(repeating: 0xFF, count: page))
            try rapport.place.write(bytes, to: "broken.sqlite")
            let outcome = try rapport("store", "check", "--store", "sqlite:broken.sqlite")
            codes.insert(outcome.code)
            let words = outcome.code == 1 ? outcome.text : outcome.errors
            #expect(words.contains("restore a backup") && !words.contains("rebuild"))
        }
        // Without a page of the schema it is not opened.
        #expect(codes == [1, 69])
    }

    static let addresses: [(url: String, errors: String)] = [
        (
            "postgresql://h/d",
            "the store at postgresql://h/d cannot be opened: stores are written memory: or sqlite:PATH; check --store"
        ),
        (
            "rapport.sqlite",
            "the store at rapport.sqlite cannot be opened: stores are written memory: or sqlite:PATH; check --store"
        ),
        ("sqlite:", "the store at sqlite: cannot be opened: stores are written memory: or sqlite:PATH; check --store"),
        ("sqlite:.", ". is not a store of Rapport; it was left as it is; check --store"),
        (
            "sqlite:no/such/folder.sqlite",
            "the store at no/such/folder.sqlite cannot be opened: No such file or directory; check --store"
        ),
    ]

    @Test(arguments: addresses) func `an address that leads nowhere is named`(url: String, errors: String) throws {
        let outcome = try rapport("add", "X", "--name", "x", "--store", url)
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(outcome.errors == "rapport: \(errors)\n")
    }

    @Test func `a store that another process holds is left to it`() throws {
        let descriptor = open(rapport.place.path("rapport.sqlite.lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let holder = Array("4711 rapport-server\n".utf8)
        try #require(ftruncate(descriptor, 0) == 0 && pwrite(descriptor, holder, holder.count, 0) == holder.count)
        let before = try rapport.place.read("rapport.sqlite")
        let outcome = try rapport("log", "ACME", "note")
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(
            outcome.errors
                == "rapport: the store at rapport.sqlite is in use by 4711 rapport-server; wait for it to finish, or ask a server that holds it with --server\n"
        )
        #expect(try rapport.place.read("rapport.sqlite") == before)
    }
}
