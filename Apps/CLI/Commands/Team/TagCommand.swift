import ArgumentParser
import Domain
import Workflows

struct TagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Mark customers with words of your own.",
        discussion:
            "What changes customers is a batch: --dry-run previews it. rapport batch undo takes it and a new colour back.",
        subcommands: [
            List.self, Add.self, Remove.self, Transfer.self, Rename.self, Merge.self, Delete.self, Recolour.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All tags, and how many customers carry each.")
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let tags = try await global.perform(ListTags())
                try global.print(tags) {
                    var table = Table(["tag", "colour", "customers"])
                    for tag in tags { table.add([tag.name, tag.colour, String(tag.customers)]) }
                    return table
                } people: {
                    var table = Table([
                        global.word("tag", "标签"), global.word("colour", "颜色"), global.word("customers", "客户数"),
                    ])
                    for tag in tags { table.add([tag.name, tag.colour, String(tag.customers)]) }
                    return tags.isEmpty ? global.word("There are no tags.\n", "还没有标签。\n") : table.text()
                }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a tag to every customer that a search finds.")
        @Argument(help: "The tag.") var tag: Line
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var customers: ChosenCustomers
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await runBatch(RunBatch(action: .addTags, tags: [tagName(tag)]), customers, dryRun: dryRun, global)
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a tag from every customer that a search finds.")
        @Argument(help: "The tag.") var tag: Line
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var customers: ChosenCustomers
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await runBatch(RunBatch(action: .removeTags, tags: [tagName(tag)]), customers, dryRun: dryRun, global)
        }
    }

    struct Transfer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give customers that carry one tag another instead, among those that a search finds.")
        @Argument(help: "The tag they carry.") var from: Line
        @Argument(help: "The tag they get.") var to: Line
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var customers: ChosenCustomers
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await runBatch(
                RunBatch(action: .transferTag, from: tagName(from), to: tagName(to)), customers, dryRun: dryRun, global)
        }
    }

    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a tag another name, everywhere.")
        @Argument(help: "The tag.") var tag: Line
        @Argument(help: "Its new name.") var to: Line
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await runBatch(RenameTag(tag: tagName(tag).text, name: tagName(to), dryRun: dryRun), global)
        }
    }

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make one tag of several, everywhere.")
        @Argument(help: "The tags that go.") var tags: [Line]
        @Option(help: "The tag that stays.") var into: Line
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await runBatch(MergeTags(tags: tags.map(tagName), into: tagName(into), dryRun: dryRun), global)
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a tag from everybody.")
        @Argument(help: "The tag.") var tag: Line
        @Flag(help: "Only tell what would happen.") var dryRun = false
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            try await runBatch(DeleteTag(tag: tagName(tag).text, dryRun: dryRun), global)
        }
    }

    struct Recolour: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a tag another colour.")
        @Argument(help: "The tag.") var tag: Line
        @Argument(help: "The colour, such as #2f6fde.") var colour: Line
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reporting(global.wording) {
                let view = try await global.perform(RecolourTag(tag: tagName(tag).text, colour: colour.text))
                try global.print(view) {
                    var table = Table(["tag", "colour", "customers"])
                    table.add([view.name, view.colour, String(view.customers)])
                    return table
                } people: {
                    global.word("\(view.name) is \(view.colour) now\n", "\(view.name) 的颜色已改为 \(view.colour)\n")
                        + BatchText.undoing(view.batch, global.wording)
                }
            }
        }
    }
}
