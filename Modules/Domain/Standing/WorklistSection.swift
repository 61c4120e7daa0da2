/// How pressing a line of a worklist is (RULES.md §7, "Worklist order").
public enum WorklistSection: Int, CaseIterable, Comparable, Sendable {
    /// A response clock that is breached or nearly so.
    case pressing = 1
    /// Anything else that is due today or overdue.
    case today
    case ahead

    public static func < (a: WorklistSection, b: WorklistSection) -> Bool { a.rawValue < b.rawValue }
}
