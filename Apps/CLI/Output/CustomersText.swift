import Domain
import Wording
import Workflows

/// Customers that a search found.
struct CustomersText {
    private let page: CustomerPage
    private let wording: Wording
    private let display: Display

    init(_ page: CustomerPage, wording: Wording, display: Display) {
        self.page = page
        self.wording = wording
        self.display = display
    }

    /// With a column for each scheme of the policy, whatever was found.
    var table: Table {
        let schemes = display.schemes.map(\.id.text)
        var table = Table(["key", "name", "country", "owner", "due"] + schemes)
        for customer in page.customers {
            table.add(
                [
                    customer.key, customer.name ?? "", customer.country ?? "", customer.owner ?? "",
                    customer.due ?? "",
                ] + schemes.map { customer.labels?[$0] ?? "" })
        }
        return table
    }

    var text: String {
        var table = Table(
            [word("key", "编号"), word("name", "名称"), word("owner", "归属")] + shown.map { wording($0.names) }
                + [word("due", "期限")])
        for customer in page.customers {
            table.add(
                [customer.key, customer.name ?? "–", customer.owner ?? "–"] + shown.map { label(of: customer, in: $0) }
                    + [customer.due.map(display.clock) ?? "–"])
        }
        return table.text(limit: 36) + total.text(wording) + "\n"
    }

    var total: Total { Total(page.total, shown: page.customers.count) }

    /// The schemes that people look at first; of a policy without them its own, the first few.
    private var shown: [Scheme] {
        let usual = ["stage", "grade", "stars", "priority"].compactMap(display.scheme)
        return usual.isEmpty ? Array(display.schemes.prefix(4)) : usual
    }

    private func label(of customer: CustomerPage.Row, in scheme: Scheme) -> String {
        guard let label = customer.labels?[scheme.id.text] else { return "–" }
        return display.names(of: label, in: scheme.id.text).map { wording($0) } ?? label
    }

    private func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}
