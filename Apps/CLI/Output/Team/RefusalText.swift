import Domain
import Wording
import Workflows

extension Wording {
    /// Why something was not done, in one sentence, with every reason behind it.
    func refusal(_ refusal: RefusalView, _ display: Display? = nil) -> String {
        var arguments = refusal.arguments
        if let relation = arguments["relation"] { arguments["relation"] = self.relation(relation) }
        if let display { arguments = arguments.shown(by: display) }
        guard let text = teamRefusal(refusal.code, arguments) else {
            return refusal.arguments["message"] ?? refusal.code
        }
        guard !refusal.reasons.isEmpty else { return text }
        let reasons = refusal.reasons.map { reason in
            obstacle(
                reason.code, display.map { reason.arguments.shown(by: $0) } ?? reason.arguments,
                clears: reason.clears.map { display?.clock($0) ?? $0 })
        }
        return text + self(Names(zh: "：", en: ": ")) + reasons.joined(separator: self(Names(zh: "；", en: "; ")))
    }
}
