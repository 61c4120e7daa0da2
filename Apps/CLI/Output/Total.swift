import Domain
import Wording

/// How many customers there are, and how many of them a list leaves out.
struct Total {
    private let count: Int
    private let hidden: Int

    init(_ count: Int, shown: Int) {
        self.count = count
        hidden = count - shown
    }

    var isCut: Bool { hidden > 0 }

    func text(_ wording: Wording) -> String {
        let total = wording(Names(zh: "共 \(count) 位客户", en: count.counted("customer")))
        guard isCut else { return total }
        return total
            + wording(
                Names(zh: "，其中 \(hidden) 位未列出；可用 --limit 增加", en: ", \(hidden) of them not shown; --limit shows more"))
    }
}

extension GlobalOptions {
    /// Says of rows without a last line that some were left out: people and JSON have read it by then.
    func tellHidden(_ total: Total) {
        if format == .csv, total.isCut { StandardError.write("rapport: \(total.text(wording))\n") }
    }
}
