import Classification
import Domain
import Scheduling
import Testing

/// An instant as clocks show it: `2026-02-13 18:00` in Shanghai, or with an offset of its own.
func instant(_ text: String) throws -> Instant {
    let hasOffset = text.hasSuffix("Z") || text.dropFirst(10).contains { $0 == "+" || $0 == "-" }
    return try #require(Instant(rfc3339: hasOffset ? text : text + "+08:00"), "not an instant: \(text)")
}

func day(_ text: String) throws -> Day { try #require(Day(iso: text), "not a day: \(text)") }

func hours(_ ranges: String...) throws -> DayHours {
    try DayHours(ranges.map { try #require(TimeRange(text: $0), "not a range: \($0)") })
}

/// A policy section as a literal. Every value stands on a line of its own number, in the order of reading.
enum Tree: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    case text(String)
    case list([Tree])
    case map([(String, Tree)])

    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral items: Tree...) { self = .list(items) }
    init(dictionaryLiteral entries: (String, Tree)...) { self = .map(entries) }

    var section: Section {
        var line = 0
        return section(&line)
    }

    private func section(_ line: inout Int) -> Section {
        line += 1
        let position = Position(line: line, column: 1)
        switch self {
        case .text(let text): return Section(.scalar(text), at: position)
        case .list(let items): return Section(.list(items.map { $0.section(&line) }), at: position)
        case .map(let entries):
            return Section(
                .map(
                    entries.map { key, value in
                        let value = value.section(&line)
                        return Section.Entry(key: key, position: value.position, value: value)
                    }), at: position)
        }
    }
}

func decodeCalendar(_ tree: Tree) -> (rules: CalendarRules, issues: [PolicyIssue]) {
    var reader = SectionReader(tree.section, path: "calendar")
    let rules = CalendarRules(&reader)
    return (rules, reader.finish())
}

func decodeSchedule(_ tree: Tree) -> (rules: ScheduleRules, issues: [PolicyIssue]) {
    var reader = SectionReader(tree.section, path: "schedule")
    let rules = ScheduleRules(&reader)
    return (rules, reader.finish())
}

/// Kind, place and path of issues, for comparison with a list.
func brief(_ issues: [PolicyIssue]) -> [String] { issues.map { "\($0.kind.rawValue) \($0.path)" } }
