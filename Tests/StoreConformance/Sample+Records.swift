import Domain
import Storage

extension Sample {
    /// Something in each part that is about people and what they did.
    static func fillRecords(_ transaction: any Transaction, _ id: CustomerID) throws {
        try transaction.users.save(Fixture.fullUser("王", name: "中 'x'"))
        try transaction.teams.save(Team(id: Fixture.team("east"), name: "东", regions: ["CN"], lastAllocated: .admin))
        try transaction.spells.save([Fixture.spell(1, 2, of: id), Fixture.spell(3, nil, of: id)], of: id)
        try transaction.tags.save(Tag(name: "fair-2026", colour: "#0000ff"))
        try transaction.batches.append(
            Fixture.batch(1),
            rows: [BatchRow(customer: id, events: [EventID(1)], before: ["name": "x", "company": nil])])
        try transaction.drafts.append(Fixture.draft(transaction.drafts.allocateID()))
        try transaction.reviews.append(review(.weekly))
        try transaction.audit.append(Fixture.link(1), payload: Fixture.payload())
        try transaction.credentials.save(Credential(user: .admin, hash: "$scrypt$x", changedAt: Fixture.instant))
        try transaction.logins.save(Fixture.login("d1"))
        try transaction.tokens.save(Fixture.token("t1"))
        try transaction.receipts.append(Fixture.receipt("r1"))
        try transaction.views.save(SavedView(user: .admin, name: "我的", query: "owner:me"))
    }

    static func review(_ kind: Review.Kind, at: Instant = Fixture.instant) -> Review {
        Review(user: .admin, kind: kind, at: at, answers: ["问": "'x'"], change: ChangeID(1))
    }

    /// Every way to write them, by name.
    static func recordWrites(to id: CustomerID) -> [(name: String, body: Body)] {
        [
            ("saving a user with leave and hours", { try $0.users.save(Fixture.fullUser("李", name: "李")) }),
            ("saving a team", { try $0.teams.save(Team(id: Fixture.team("west"))) }),
            (
                "saving spells",
                { try $0.spells.save([Fixture.spell(1, 2, of: id), Fixture.spell(3, 4, of: id)], of: id) }
            ),
            ("saving a tag", { try $0.tags.save(Tag(name: "new")) }),
            ("removing a tag", { try $0.tags.remove("fair-2026") }),
            ("appending a batch", { try $0.batches.append(Fixture.batch(800), rows: [BatchRow(customer: id)]) }),
            ("marking a batch as undone", { try $0.batches.markUndone(ChangeID(1), by: ChangeID(2)) }),
            ("taking a draft id", { _ = try $0.drafts.allocateID() }),
            (
                "appending a draft",
                { transaction in
                    let draft = try Fixture.draft(800)
                    try transaction.drafts.append(
                        Draft(
                            id: draft.id, author: draft.author, customer: id, kind: draft.kind, at: draft.at,
                            keptAt: draft.keptAt, details: draft.details))
                }
            ),
            ("removing a draft", { try $0.drafts.remove(1) }),
            ("appending a review", { try $0.reviews.append(review(.policy)) }),
            ("appending to the audit", { try $0.audit.append(Fixture.link(800), payload: Fixture.payload()) }),
            ("saving a credential", { try $0.credentials.save(Fixture.credential(.system)) }),
            ("removing a credential", { try $0.credentials.remove(of: .admin) }),
            ("saving a login", { try $0.logins.save(Fixture.login("d2")) }),
            ("removing a login", { try $0.logins.remove("d1") }),
            ("removing expired logins", { _ = try $0.logins.removeExpired(at: .latest) }),
            ("saving a token", { try $0.tokens.save(Fixture.token("t2")) }),
            ("appending a receipt", { try $0.receipts.append(Fixture.receipt("r2")) }),
            ("removing receipts", { _ = try $0.receipts.remove(before: .latest) }),
            ("saving a view", { try $0.views.save(SavedView(user: .admin, name: "x", query: "")) }),
            ("removing a view", { try $0.views.remove("我的", of: .admin) }),
            ("erasing a payload", { try $0.audit.erasePayload(of: ChangeID(1)) }),
        ]
    }

    /// All that can be read of them.
    struct RecordState: Hashable, Sendable {
        var teams: [Team] = []
        var holdings: [Holdings] = []
        var waiting: [CustomerID] = []
        var spells: [OwnershipSpell] = []
        var claims = 0
        var tags: [Tag] = []
        var batches: [Batch] = []
        var rows: [BatchRow] = []
        var drafts: [Draft] = []
        var reviews: [Review] = []
        var links: [AuditLink] = []
        var payload: AuditPayload?
        var head: AuditLink?
        var credentials: [Credential] = []
        var logins: [LoginSession] = []
        var tokens: [AccessToken] = []
        var receipts: [Receipt] = []
        var views: [SavedView] = []

        init() {}

        init(_ transaction: any Transaction, _ id: CustomerID) throws {
            teams = try transaction.teams.all()
            let owner = try transaction.standings.standing(of: id)?.owner
            holdings = try [.admin, owner ?? .system].map(transaction.standings.holdings)
            waiting = try transaction.standings.waiting(within: .everything)
            spells = try transaction.spells.spells(of: id)
            claims = try transaction.spells.count(
                of: .admin, reason: OwnershipReason.claimed, in: Instant.earliest..<Instant.latest)
            tags = try transaction.tags.all()
            batches = try transaction.batches.latest(99)
            rows = try batches.flatMap { try transaction.batches.rows(of: $0.change) }
            drafts = try transaction.drafts.drafts(of: .admin)
            reviews = try transaction.reviews.reviews(of: .admin, limit: 99)
            links = try transaction.audit.links(after: nil, limit: 99)
            payload = try transaction.audit.payload(of: ChangeID(1))
            head = try transaction.audit.head()
            credentials = try transaction.credentials.all()
            logins = try transaction.logins.logins(of: .admin)
            tokens = try transaction.tokens.tokens(of: .admin)
            receipts = try ["r1", "r2"].compactMap { try transaction.receipts.receipt(of: .admin, key: $0) }
            views = try transaction.views.views(of: .admin)
        }
    }
}
