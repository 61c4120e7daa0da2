public import Domain
import Exchange

public struct ListCustomers: Call {
    public static let id = "listCustomers"
    public static let action = Action.readCustomers
    /// A search in the query language; without it everybody.
    public var query: String?
    /// The order; `key` without it.
    public var sort: CustomerSort?
    /// At most so many, 1 to 1,000; 100 without it.
    public var limit: Int?
    /// Only what comes after a page: the `next` of it, in the same order.
    public var after: Line?
    /// What to tell of each, beside the key; without it all.
    public var fields: [CustomerField]?

    public init(
        query: String? = nil, sort: CustomerSort? = nil, limit: Int? = nil, after: Line? = nil,
        fields: [CustomerField]? = nil
    ) {
        self.query = query
        self.sort = sort
        self.limit = limit
        self.after = after
        self.fields = fields
    }

    public func perform(in session: Session) async throws(RapportError) -> CustomerPage {
        let limit = try session.count(limit, usual: 100, in: Bounds.page, "limit")
        return try await session.customers(
            matching: query ?? "", sort: sort ?? .key, after: after?.text, limit: limit,
            fields: Set(fields ?? CustomerField.allCases))
    }
}

public struct ReadCustomer: Call {
    public static let id = "readCustomer"
    public static let action = Action.readCustomers
    public var customer: String
    /// How many of the latest entries of the timeline, 0 to 10,000; 20 without it.
    public var events: Int?

    public init(customer: String, events: Int? = nil) {
        self.customer = customer
        self.events = events
    }

    public func perform(in session: Session) async throws(RapportError) -> CustomerView {
        try await session.customer(
            customer, events: try session.count(events, usual: 20, in: Bounds.events, "events"))
    }
}

public struct AddCustomer: Call {
    public static let id = "addCustomer"
    public static let action = Action.addCustomer
    /// Your own id for it; it never changes.
    public var key: String
    public var name: Line
    public var company: Line?
    /// Two letters of ISO 3166-1.
    public var country: String?
    /// An IANA zone.
    public var timeZone: String?
    public var source: Source?
    public var industry: Line?
    /// Employees.
    public var companySize: Int?
    /// What it buys a year, a decimal amount.
    public var annualPurchase: String?
    /// ISO 4217; without it the base currency.
    public var currency: String?
    public var credit: Credit?
    public var preferredChannel: Channel?
    public var emails: [Line]?
    public var phones: [Line]?
    public var chats: [Line]?
    public var tags: [Line]?
    /// Who owns it; without it the high seas, or the salesperson who adds it.
    public var owner: Line?

    public init(
        key: String, name: Line, company: Line? = nil, country: String? = nil, timeZone: String? = nil,
        source: Source? = nil, industry: Line? = nil, companySize: Int? = nil, annualPurchase: String? = nil,
        currency: String? = nil, credit: Credit? = nil, preferredChannel: Channel? = nil, emails: [Line]? = nil,
        phones: [Line]? = nil, chats: [Line]? = nil, tags: [Line]? = nil, owner: Line? = nil
    ) {
        self.key = key
        self.name = name
        self.company = company
        self.country = country
        self.timeZone = timeZone
        self.source = source
        self.industry = industry
        self.companySize = companySize
        self.annualPurchase = annualPurchase
        self.currency = currency
        self.credit = credit
        self.preferredChannel = preferredChannel
        self.emails = emails
        self.phones = phones
        self.chats = chats
        self.tags = tags
        self.owner = owner
    }

    public func perform(in session: Session) async throws(RapportError) -> CustomerView {
        guard let valid = CustomerKey(validating: key) else {
            throw .invalid(.parameter("key", Phrase("call-key")), value: key)
        }
        let context = try await session.inputContext()
        return try await session.add(
            valid, profile: try profile(context), owner: try session.userID(owner, "owner"))
    }

    private func profile(_ context: InputContext) throws(RapportError) -> Profile {
        guard name.text.isPlainName(limit: 400) else {
            throw .invalid(.parameter("name", Phrase("call-name")), value: name.text)
        }
        if let companySize, !ValueLimits.companySize.contains(companySize) {
            let range = ValueLimits.companySize
            throw .invalid(
                .parameter("companySize", Phrase("call-range", ["low": range.lowerBound, "high": range.upperBound])),
                value: String(companySize))
        }
        if currency != nil, annualPurchase == nil {
            throw .invalid(.parameter("currency", Phrase("call-needs", ["other": "annualPurchase"])), value: "")
        }
        var profile = Profile(name: name.text)
        profile.company = company?.text
        if let country { profile.country = try context.country(country) }
        if let timeZone { profile.timeZone = try context.timeZone(timeZone) }
        profile.source = source
        profile.industry = industry?.text
        profile.companySize = companySize
        if let annualPurchase { profile.annualPurchase = try context.money(annualPurchase, currency: currency) }
        profile.credit = credit
        profile.preferredChannel = preferredChannel
        var contact = Contact()
        contact.emails = try Self.parts(emails, "emails")
        for email in contact.emails where !ValueLimits.isAddress(email) {
            throw .invalid(.parameter("emails", Phrase("call-address")), value: email)
        }
        contact.phones = try Self.parts(phones, "phones")
        contact.chats = try Self.parts(chats, "chats")
        if contact != Contact() { profile.contacts = [contact] }
        profile.tags = try Self.parts(tags, "tags")
        return profile
    }

    /// Files separate lists by semicolons.
    private static func parts(_ lines: [Line]?, _ parameter: String) throws(RapportError) -> [String] {
        try ValueLimits.check(lines?.count, parameter)
        for line in lines ?? [] where line.text.isEmpty || line.text.contains(";") {
            throw .invalid(.parameter(parameter, Phrase("call-list-part")), value: line.text)
        }
        return (lines ?? []).map(\.text)
    }
}

