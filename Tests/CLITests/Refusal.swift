import Foundation
import Testing

/// Something that must be refused, with the code and the words, leaving the store as it was.
struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    var arguments: [String]
    /// Nil: none.
    var now: String?
    var files: [String: Data] = [:]
    let code: Int32
    /// What stands on standard error, whole.
    let errors: String
    /// What stands on standard output, whole.
    var output = ""

    init(_ name: String, _ arguments: [String], now: String? = Rapport.now, code: Int32, _ errors: String) {
        self.name = name
        self.arguments = arguments
        self.now = now
        self.code = code
        self.errors = errors
    }

    /// The import of a file with that content.
    static func importing(
        _ what: String, _ content: Data, options: [String] = [], code: Int32 = 65, _ errors: String,
        output: String = ""
    ) -> Refusal {
        var refusal = Refusal("\(what): \(errors)", ["import", what, "f.csv"] + options, code: code, errors)
        refusal.files = ["f.csv": content]
        refusal.output = output
        return refusal
    }

    static func importing(
        _ what: String, _ content: String, options: [String] = [], code: Int32 = 65, _ errors: String,
        output: String = ""
    ) -> Refusal {
        importing(what, Data(content.utf8), options: options, code: code, errors, output: output)
    }

    var testDescription: String { name }

    /// Runs it on the sample store.
    func expect(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let rapport = try SampleStore.opened()
        for (name, content) in files { try rapport.place.write(content, to: name) }
        let before = try rapport.place.read("rapport.sqlite")
        let outcome = try rapport(arguments, now: now)
        #expect(outcome.code == code, sourceLocation: sourceLocation)
        #expect(outcome.errors == errors, sourceLocation: sourceLocation)
        #expect(outcome.text == output, sourceLocation: sourceLocation)
        #expect(try rapport.says(as: before), "the store is not as it was", sourceLocation: sourceLocation)
    }
}
