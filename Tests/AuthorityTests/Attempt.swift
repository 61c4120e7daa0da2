import Domain
import Exchange
import Foundation
import Houses
import Storage
import Workflows

/// One try: who, in which house, on which record or person.
struct Try: Sendable {
    let scene: AuthorityScene
    let session: Session
    let caller: Caller
    let kept: Bool
    /// A record's key, where it is about one.
    let record: String
    let person: UserID

    /// The caller before records changed hands.
    var past: Session { scene.session(caller.rawValue, at: AuthorityScene.before, kept: kept) }
    /// The caller, who brings a policy of their own.
    var reader: Session { scene.session(caller.rawValue, policy: AuthorityScene.otherPolicy, kept: kept) }
    /// Somebody whom the caller could give a customer.
    var taker: UserID { user(caller == .manager ? "ann" : caller.mate ?? "amy") }
    /// Of the record, if there is one.
    var digits: String { HouseRecord.all.first { $0.key == record }?.digits ?? "999999" }
}

/// What came of a try: all that was answered, and an outcome of its own where it did not go well or not wholly.
struct Outcome: Sendable {
    let text: String
    var code: String?

    init(_ value: some Encodable, code: String? = nil) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        text = String(decoding: try encoder.encode(value), as: UTF8.self)
        self.code = code
    }

    init(text: String, code: String? = nil) {
        self.text = text
        self.code = code
    }

    init(_ page: CustomerPage) throws { try self.init(page, code: page.total == 0 ? "hidden" : nil) }

    init(_ report: BatchReport) throws {
        let nothing = report.matched == 0 ? "hidden" : report.changed + report.unchanged == 0 ? "nothing" : nil
        try self.init(report, code: report.failures.first?.refusal.code ?? nothing)
    }

    init(_ report: ImportReport) throws { try self.init(report, code: report.problems.first?.code) }
}

/// One way to ask for something that the public workflows have.
struct Attempt: Sendable {
    enum About {
        /// Nobody in particular.
        case house
        case record, person
        /// A list of records: those that are shown.
        case records
        /// A list that names people.
        case people
    }
    let name: String
    let about: About
    let run: @Sendable (Try) async throws -> Outcome
    /// By what a person is known in the answer.
    var token: @Sendable (String) -> String = { "\"\($0)\"" }

    init(_ name: String, _ about: About, _ run: @escaping @Sendable (Try) async throws -> Outcome) {
        self.name = name
        self.about = about
        self.run = run
    }

    func stands(for caller: Caller) -> [Stand] {
        let stands: [Stand] =
            switch about {
            case .house: [.house]
            case .record: Stand.records + [.absent]
            case .records: Stand.records
            case .person: Stand.people + [.nobody]
            case .people: Stand.people
            }
        return stands.filter { about == .house || ($0.record(for: caller) ?? $0.person(for: caller)) != nil }
    }

    /// Every way to ask for `action`. An action without a row does not compile.
    static func all(_ action: Action) -> [Attempt] {
        switch action {
        case .importCustomers: importingCustomers
        case .importTimeline: importingTimeline
        case .addCustomer: adding
        case .readCustomers: showing + finding + listing + agenda
        case .logEvent: logging
        case .retractEvent: retracting
        case .promise: promising
        case .snooze: snoozing
        case .readDrafts: drafts
        case .review: reviewing
        case .reviewPolicy: reviewingThePolicy
        case .overrideLabel: overriding
        case .readApprovals: [Attempt("approvals", .records) { try Outcome(await $0.session.approvals()) }]
        case .approve: approving
        case .claim: claiming
        case .assign: assigning
        case .release: releasing
        case .lock: locking
        case .tagCustomers: tagging
        case .manageTags: managingTags
        case .updateProfiles: updating
        case .undo: undoing
        case .readBatches: [Attempt("batches", .people) { try Outcome(await $0.session.batches(limit: 99)) }]
        case .readUsers: users
        case .manageUsers: managingUsers
        case .setLeave: leave
        case .export: exporting
        case .report: reporting
        case .processTime: [Attempt("tick", .house) { try Outcome(await $0.session.processTime()) }]
        case .readPolicy: policies
        case .adoptPolicy:
            [Attempt("adopt", .house) { try Outcome(await $0.session.adoptPolicy("policy: {name: x}\n", source: "x")) }]
        case .calibratePolicy: [Attempt("calibrate", .house) { try Outcome(await $0.session.calibrate()) }]
        case .rebuild: [Attempt("rebuild", .house) { try Outcome(await $0.session.rebuildStore()) }]
        case .checkStore: [Attempt("check", .house) { try Outcome(await $0.session.checkStore()) }]
        case .readAudit:
            [
                Attempt("show", .house) { try Outcome(await $0.session.audit(limit: 99)) },
                Attempt("verify", .house) { try Outcome(await $0.session.verifyAudit()) },
            ]
        case .eraseAudit:
            [Attempt("erase", .house) { try Outcome(await $0.session.eraseAudit(change: 2, reason: "private")) }]
        case .readAccount: accountLists
        case .manageAccount: accounts
        case .makeToken:
            [
                Attempt("make a token", .house) {
                    let token = try await $0.session.makeToken(
                        name: "robot", scopes: [.read], days: 9, secret: [UInt8](repeating: 7, count: 32))
                    return try Outcome(token.view)
                }
            ]
        case .saveSearch: searches
        }
    }
}
