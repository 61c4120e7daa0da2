import Domain
import Storage

/// Customers with standings made by chance, and conditions about them that have a chance to hold.
struct RandomWorld {
    let customers: [Customer]
    /// Nil for some.
    let standings: [Standing?]
    let moment: Moment
    let rates: ExchangeRates

    private static let words = ["", "a", "A", "caf\u{e9}", "cafe\u{301}", "O'Brien", "b\"", "中", "zz", "\\", "É", "é"]
    /// Names of custom fields. A dictionary takes canonical equivalents for one name, so there are none.
    private static let names = words.filter { !$0.unicodeScalars.contains("\u{301}") }
    private static let schemes: [SchemeID] = ["grade", "rfm", "it's"]
    private static let day: Int64 = 86_400_000

    static let fields: [Field] =
        ProfileField.allCases.map { .profile($0) } + FactField.allCases.map { .fact($0) }
        + schemes.flatMap { [.label($0), .score($0)] } + names.map { .custom($0) }

    init(customers count: Int, _ dice: inout Dice) throws {
        // Two offsets, so that days have other lengths here and there.
        let zone = ZoneRules(
            name: "Test/Zone", initialOffset: 28_800,
            transitions: [
                (at: Instant(milliseconds: 1_711_843_200_000), offset: 32_400),
                (at: Instant(milliseconds: 1_713_057_600_000), offset: 28_800),
            ])
        moment = Moment(Fixture.instant, in: zone)
        rates = ExchangeRates(
            base: .cny,
            billionths: [try Fixture.currency("USD"): 7_123_456_789, try Fixture.currency("JPY"): 48_123_457])
        var customers: [Customer] = []
        var standings: [Standing?] = []
        for number in 1...count {
            let id = CustomerID(Int64(number))
            let key = "\(dice.pick(["k", "K", "中", "é"], else: "k"))\(number)"
            customers.append(
                Customer(
                    id: id, key: try Fixture.key(key), createdAt: Fixture.instant, profile: try Self.profile(&dice)))
            standings.append(dice.chance(12) ? nil : try Self.standing(&dice, today: moment.today))
        }
        self.customers = customers
        self.standings = standings
    }

    func fill(_ transaction: any Transaction) throws {
        for (customer, standing) in zip(customers, standings) {
            try transaction.customers.insert(customer)
            if let standing { try transaction.standings.save(standing, of: customer.id, replacing: nil) }
        }
    }

    /// Asks `store` and the domain, and notes where they differ.
    func compare(
        _ condition: Condition, scope: Scope = .everything, order: CustomerQuery.Order = .id, in store: any Store,
        _ findings: inout Findings
    ) async throws {
        var query = CustomerQuery(condition, scope: .everything, order: .id, moment: moment, rates: rates)
        query.scope = scope
        query.order = order
        let asked = query
        let found = try await store.read { try $0.customers.ids(asked).map(\.number) }
        let matching = zip(customers, standings).filter { holds(asked, $0, $1) }
        let expected = matching.sorted { Ordered($0).isBefore(Ordered($1), by: order) }.map(\.0.id.number)
        findings.equal(found, expected, "\(asked.scope) \(condition)")
        let count = try await store.read { try $0.customers.count(asked) }
        findings.equal(count, expected.count, "count of \(condition)")
    }

    private func holds(_ query: CustomerQuery, _ customer: Customer, _ standing: Standing?) -> Bool {
        let standing = standing ?? Fixture.plainStanding()
        guard query.scope.contains(owner: standing.owner) else { return false }
        return query.condition.evaluate(
            ConditionSubject(customer: customer, standing: standing, moment: moment, rates: rates)
        ).holds
    }

    static func scope(_ dice: inout Dice) throws -> Scope {
        if dice.chance(4) { return .everything }
        let names = ["O'Brien", "o'brien", "王", "nobody", "O'Brien"].filter { _ in dice.chance(2) }
        return .owners(try names.map(Fixture.user), highSeas: dice.chance(2))
    }

    // Customers

    private static func profile(_ dice: inout Dice) throws -> Profile {
        func word() -> String? { dice.chance(4) ? nil : dice.pick(words, else: "") }
        var profile = Profile(name: word() ?? "n")
        profile.company = word()
        profile.country = word()
        profile.timeZone = word()
        profile.language = word()
        profile.industry = word()
        profile.source = dice.chance(3) ? nil : Source.allCases.randomElement(using: &dice)
        profile.companySize = dice.chance(3) ? nil : Int.random(in: 0...5, using: &dice)
        profile.categories = (0..<Int.random(in: 0...2, using: &dice)).compactMap { _ in word() }
        profile.tags = (0..<Int.random(in: 0...3, using: &dice)).compactMap { _ in word() }
        if !dice.chance(4) {
            let code = dice.pick(["CNY", "USD", "JPY", "EUR"], else: "CNY")
            profile.annualPurchase = Money(
                minorUnits: Int64.random(in: 0...40, using: &dice), currency: try Fixture.currency(code))
        }
        profile.credit = dice.chance(3) ? nil : Credit.allCases.randomElement(using: &dice)
        profile.budgetAuthorised = dice.chance(3) ? nil : Bool.random(using: &dice)
        profile.preferredChannel = dice.chance(3) ? nil : Channel.allCases.randomElement(using: &dice)
        for _ in 0..<3 { profile.custom[dice.pick(names, else: "a")] = word() }
        var contact = Contact()
        contact.emails = [word(), word()].compactMap(\.self)
        contact.phones = [word()].compactMap(\.self)
        profile.contacts = dice.chance(3) ? [] : [contact]
        return profile
    }

