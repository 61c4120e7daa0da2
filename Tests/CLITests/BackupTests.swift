import Foundation
import Testing

/// Copies of a store, made beside whoever works on it.
struct BackupTests {
    private let rapport: Rapport
    init() throws { rapport = try SampleStore.opened() }

    private func backup(_ arguments: String..., environment: [String: String] = [:]) throws -> Rapport.Outcome {
        try rapport(["store", "backup"] + arguments, now: nil, environment: environment)
    }

    @Test func `a store that a server holds is copied, and the copy is a store with all that was written`() throws {
        let server = try ServerProcess(store: "rapport.sqlite", in: rapport.place)
        let outcome = try backup("copy.sqlite")
        let size = try rapport.place.read("copy.sqlite").count
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        #expect(outcome.text.hasPrefix("copy.sqlite: \(size) bytes, up to change "))
        #expect(outcome.text.hasSuffix(", whole\n"))
        let check = try rapport("store", "check", "--store", "sqlite:copy.sqlite")
        #expect(check.code == 0 && check.text.hasPrefix("sound: 3 customers, "))
        let again = try backup("second.sqlite", "--format", "json")
        let report = try JSONDecoder().decode([String: Value].self, from: again.output)
        #expect(report.keys.sorted() == ["bytes", "change", "path"])
        #expect(server.end() == 0)
        #expect(try rapport.dump("sqlite:second.sqlite") == rapport.dump())
    }

    private enum Value: Decodable {
        case text, number
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = (try? container.decode(String.self)) == nil ? .number : .text
        }
    }

    static let refusals: [(arguments: [String], code: Int32, errors: String)] = [
        (
            ["rapport.sqlite"], 73,
            "rapport.sqlite is there already and is not replaced; nothing was copied; name another file"
        ),
        (["none/copy.sqlite"], 73, "none/copy.sqlite cannot be written: No such file or directory; name another file"),
        ([""], 64, "the name of the file is empty; name one"),
        (
            ["copy.sqlite", "--store", "sqlite:none.sqlite"], 69,
            "the store at none.sqlite cannot be opened: there is no such file (import, add and demo make one); check --store"
        ),
        (
            ["copy.sqlite", "--store", "memory:"], 69,
            "the store at memory: cannot be opened: stores are written memory: or sqlite:PATH; check --store"
        ),
        (
            ["copy.sqlite", "--as", "ann"], 64,
            "--as does not go with this: the file of the store is read as it is, on its machine; name it with --store"
        ),
        (
            ["copy.sqlite", "--server", "http://127.0.0.1:9"], 64,
            "--server does not go with this: the file of the store is read as it is, on its machine; name it with --store"
        ),
    ]

    @Test(arguments: refusals) func `what cannot be copied is told, and nothing is made`(
        refusal: (arguments: [String], code: Int32, errors: String)
    ) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: rapport.place.folder.path).sorted()
        let before = try rapport.place.read("rapport.sqlite")
        let outcome = try rapport(["store", "backup"] + refusal.arguments, now: nil)
        #expect(outcome.code == refusal.code && outcome.output.isEmpty)
        #expect(outcome.errors == "rapport: \(refusal.errors)\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: rapport.place.folder.path).sorted() == names)
        #expect(try rapport.place.read("rapport.sqlite") == before)
    }
}
