import ArgumentParser
import Wording
import Workflows

struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Why a customer has its labels, until when, and what would change them.")

    @Argument(help: "The customer's key.")
    var id: Line

    @Argument(help: "A scheme, for example grade; without it all of them.")
    var scheme: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await reporting(global.wording) {
            let (explanation, display) = try await global.shown(ExplainCustomer(customer: id.text, scheme: scheme))
            let view = WhyText(explanation, wording: global.wording, display: display)
            try global.print(explanation, table: { view.table }, people: { view.text })
        }
    }
}