/// Sets fields of one customer's profile.
public struct EditCustomer: Call {
    public static let id = "editCustomer"
    public static let action = Action.updateProfiles
    public var customer: String
    /// New values by column of customers.csv, or `custom.NAME`; an empty one clears.
    public var set: [String: Prose]

    public init(customer: String, set: [String: Prose]) {
        self.customer = customer
        self.set = set
    }

    public func perform(in session: Session) async throws(RapportError) -> CustomerView {
        guard !set.isEmpty else { throw .invalid(.parameter("set", Phrase("call-empty")), value: "") }
        return try await session.edit(customer, set.mapValues(\.text))
    }
}

/// Every label with its evidence, and what would change it.
public struct ExplainCustomer: Call {
    public static let id = "explainCustomer"
    public static let action = Action.readCustomers
    public var customer: String
    /// That one alone.
    public var scheme: String?

    public init(customer: String, scheme: String? = nil) {
        self.customer = customer
        self.scheme = scheme
    }

    public func perform(in session: Session) async throws(RapportError) -> CustomerExplanation {
        try await session.explain(customer, scheme: scheme)
    }
}

public struct LogEvent: Call {
    public static let id = "logEvent"
    public static let action = Action.logEvent
    public var customer: String
    public var kind: EventKind
    /// An instant, or a time or date on the organisation's clocks; without it now.
    public var at: String?
    /// Your own name for the event, 1 to 200 bytes: the same one is recorded once.
    public var ref: Line?
    /// A decimal amount.
    public var amount: String?
    /// ISO 4217; without it the base currency.
    public var currency: String?
    public var channel: Channel?
    public var direction: Direction?
    /// Of a contact; `business` without it.
    public var purpose: Purpose?
    /// Of a contact; `reached` without it.
    public var outcome: Outcome?
    public var signal: Signal?
    public var level: NeedLevel?
    /// The day by which they will buy.
    public var expectedClose: String?
    /// The order that a completion or cancellation is about.
    public var orderRef: Line?
    /// Why, of a lost deal.
    public var reason: Prose?
    /// What was installed.
    public var model: Line?
    public var serial: Line?
    /// Days between services, 1 to 36,500.
    public var serviceDays: Int?
    /// Parts of an installation, with the days between their replacements.
    public var parts: [String: Int]?
    /// Parts that a service replaced.
    public var replaced: [Line]?
    public var note: Prose?
    /// The follow-up form was filled in with it.
    public var form: Bool?

    public init(
        customer: String, kind: EventKind, at: String? = nil, ref: Line? = nil, amount: String? = nil,
        currency: String? = nil, channel: Channel? = nil, direction: Direction? = nil, purpose: Purpose? = nil,
        outcome: Outcome? = nil, signal: Signal? = nil, level: NeedLevel? = nil, expectedClose: String? = nil,
        orderRef: Line? = nil, reason: Prose? = nil, model: Line? = nil, serial: Line? = nil, serviceDays: Int? = nil,
        parts: [String: Int]? = nil, replaced: [Line]? = nil, note: Prose? = nil, form: Bool? = nil
    ) {
        self.customer = customer
        self.kind = kind
        self.at = at
        self.ref = ref
        self.amount = amount
        self.currency = currency
        self.channel = channel
        self.direction = direction
        self.purpose = purpose
        self.outcome = outcome
        self.signal = signal
        self.level = level
        self.expectedClose = expectedClose
        self.orderRef = orderRef
        self.reason = reason
        self.model = model
        self.serial = serial
        self.serviceDays = serviceDays
        self.parts = parts
        self.replaced = replaced
        self.note = note
        self.form = form
    }

    public func perform(in session: Session) async throws(RapportError) -> LogReport {
        // Most is said without a time or an amount, and needs no reading before it is written.
        let context = at != nil || amount != nil ? try await session.inputContext() : nil
        return try await session.log(try input(session, context), for: customer)
    }
}

/// Fills in the follow-up form of the latest call or visit.
public struct FillForm: Call {
    public static let id = "fillForm"
    public static let action = Action.logEvent
    public var customer: String
    /// What the follow-up was to achieve.
    public var goal: Prose
    /// The method used.
    public var method: Prose
    /// Whether the method fits the goal.
    public var fits: Bool
    /// What came of it.
    public var result: Prose
    public var problems: Prose?
    public var support: Prose?
    public var nextStep: Prose?
    /// When; without it now.
    public var at: String?

    public init(
        customer: String, goal: Prose, method: Prose, fits: Bool, result: Prose, problems: Prose? = nil,
        support: Prose? = nil, nextStep: Prose? = nil, at: String? = nil
    ) {
        self.customer = customer
        self.goal = goal
        self.method = method
        self.fits = fits
        self.result = result
        self.problems = problems
        self.support = support
        self.nextStep = nextStep
        self.at = at
    }

    public func perform(in session: Session) async throws(RapportError) -> LogReport {
        var details = EventDetails()
        details.extra[FormField.goal.rawValue] = try session.said(goal, "goal")
        details.extra[FormField.method.rawValue] = try session.said(method, "method")
        details.extra[FormField.methodFits.rawValue] = fits ? "yes" : "no"
        details.extra[FormField.result.rawValue] = try session.said(result, "result")
        for (field, answer) in [(FormField.problems, problems), (.support, support), (.nextStep, nextStep)] {
            if let answer, !answer.text.isEmpty { details.extra[field.rawValue] = answer.text }
        }
        var instant: Instant?
        if let at { instant = try await session.inputContext().instant(at) }
        return try await session.log(EventInput(kind: .form, at: instant, details: details), for: customer)
    }
}
