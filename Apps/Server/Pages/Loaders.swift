import API
import Domain
import Markup
import Web
import Wording
import Workflows

/// What pages show, read by the same calls as the interface's.
enum Loaders {
    @Sendable static func today(_ request: PageRequest) async throws -> any Page {
        let days = request.number("days", in: 0...366) ?? 0, limit = request.number("limit", in: 1...1000)
        let today = try await ReadWorklist(
            owner: request.line("owner"), days: days, limit: limit ?? 50,
            language: request.context.language
        ).perform(in: request.session)
        let open = request["at"], opened = TodayPage.opened(on: today, asked: open)
        return TodayPage(
            today, open: open, days: days, limit: limit, drafts: try await drafts(request),
            people: try await leads(request) ? people(request) : [],
            reached: try await found(opened, in: request.session))
    }

    /// What a batch would do, with the names of those of whom it tells.
    static func batch(
        _ report: BatchReport, fields: [(String, String)], back: Link, _ request: PageRequest
    ) async throws -> BatchPage {
        var customers: [CustomerView] = []
        for key in BatchPage.named(in: report) {
            if let customer = try await found(key, in: request.session) { customers.append(customer) }
        }
        return BatchPage(
            report, customers: customers, people: try await people(request), fields: fields, back: back)
    }

    /// A customer of a list that was read before; nil when they have gone out of reach since.
    static func found(_ customer: String?, in session: Session) async throws -> CustomerView? {
        guard let customer else { return nil }
        do {
            return try await ReadCustomer(customer: customer, events: 0).perform(in: session)
        } catch RapportError.unknownCustomer { return nil }
    }

    private static func drafts(_ request: PageRequest) async throws -> [DraftCard] {
        var cards: [DraftCard] = []
        for draft in try await ListDrafts().perform(in: request.session) {
            cards.append(DraftCard(draft, isRecordable: try await isWorkable(draft.customer, request)))
        }
        return cards
    }

    /// Whether `customer` is the reader's; one out of reach does not exist.
    private static func isWorkable(_ customer: String, _ request: PageRequest) async throws -> Bool {
        guard let customer = try await found(customer, in: request.session) else { return false }
        return try await request.session.mayWork(on: customer.owner)
    }

    @Sendable static func customers(_ request: PageRequest) async throws -> any Page {
        let sort = request["sort"].flatMap(CustomerSort.init(rawValue:)) ?? .key
        let query = request["q"] ?? ""
        let page = try await ListCustomers(query: query, sort: sort, limit: 50, after: request.line("after")).perform(
            in: request.session)
        return CustomersPage(
            page, query: query, sort: sort, after: request["after"],
            views: try await ListSearches().perform(in: request.session),
            tags: try await request.session.tagNames(), people: try await people(request))
    }

    /// Entries of a timeline, and files, on one page.
    static let shown = 30
    private static let filesShown = 15

    @Sendable static func customer(_ request: PageRequest) async throws -> any Page {
        let key = request.segments[1], session = request.session
        let customer = try await ReadCustomer(customer: key, events: 0).perform(in: session)
        return OneCustomerPage(
            customer, explanation: try await ExplainCustomer(customer: key).perform(in: session),
            timeline: try await ReadTimeline(customer: key, limit: shown, before: request.id("before")).perform(
                in: session),
            known: KnownOfCustomer(
                machines: try await ListInstallations(customer: key).perform(in: session),
                files: try await ReadTimeline(
                    customer: key, kind: .attachment, standing: true, limit: filesShown, before: request.id("files")
                ).perform(in: session),
                promises: try await ListPromises(customer: key).perform(in: session),
                owners: try await ListOwners(customer: key).perform(in: session)),
            people: try await people(request), isWorkable: try await session.mayWork(on: customer.owner),
            retractable: try await session.retractable(of: customer.owner))
    }

