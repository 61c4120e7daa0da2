import Classification
import Domain
import Policy
import Workflows

/// Policies as a house adopts them.
enum Policies {
    static func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        if let engine = engine(of: text) { Crowd.expectSense(by: engine) }
        edit(text)
    }

    /// The engine of a policy; nil when there is none, which has its reasons and places.
    static func engine(of text: String) -> Engine? {
        do throws(RapportError) {
            return try House.compiler.compile(text, source: "policy.yaml", version: 1)
        } catch {
            House.expectWords(error.phrase, "a policy that is refused")
            guard case .policy(_, let issues) = error else { broken("a policy is refused as something else: \(error)") }
            expect(!issues.isEmpty, "a policy is refused for nothing")
            for issue in issues {
                expect(issue.position.line >= 1 && issue.position.column >= 1, "an issue has no place: \(issue)")
                expect(!issue.message.isEmpty, "an issue says nothing: \(issue)")
                expect(!issue.line(in: "policy.yaml").contains("\n"), "an issue takes several lines: \(issue)")
            }
            return nil
        }
    }

    private static let edges = ["recency", "frequency", "monetary"].map { ["schemes", "rfm", "edges", $0] }

    /// What calibrating does to a document.
    private static func edit(_ text: String) {
        do {
            var editor = try PolicyEditor(text)
            for path in edges {
                do throws(PolicyEditError) {
                    try editor.set(path, to: .list(["30", "90.5", "180", "365"]))
                    let again = try PolicyEditor.setting(path, to: ["30", "90.5", "180", "365"], in: editor.text)
                    expect(again == editor.text, "the same value set again makes another text")
                } catch .notADocument(let error) { broken("an edit made no document: \(error.issues)") } catch {}
            }
            if editor.text != text, engine(of: text) != nil {
                expect(engine(of: editor.text) != nil, "a policy was edited to none")
            }
        } catch { expect(!error.issues.isEmpty, "a document is refused for nothing") }
    }
}
