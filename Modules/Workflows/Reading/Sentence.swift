import Classification
import Domain
import Scheduling
import Wording

/// Says why something is owed, in one sentence.
struct Sentence {
    let lens: Lens
    let wording: Wording

    func of(_ obligation: Obligation, _ entry: Lens.Entry) -> String {
        if obligation.kind == .planned, let what = promised(obligation, entry) { return what }
        return wording.reason(obligation.reason, of: moment(obligation, entry.standing.facts)) { scheme, label in
            guard let known = lens.engine.classifiers.scheme(scheme), let definition = known.definition(of: label)
            else { return nil }
            return (known.names, definition.names)
        }
    }

    /// When the cause was: day and, where it matters, time in the organisation's zone.
    private func moment(_ obligation: Obligation, _ facts: Facts) -> String {
        switch obligation.kind {
        case .greetOnline: time(facts.online.at)
        case .reply: time(facts.waitingMessage.at)
        case .phoneConfirm: time(facts.unconfirmedEmail.at)
        case .recordForm: time(facts.call.at)
        case .firstContact: day(facts.spell?.start.at ?? .unset)
        case .followUp: day(facts.validFollowUp.at)
        case .reclassify:
            obligation.reason == "ungraded" ? day(facts.spell?.firstFollowUp.at ?? .unset) : facts.need.expectedDay.iso
        case .planned, .service, .care, .weeklyReview, .policyReview: time(obligation.dueBefore ?? obligation.due)
        case .recycleWarning: time(lens.engine.departure(obligation, at: lens.now))
        }
    }

    /// What was promised, in the words of whoever promised it.
    private func promised(_ obligation: Obligation, _ entry: Lens.Entry) -> String? {
        guard lens.actor.seesPrivately(owner: entry.owner), case .occurrence(let event, _) = obligation.cause,
            let promise = entry.standing.facts.commitments.promises.first(where: { $0.event == event })
        else { return nil }
        return promise.note.map { "\(wording.reason(obligation.reason, of: nil) { _, _ in nil }): \($0)" }
    }

    private func day(_ instant: Instant) -> String { lens.engine.fold.zone.day(of: instant).iso }

    private func time(_ instant: Instant) -> String {
        "\(day(instant)) \(lens.engine.fold.zone.clock(at: instant))"
    }
}
