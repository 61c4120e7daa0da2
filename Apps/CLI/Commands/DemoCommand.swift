import ArgumentParser

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: "x")
    @OptionGroup var global: GlobalOptions
    func run() async throws {}
}
