public import Domain
import Scheduling
import Storage

/// A review, as shown.
public struct ReviewView: Codable, Hashable, Sendable {
    public var user: String
    public var kind: String
    public var at: String
    public var answers: [String: String]

    init(_ review: Review) {
        user = review.user.text
        kind = review.kind.rawValue
        at = review.at.rfc3339
        answers = review.answers
    }
}

/// What a user owes, to no customer (RULES.md §7).
public struct DutyView: Codable, Hashable, Sendable {
    public var user: String
    /// `weekly-review` or `policy-review`.
    public var kind: String
    /// Of a policy review: whether it is the full one.
    public var full: Bool
    public var due: String
    public var overdue: Bool
    public var reason: String
}

/// The questions of the weekly review, by the names under which the answers are kept.
public enum ReviewField: String, CaseIterable, Sendable {
    /// Which methods were used, against which goals.
    case methods
    case worked, problems, support
    case nextWeek = "next_week"
}

/// What one user owes by the calendar.
struct Duty {
    let user: UserID
    let kind: ObligationKind
    let isFull: Bool
    let due: Instant

    static let reason = "period"

    func view(at now: Instant) -> DutyView {
        DutyView(
            user: user.text, kind: kind.rawValue, full: isFull, due: due.rfc3339, overdue: due <= now,
            reason: Self.reason)
    }
}

extension Lens {
    /// What the users of `scope` owe by the calendar, by user: each salesperson a weekly review, an administrator one of
    /// the policy.
    func duties(within scope: Scope) throws -> [Duty] {
        let rules = engine.scheduler.rules.review
        return try people(of: scope).filter(\.isActive).compactMap { user in
            let reviews = transaction.reviews
            switch user.role {
            case .manager: return nil
            case .salesperson:
                let last = try reviews.latest(of: user.id, kind: .weekly)?.at
                return Duty(
                    user: user.id, kind: .weeklyReview, isFull: false,
                    due: rules.weekly(last: last, created: user.createdAt))
            case .admin:
                let short = try reviews.latest(of: user.id, kind: .policy)?.at
                let full = try reviews.latest(of: user.id, kind: .fullPolicy)?.at
                let next = rules.policy(
                    last: short, lastFull: full, created: user.createdAt, calendar: engine.scheduler.calendar)
                return Duty(user: user.id, kind: .policyReview, isFull: next.isFull, due: next.due)
            }
        }
    }
}

extension Session {
    /// Records a review of the acting user's, with its form.
    public func review(_ kind: Review.Kind, answers: [String: String]) async throws(RapportError) -> ReviewView {
        let answers = answers.filter { !$0.value.allSatisfy(\.isWhitespace) }
        let action: Action = kind == .weekly ? .review : .reviewPolicy
        return try await write(
            action, digest: Digest.of("\(kind.rawValue) \(answers.sorted { $0.key < $1.key })")
        ) { work in
            guard !answers.isEmpty else { throw AgendaRefusal.nothingSaid }
            let review = Review(
                user: work.actor.user, kind: kind, at: now, answers: answers, change: try work.change())
            try work.transaction.reviews.append(review)
            work.trail.note("review", kind.rawValue, after: answers)
            return ReviewView(review)
        }
    }

    /// The reviews of a user, newest first.
    public func reviews(of user: UserID?, limit: Int) async throws(RapportError) -> [ReviewView] {
        try await read(.readUsers) { lens in
            let user = user ?? lens.actor.user
            try lens.actor.require(.readUsers, onPerson: user)
            guard try user == lens.actor.user || lens.transaction.users.user(user) != nil else {
                throw TeamRefusal.unknownUser(user)
            }
            return try lens.transaction.reviews.reviews(of: user, limit: limit).map(ReviewView.init)
        }
    }

    /// What the acting user, or those whose desk is theirs, owe by the calendar.
    public func duties() async throws(RapportError) -> [DutyView] {
        try await read(.readCustomers) { lens in
            try lens.duties(within: lens.actor.desk).map { $0.view(at: now) }
        }
    }
}
