import Domain
import Markup
import Wording
import Workflows

/// A person, with all their addresses.
struct ContactCard {
    let contact: ContactView

    /// Nil for somebody of whom nothing is known but that nobody should write to them, or a birthday.
    init?(_ contact: ContactView) {
        guard contact.name != nil || contact.role != nil || !contact.reaches.isEmpty else { return nil }
        self.contact = contact
    }

    func write(_ html: inout Markup, _ reader: Reader) {
        html.element(.div, .class("card")) { html in
            if let name = contact.who { html.element(.h3, text: name) }
            for reach in contact.reaches { html.element(.p) { reach.write(&$0) } }
            for channel in contact.doNotContact {
                html.element(
                    .p, .class("wrong"), text: reader.word("never by ", "勿用 ") + reader.wording.channel(channel))
            }
        }
    }
}

/// How to get hold of a customer now, in a line for each person: the addresses of the channel that is suggested, or else
/// all that may be used.
struct ReachLines {
    let contacts: [ContactView]
    let channel: String?

    func write(_ html: inout Markup) {
        for contact in contacts {
            let allowed = contact.reaches.filter { !$0.channels.allSatisfy(contact.doNotContact.contains) }
            let suggested = allowed.filter { reach in channel.map(reach.channels.contains) ?? false }
            let shown = suggested.isEmpty ? allowed : suggested
            guard !shown.isEmpty else { continue }
            html.element(.p, .class("meta")) { html in
                if let name = contact.who { html.element(.span, text: name) }
                for reach in shown { reach.write(&html) }
            }
        }
    }
}

/// One address.
private enum Reach {
    case phone(String), mail(String), chat(String)

    /// What it is good for.
    var channels: [String] {
        let channels: [Channel] =
            switch self {
            case .phone: [.phone, .sms]
            case .mail: [.email]
            case .chat: [.chat]
            }
        return channels.map(\.rawValue)
    }

    func write(_ html: inout Markup) {
        switch self {
        case .phone(let phone): html.element(.a, .href(.phone(phone)), text: phone)
        case .mail(let mail): html.element(.a, .href(.mail(mail)), text: mail)
        case .chat(let chat): html.element(.span, text: chat)
        }
    }
}

extension ContactView {
    fileprivate var reaches: [Reach] { emails.map(Reach.mail) + phones.map(Reach.phone) + chats.map(Reach.chat) }

    fileprivate var who: String? {
        let known = [name, role].compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }
}
