import Domain
import Wording
import Workflows

/// What moved with an entry, and what is owed after it.
struct MovedText {
    let wording: Wording
    let display: Display

    init(_ wording: Wording, _ display: Display) {
        self.wording = wording
        self.display = display
    }

    func table(_ moves: [String: String]) -> Table {
        var table = Table(["scheme", "moved"])
        for (scheme, moved) in moves.sorted(by: { $0.key < $1.key }) { table.add([scheme, moved]) }
        return table
    }

    func text(_ moves: [String: String], _ obligations: [ObligationView]) -> String {
        var text = ""
        for (scheme, moved) in moves.sorted(by: { $0.key < $1.key }) {
            let labels = moved.split(separator: " → ").map { label in
                display.names(of: String(label), in: scheme).map { wording($0) } ?? String(label)
            }
            let name = display.scheme(scheme).map { wording($0.names) } ?? scheme
            text += "  \(name)\(word(": ", "："))\(labels.joined(separator: " → "))\n"
        }
        for obligation in obligations where obligation.kind != ObligationKind.recycleWarning.rawValue {
            let kind = wording.kind(obligation.kind)
            let due = display.clock(obligation.due)
            text += word("  owed: \(kind) by \(due)\n", "  待办：\(kind)，期限 \(due)\n")
        }
        return text
    }

    func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
