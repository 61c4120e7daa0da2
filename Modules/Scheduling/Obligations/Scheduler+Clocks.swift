import Domain

// The kinds whose clock the customer can feel (RULES.md §7).
extension Scheduler {
    func greetOnline(_ facts: Facts, by channel: Channel) -> Obligation? {
        guard facts.online.isSet else { return nil }
        let due = calendar.adding(working: rules.greetOnline, to: facts.online.at)
        return Obligation(
            kind: .greetOnline, cause: .event(facts.online.event), due: due, channel: channel, reason: "online")
    }

    /// Owed until it lapses into follow-up.
    func reply(_ facts: Facts, by channel: Channel, at now: Instant) -> Obligation? {
        let message = facts.waitingMessage
        guard message.at.isWithin(replyLapse, of: now) else { return nil }
        var due =
            switch rules.reply.clock {
            case .elapsed: message.at + rules.reply.within
            case .working: calendar.adding(working: rules.reply.within, to: message.at)
            }
        // Working time never ends outside hours, though the end of a range is no longer inside.
        if rules.reply.clock == .elapsed, rules.reply.outsideHours == .resume, !calendar.isOpen(at: due) {
            due = calendar.adding(working: rules.reply.resumeWithin, to: due)
        }
        return Obligation(
            kind: .reply, cause: .event(message.event), due: due, channel: channel, reason: "unanswered")
    }

    func firstContact(_ spell: Spell, _ labels: [CurrentLabel], by channel: Channel) -> Obligation? {
        guard !spell.firstFollowUp.isSet else { return nil }
        let start = spell.start
        let due =
            rules.firstContact.urgent.holds(in: labels)
            ? start.at + rules.firstContact.urgentWithin
            : calendar.closing(ofWorkingDay: rules.firstContact.workingDays, after: start.at)
        return Obligation(
            kind: .firstContact, cause: .event(start.event), due: due, channel: channel, reason: "new-spell")
    }

    func phoneConfirm(_ facts: Facts, _ labels: [CurrentLabel], by choice: ChannelChoice) -> Obligation? {
        let email = facts.unconfirmedEmail
        guard email.isSet, choice.reachable.contains(.phone), rules.phoneConfirm.labels.holds(in: labels) else {
            return nil
        }
        let due = calendar.closing(ofWorkingDay: rules.phoneConfirm.workingDays, after: email.at)
        return Obligation(
            kind: .phoneConfirm, cause: .event(email.event), due: due, channel: .phone, reason: "email-unconfirmed")
    }
}