    private static func standing(_ dice: inout Dice, today: Day) throws -> Standing {
        /// Days apart, at noon and at the edges of days.
        func instant() -> Instant {
            guard !dice.chance(3) else { return .unset }
            let offset = dice.pick([0, 1, -1, 3_600_000, -3_600_000, day / 2], else: 0)
            return Instant(
                milliseconds: Int64(today.number) * day - 28_800_000 - Int64.random(in: 0...40, using: &dice) * day
                    + offset)
        }
        var facts = Facts()
        facts.inquiry = instant()
        facts.quote = instant()
        facts.sampleOrder = instant()
        facts.order = instant()
        facts.dealLost = instant()
        facts.inbound = instant()
        facts.validFollowUp = Mark(at: instant())
        facts.strongSignals = StrongSignals([instant(), instant()].filter(\.isSet))
        facts.need.at = instant()
        facts.need.level = dice.pick(NeedLevel.allCases, else: .none)
        facts.need.expectedDay = dice.chance(3) ? .unset : today + Int.random(in: -4...4, using: &dice)
        facts.inquiries = Int32.random(in: 0...3, using: &dice)
        facts.orders = Int32.random(in: 0...3, using: &dice)
        facts.openOrders = Int32.random(in: 0...3, using: &dice)
        for days in [731, 730, 729, 366, 365, 364, 10, 0] where dice.chance(3) {
            facts.orderDays.append(
                OrderDay(
                    day: today - days, count: Int32.random(in: 1...2, using: &dice),
                    sum: Int64.random(in: 0...3, using: &dice)))
        }
        if let owner = UserID(validating: dice.pick(["O'Brien", "o'brien", "王", " "], else: " ")) {
            facts.spell = Spell(owner: owner, start: Mark(at: Fixture.instant))
        }
        let labels = schemes.filter { _ in !dice.chance(4) }.sorted().map { scheme in
            CurrentLabel(
                scheme: scheme, label: LabelID(dice.pick(words, else: "")),
                score: dice.chance(3) ? nil : Int32.random(in: -2...2, using: &dice), since: Fixture.instant)
        }
        let obligations = (0..<Int.random(in: 0...2, using: &dice)).map {
            Fixture.obligation(Int64($0), due: Int64.random(in: 0...4, using: &dice))
        }
        return Standing(
            facts: facts, labels: labels, obligations: obligations, nextChange: .never, policy: 1,
            rank: dice.pick([0, 0, 1, 5, .max], else: 0))
    }

    // Conditions

    func condition(depth: Int, _ dice: inout Dice) -> Condition {
        let choice = depth == 0 ? 3 : Int.random(in: 0..<6, using: &dice)
        switch choice {
        case 0, 1:
            var parts: [Condition] = []
            for _ in 0..<Int.random(in: 0...3, using: &dice) { parts.append(condition(depth: depth - 1, &dice)) }
            return choice == 0 ? .all(parts) : .any(parts)
        case 2: return .not(condition(depth: depth - 1, &dice))
        case 4: return .search(dice.pick(Self.words, else: ""))
        default:
            let field = dice.pick(Self.fields, else: .profile(.name))
            return .test(field, dice.pick(Comparison.allCases, else: .equal), operand(for: field, &dice))
        }
    }

    /// Most often of the type of the field and near its values.
    func operand(for field: Field, _ dice: inout Dice) -> Operand {
        let words = Self.words + ["yes", "no", "A", "obvious", "none", "email", "referral", "O'Brien", "k1"]
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: return .none
        case 1: return .instant(Instant(milliseconds: Int64.random(in: -1...5, using: &dice)))
        case 2: return .texts((0..<Int.random(in: 0...3, using: &dice)).map { _ in dice.pick(words, else: "") })
        case 3: return .number(dice.pick(Fixture.integers, else: 0))
        default: break
        }
        switch field {
        case .fact(.due): return .instant(Instant(milliseconds: Int64.random(in: -1...5, using: &dice)))
        case .fact(.need): return .text(dice.pick(NeedLevel.allCases, else: .none).rawValue)
        case .fact(let fact):
            let isRecency = fact.rawValue.hasPrefix("days_since")
            return .number(isRecency ? Int64.random(in: -1...41, using: &dice) : Int64.random(in: -5...6, using: &dice))
        case .score: return .number(Int64.random(in: -3...3, using: &dice))
        case .profile(.companySize): return .number(Int64.random(in: -1...6, using: &dice))
        case .profile(.annualPurchase): return .number(Int64.random(in: -1...290, using: &dice))
        case .profile, .label, .custom: return .text(dice.pick(words, else: ""))
        }
    }
}
