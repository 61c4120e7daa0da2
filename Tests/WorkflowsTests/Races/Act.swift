import Domain
import Houses

@testable import Workflows

/// One thing that somebody does in a schedule.
struct Act: Sendable {
    let number: Int
    let move: Move
    let person: String
    /// The customer.
    let key: String
    /// Somebody else whom it is about.
    let other: String
    /// The run that an undo is about.
    let run: Int64
    var now: Instant

    /// What it writes where it writes something.
    var note: String { "\(key) \(number)" }
}

/// What came of it.
struct Told: Sendable {
    let act: Act
    /// `done`, `draft`, or the code of the refusal.
    let code: String

    var isDone: Bool { code == "done" }
}

extension Act {
    /// Does it; the clock of an act that is behind is set and it is done again, as a person would.
    func run(in house: House) async -> Told {
        var act = self
        while true {
            do {
                return Told(act: act, code: try await act.perform(house))
            } catch RapportError.clockBehind(_, let processed) {
                act.now = processed
            } catch {
                let brief = (error as? RapportError)?.brief ?? "\(error)"
                return Told(act: act, code: String(brief.prefix { $0 != " " }))
            }
        }
    }

    private func perform(_ house: House) async throws -> String {
        let session = house.at(now, as: person)
        switch move {
        case .claim: _ = try await session.claim(key)
        case .release: _ = try await session.release(key, reason: "no fit")
        case .transfer:
            let report = try await session.batch(.assign(user(other)), for: key)
            if let failure = report.failures.first { return failure.refusal.code }
        case .lock: _ = try await session.lock(key, true)
        case .unlock: _ = try await session.lock(key, false)
        case .tick: _ = try await session.processTime()
        case .undo: if run > 0 { _ = try await session.undo(run) }
        case .call:
            var input = House.call
            input.details.note = note
            return try await session.log(input, for: key).draft == nil ? "done" : "draft"
        case .inquire: _ = try await session.log(EventInput(kind: .inquiry), for: key)
        case .recordDraft:
            for draft in try await session.drafts() where draft.customer == key {
                _ = try await session.recordDraft(draft.id)
            }
        case .request:
            _ = try await session.override(
                key, scheme: "stage", label: "repeat", reason: "x", until: .instant(now + .days(1)))
        case .withdraw: _ = try await session.withdrawOverride(key, scheme: "stage", reason: nil)
        case .approve, .refuse:
            return try await session.decide(key, scheme: "stage", approving: move == .approve, reason: nil).state
        case .snooze:
            let kinds = [ObligationKind.firstContact, .reply, .followUp]
            _ = try await session.snooze(
                key, kind: kinds[number % kinds.count], cause: nil, until: .instant(now + .hours(1 + number % 72)),
                reason: "later")
        case .edit: _ = try await session.batch(.update(["industry": "edit \(number)"]), for: key)
        default: try await administer(session)
        }
        return "done"
    }

    private func administer(_ session: Session) async throws {
        switch move {
        case .importProfile:
            _ = try await session.customers("key,name,industry\n\(key),\(key),file \(number)\n\(key)-new,N,\n")
        case .importOwner: _ = try await session.customers("key,name,owner\n\(key),\(key),\(other)\n")
        case .importEvents:
            let at = Instant(milliseconds: now.milliseconds / 86_400_000 * 86_400_000).rfc3339
            let rows = [number, number + 1].map { "\(key),quote,\(at),q\($0 % 3)-\(at)\n" }
            _ = try await session.timeline("customer,kind,at,ref\n" + rows.joined())
        case .deactivate: try await change(session, UserEdit(isActive: false))
        case .reinstate: try await change(session, UserEdit(isActive: true))
        case .demote: _ = try await session.changeUser(user("max"), UserEdit(role: .salesperson))
        case .promote: _ = try await session.changeUser(user("max"), UserEdit(role: .manager))
        case .moveTeam: try await change(session, UserEdit(team: "south"))
        case .moveBack: try await change(session, UserEdit(team: "north"))
        default: break
        }
    }

    private func change(_ session: Session, _ edit: UserEdit) async throws {
        _ = try await session.changeUser(user(other), edit)
    }
}
