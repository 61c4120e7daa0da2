import Domain
import Houses

/// Something that somebody can do in a schedule.
enum Move: String, CaseIterable, Sendable {
    case claim, release, transfer, lock, unlock, tick, undo, call, inquire, recordDraft
    case request, withdraw, approve, refuse
    case snooze
    case importProfile, importOwner, importEvents, edit
    case deactivate, reinstate, demote, promote, moveTeam, moveBack

    /// Who may try it.
    var people: [String] {
        switch self {
        case .transfer, .approve, .refuse: ["max", "root", "ann"]
        case .tick, .undo, .importProfile, .importOwner, .importEvents: ["root"]
        case .deactivate, .reinstate, .demote, .promote, .moveTeam, .moveBack: ["root"]
        case .inquire: ["root", "ann"]
        // Most belong to ann at first.
        case .edit, .request, .withdraw, .snooze: ["ann", "ann", "ann", "amy", "max"]
        case .call, .recordDraft, .lock, .unlock, .release: ["ann", "ann", "ann", "amy", "sue"]
        default: ["ann", "amy", "sue"]
        }
    }
}

/// What the schedules of one race are made of.
struct Course: Sendable {
    let name: String
    var policy = Course.policy
    let moves: [Move]
    /// What a loser may be told, beside that their clock is behind: the codes of refusals and failures.
    let refusals: Set<String>
    /// How many customers a schedule has, and whose they are at first; nil is nobody's.
    var owners: [String?] = ["ann"]
    /// Lengths of time after the start at which something happens.
    var instants: [Span] = [.days(2), .days(3)]

    /// Everything is owed early, so that a schedule is over soon: an owner is warned after 2 days and loses the customer
    /// after 3.
    static let policy = policy(pool: "cool_down: 0d")

    static func policy(pool: String) -> String {
        """
        policy: {name: small}
        fold: {reply_lapse: 1d}
        calendar: {holidays: []}
        schedule: {cadence: {fallback: {label: [ungraded], scheme: priority, days: {A: 1d, B: 1d, C: 1d, D: 2d}}}}
        pool:
          recycle: {no_follow_up: {unmarked: 1d, inquiry: 1d, sample-order: 1d, undealt: 1d, transaction: 9d, repeat: never}, warn_before: 1d}
          returning: {last_owner: no, then: none}
          \(pool)

        """
    }
}
