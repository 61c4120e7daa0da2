import Wording
import Workflows

/// One customer for people.
struct CustomerText {
    let customer: CustomerView
    let wording: Wording

    init(_ customer: CustomerView, wording: Wording) {
        self.customer = customer
        self.wording = wording
    }

    /// The labels, as rows.
    var table: Table {
        var table = Table(["scheme", "label", "score", "since", "origin"])
        for label in customer.labels {
            table.add([label.scheme, label.label, label.score.map(String.init) ?? "", label.since, label.origin])
        }
        return table
    }

    var text: String {
        var text = "\(customer.name)  (\(customer.key))\n"
        for (name, value) in profile where !value.isEmpty { text += "  \(name.padded(to: 12))  \(value)\n" }
        text += "\n" + indented(table.text())
        if customer.obligations.isEmpty {
            text += "\n  Nothing is owed.\n"
        } else {
            var owed = Table(["owed", "due", "by", "reason"])
            for obligation in customer.obligations {
                owed.add([
                    wording.kind(obligation.kind), obligation.due + (obligation.overdue ? " !" : ""),
                    obligation.channel.map(wording.channel) ?? "–", obligation.reason,
                ])
            }
            text += "\n" + indented(owed.text())
        }
        text += "\n  timeline: \(customer.events) entries\n"
        for event in customer.timeline {
            let details = event.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            text += "  \(event.at.padded(to: 20))  \(event.kind.padded(to: 15))  \(details.joined(separator: " "))".trimmingEnd() + "\n"
        }
        return text
    }

    private var profile: [(String, String)] {
        [
            ("company", customer.company ?? ""), ("country", customer.country ?? ""),
            ("time zone", customer.timeZone ?? ""), ("source", customer.source ?? ""),
            ("industry", customer.industry ?? ""), ("employees", customer.companySize.map(String.init) ?? ""),
            ("buys a year", customer.annualPurchase ?? ""), ("credit", customer.credit ?? ""),
            ("owner", customer.owner.map { owner in customer.ownerSince.map { "\(owner) since \($0)" } ?? owner } ?? "high seas"),
            ("tags", customer.tags.joined(separator: ", ")),
            ("contacts", customer.contacts.map(contact).joined(separator: " | ")),
        ]
    }

    private func contact(_ contact: ContactView) -> String {
        ([contact.name, contact.role].compactMap { $0 } + contact.emails + contact.phones + contact.chats
            + contact.doNotContact.map { "no \($0)" }).joined(separator: ", ")
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n").map { "  \($0)\n" }.joined()
    }
}
