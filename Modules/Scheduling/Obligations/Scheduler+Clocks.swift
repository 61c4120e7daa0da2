import Classification
import Domain

// The kinds whose clock the customer can feel (RULES.md §7).
extension Scheduler {
    func greetOnline(_ subject: borrowing Subject, by channel: Channel, _ agenda: inout Agenda) {
        let online = subject.facts.online
        guard online.isSet else { return }
        agenda.add(
            .greetOnline, CompactCause(.event, online.event),
            due: calendar.adding(working: rules.greetOnline, to: online.at), channel: channel,
            reason: OwedReasons.online)
    }

    /// Owed until it lapses into follow-up.
    func reply(_ subject: borrowing Subject, by channel: Channel, _ agenda: inout Agenda) {
        let message = subject.facts.waitingMessage
        guard message.at.isWithin(replyLapse, of: agenda.now) else { return }
        var due =
            switch rules.reply.clock {
            case .elapsed: message.at + rules.reply.within
            case .working: calendar.adding(working: rules.reply.within, to: message.at)
            }
        // Working time never ends outside hours, though the end of a range is no longer inside.
        if rules.reply.clock == .elapsed, rules.reply.outsideHours == .resume, !calendar.isOpen(at: due) {
            due = calendar.adding(working: rules.reply.resumeWithin, to: due)
        }
        agenda.add(
            .reply, CompactCause(.event, message.event), due: due, channel: channel, reason: OwedReasons.unanswered)
    }

    func firstContact(
        _ subject: borrowing Subject, _ labels: LabelAnswers, by channel: Channel, _ agenda: inout Agenda
    ) {
        guard !subject.facts.firstFollowUp.isSet else { return }
        let start = subject.facts.spellStart
        let due =
            labels.isUrgent
            ? start.at + rules.firstContact.urgentWithin
            : calendar.closing(ofWorkingDay: rules.firstContact.workingDays, after: start.at)
        agenda.add(
            .firstContact, CompactCause(.event, start.event), due: due, channel: channel, reason: OwedReasons.newSpell)
    }

    func phoneConfirm(
        _ subject: borrowing Subject, _ labels: LabelAnswers, by choice: ChannelChoice, _ agenda: inout Agenda
    ) {
        let email = subject.facts.unconfirmedEmail
        guard email.isSet, labels.isConfirmed, choice.reachable.contains(.phone) else { return }
        agenda.add(
            .phoneConfirm, CompactCause(.event, email.event),
            due: calendar.closing(ofWorkingDay: rules.phoneConfirm.workingDays, after: email.at), channel: .phone,
            reason: OwedReasons.emailUnconfirmed)
    }
}