    @Sendable static func seas(_ request: PageRequest) async throws -> any Page {
        let query = request["q"] ?? ""
        return SeasPage(
            try await ListHighSeas(query: query, limit: 50, after: request.line("after")).perform(in: request.session),
            leaving: try await ListLeaving(days: 14, limit: request.number("leaving", in: 1...1000) ?? 20).perform(
                in: request.session), query: query, isFirst: request["after"] == nil,
            people: try await people(request))
    }

    private static let batchesShown = 30

    @Sendable static func batches(_ request: PageRequest) async throws -> any Page {
        // One more tells whether there is a next page.
        let found = try await ListBatches(limit: batchesShown + 1, before: request.id("before")).perform(
            in: request.session)
        let shown = found.prefix(batchesShown)
        // What cannot be taken back, or was, has no preview.
        let chosen = shown.first { $0.batch == request.id("undo") && $0.undoneBy == nil && $0.isFinal != true }
        var preview: UndoReport?
        if let chosen {
            preview = try await UndoBatch(batch: chosen.batch, dryRun: true).perform(in: request.session)
        }
        return BatchesPage(
            Array(shown), before: request.id("before"), next: found.count > shown.count ? shown.last?.batch : nil,
            preview: preview)
    }

    @Sendable static func approvals(_ request: PageRequest) async throws -> any Page {
        var waiting: [ApprovalsPage.Request] = []
        for report in try await ListApprovals().perform(in: request.session) {
            waiting.append(
                ApprovalsPage.Request(
                    report,
                    try await ExplainCustomer(customer: report.customer, scheme: report.scheme).perform(
                        in: request.session)))
        }
        return ApprovalsPage(waiting)
    }

    @Sendable static func team(_ request: PageRequest) async throws -> any Page {
        guard try await leads(request) else { throw Refused.problem(.notFound) }
        return TeamPage(
            try await ReadWorkload(days: 14).perform(in: request.session),
            promises: try await ReadPromiseRecord(days: 30).perform(in: request.session),
            people: try await people(request))
    }

    /// Schemes that are a course of steps.
    private static let courses = ["stage", "negotiation"]

    @Sendable static func funnel(_ request: PageRequest) async throws -> any Page {
        let display = try await request.session.display()
        var courses: [FunnelPage.Course] = []
        for id in Self.courses {
            guard let scheme = display.scheme(id) else { continue }
            var steps: [(label: String, count: Int)] = []
            for label in scheme.labels {
                let page = try await ListCustomers(query: "\(id):\(label.id.text)", limit: 1).perform(
                    in: request.session)
                steps.append((label.id.text, page.total))
            }
            courses.append(FunnelPage.Course(scheme: id, steps: steps))
        }
        return FunnelPage(courses)
    }

    @Sendable static func imports(_ request: PageRequest) async throws -> any Page {
        guard try await leads(request) else { throw Refused.problem(.notFound) }
        return ImportPage(upload: nil, report: nil)
    }

    @Sendable static func settings(_ request: PageRequest) async throws -> any Page {
        try await settings(request, made: nil)
    }

    static func settings(_ request: PageRequest, made: NewToken?) async throws -> SettingsPage {
        let isAdmin = try await role(request) == .admin
        return SettingsPage(
            sessions: try await ListLogins().perform(in: request.session), current: current(request),
            tokens: try await ListTokens().perform(in: request.session), made: made,
            people: isAdmin ? try await people(request) : [],
            teams: isAdmin ? try await ListTeams().perform(in: request.session) : [])
    }

    private static func current(_ request: PageRequest) -> String? {
        guard case .browser(let login) = request.context.principal else { return nil }
        return LoginView(login).id
    }

    private static func people(_ request: PageRequest) async throws -> [UserView] {
        try await ListUsers().perform(in: request.session)
    }

    private static func role(_ request: PageRequest) async throws -> Role? {
        Role(rawValue: try await ReadMe().perform(in: request.session).user.role)
    }

    private static func leads(_ request: PageRequest) async throws -> Bool { try await role(request) != .salesperson }
}
