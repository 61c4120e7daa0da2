import ArgumentParser
import Domain
import Wording
import Workflows

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "The people of the house: roles, teams, hours and leave.",
        subcommands: [List.self, Add.self, Set.self, Leave.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The people that you may know of.")
        @OptionGroup var global: GlobalOptions
        func run() async throws { try await tell(global) { try await $0.users() } }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make somebody known.")
        @Argument(help: "Their name, as files and --as give it.") var user: Word
        @OptionGroup var edit: EditOptions
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            let id = try userID(user, option: "USER")
            let edit = try edit.edit()
            try await tell(global) { [try await $0.addUser(id, edit)] }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change what is known of somebody.")
        @Argument(help: "Their name.") var user: Word
        @OptionGroup var edit: EditOptions
        @OptionGroup var global: GlobalOptions
        func run() async throws {
            let id = try userID(user, option: "USER")
            let edit = try edit.edit()
            try await tell(global) { [try await $0.changeUser(id, edit)] }
        }
    }

    struct Leave: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note days on which somebody is away; nothing becomes due later for it.")
        @Argument(help: "Their name.") var user: Word
        @Option(help: ArgumentHelp("The first day.", valueName: "date")) var from: String
        @Option(help: ArgumentHelp("The last day; without it one day.", valueName: "date")) var to: String?
        @Flag(help: "Take the leave that begins on --from back.") var remove = false
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let id = try userID(user, option: "USER")
            guard let first = Day(iso: from), let last = Day(iso: to ?? from) else {
                throw misuse("--from and --to are dates such as 2026-05-04", "--from 和 --to 须为日期，例如 2026-05-04")
            }
            guard let leave = Domain.Leave(first: first, last: last) else {
                throw misuse(
                    "--to \(last.iso) is before --from \(first.iso)", "--to \(last.iso) 早于 --from \(first.iso)")
            }
            try await tell(global) { session in
                [
                    remove
                        ? try await session.removeLeave(from: first, for: id)
                        : try await session.addLeave(leave, for: id)
                ]
            }
        }
    }

    struct EditOptions: ParsableArguments {
        @Option(help: "What people call them; empty for none.") var name: Word?
        @Option(help: "salesperson, manager or admin.") var role: Role?
        @Option(help: "Their team; empty for none.") var team: Word?
        @Option(help: "yes, or no for somebody who has left.") var active: YesOrNo?
        @Option(
            help: ArgumentHelp(
                "Their own hours, for example “mon-thu 09:00-17:00; fri 09:00-12:00”; “usual” for the policy's.",
                valueName: "hours"))
        var hours: Word?

        func edit() throws -> UserEdit {
            var edit = UserEdit(
                name: name?.text, role: role, team: team?.text, isActive: active.map { $0 == .yes })
            if let hours { edit.hours = hours.text == "usual" ? .some(nil) : .some(try HoursText.hours(hours.text)) }
            return edit
        }
    }
}

/// Weekly hours as they are typed.
private enum HoursText {
    static func hours(_ text: String) throws -> WeekHours {
        var week: [Weekday: [TimeRange]] = [:]
        for part in text.split(separator: ";") {
            let words = part.split(whereSeparator: { $0 == " " || $0 == "," })
            guard let days = words.first.flatMap(days), words.count > 1 else { throw wrong(part) }
            let ranges = try words.dropFirst().map { word in
                guard let range = TimeRange(text: word) else { throw wrong(part) }
                return range
            }
            for day in days { week[day, default: []] += ranges }
        }
        do {
            let hours = try Weekday.all.map { try DayHours(week[$0] ?? []) }
            return try WeekHours { hours[$0.index] }
        } catch is HoursError {
            throw misuse(
                "--hours has ranges that overlap or do not end after their start, or none at all",
                "--hours 的时段有重叠、结束不晚于开始，或没有任何时段")
        }
    }

    private static func days(_ text: Substring) -> [Weekday]? {
        let ends = text.split(separator: "-")
        guard let first = ends.first.flatMap({ Weekday(name: String($0)) }),
            let last = ends.last.flatMap({ Weekday(name: String($0)) }), first.index <= last.index
        else { return nil }
        return (first.index...last.index).map { Weekday(index: $0) }
    }

    private static func wrong(_ part: Substring) -> ValidationError {
        misuse(
            "--hours “\(part)” is not understood; write mon-thu 09:00-12:00 13:30-18:00; fri 09:00-12:00",
            "--hours “\(part)”无法理解；请写成 mon-thu 09:00-12:00 13:30-18:00; fri 09:00-12:00")
    }
}

extension AsyncParsableCommand {
    fileprivate func tell(_ global: GlobalOptions, _ body: (Session) async throws -> [UserView]) async throws {
        try await reporting(global.wording) {
            let users = try await global.withSession(creating: false) { try await body($0) }
            func rows(_ table: inout Table, _ role: (String) -> String, _ no: String) {
                for user in users {
                    table.add([
                        user.id, user.name ?? "", role(user.role), user.team ?? "", user.active ? "" : no,
                        String(user.customers), String(user.customersWithoutOrder),
                        user.leave.map { $0.first == $0.last ? $0.first : "\($0.first)..\($0.last)" }.joined(
                            separator: " "),
                    ])
                }
            }
            try global.print(users) {
                var table = Table(["user", "name", "role", "team", "active", "customers", "without_order", "leave"])
                rows(&table, { $0 }, "no")
                return table
            } people: {
                var table = Table([
                    global.word("user", "用户"), global.word("name", "姓名"), global.word("role", "角色"),
                    global.word("team", "团队"), "", global.word("customers", "客户数"), global.word("no order", "未成交"),
                    global.word("away", "休假"),
                ])
                rows(&table, global.wording.role, global.word("has left", "已停用"))
                return table.text()
            }
        }
    }
}
