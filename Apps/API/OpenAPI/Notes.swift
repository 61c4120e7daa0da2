import Workflows

/// What documents say of a parameter, and how far a value may go. By `call.parameter` where calls differ, else by name.
struct Note: Sendable {
    let text: String
    var range: ClosedRange<Int>?
    var format: String?
    var pattern: String?
    var example: Value?

    init(
        _ text: String, _ range: ClosedRange<Int>? = nil, format: String? = nil, pattern: String? = nil,
        example: Value? = nil
    ) {
        self.text = text
        self.range = range
        self.format = format
        self.pattern = pattern
        self.example = example
    }

    static func note(_ call: String, _ parameter: String) -> Note? {
        table["\(call).\(parameter)"] ?? table[parameter]
    }

    /// One line, without control characters.
    private static let line = #"^[^\u0000-\u001f\u007f-\u009f]*$"#
    private static let someLine =
        #"^[^\s\u0000-\u001f\u007f-\u009f]([^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f])?$"#
    /// Text with something in it.
    private static let prose =
        #"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"#
    private static let tag =
        #"^[^\s;,\u0000-\u001f\u007f-\u009f][^;,\u0000-\u001f\u007f-\u009f]*[^\s;,\u0000-\u001f\u007f-\u009f]$"#
    private static let amount = #"^[0-9]{1,12}(\.[0-9]{1,2})?$"#

    private static let toCome =
        #"^(\+[1-9][0-9]{0,3}[dh]|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)$"#

    static let table: [String: Note] = [
        "customer": Note("The customer's key.", pattern: someLine, example: "ACME"),
        "listCustomers.query": Note(
            "A search, for example `stage:inquiry stars:>=2 owner:me`; without it everybody."),
        "query": Note("A search in the query language; without it everybody."),
        "sort": Note(
            "The order; `key` without it. By `due` whoever is owed something first comes first, by `priority` it is that of worklists."
        ),
        "limit": Note("At most so many.", Bounds.list),
        "listCustomers.fields": Note(
            "What to tell of each beside its key; repeated for several, all without it.", example: "name"),
        "listCustomers.limit": Note("At most so many; 100 without it.", Bounds.page),
        "readTimeline.limit": Note("At most so many; 100 without it.", Bounds.page),
        "readStatusTable.limit": Note("At most so many rows; 100 without it.", Bounds.list),
        "after": Note("Only what comes after a page: its `next`, in the same order.", pattern: someLine),
        "before": Note("Only what is older than this entry: `next` of the page before."),
        "listBatches.before": Note("Only batches before the one of this number."),
        "events": Note("How many of the latest entries of the timeline; 20 without it.", Bounds.events),
        "key": Note("Your own id for it, 1 to 200 bytes; it never changes.", pattern: someLine, example: "ACME"),
        "name": Note("What people call it; empty for none where there may be none.", pattern: line),
        "addCustomer.name": Note("What lists show.", pattern: someLine, example: "Acme Industrial GmbH"),
        "renameTag.name": Note("The new name.", pattern: tag),
        "company": Note("The company, when the name is a person's.", pattern: line),
        "country": Note("Two letters of ISO 3166-1.", pattern: "^[A-Za-z]{2}$", example: "DE"),
        "timeZone": Note("An IANA zone.", pattern: "^[A-Za-z_]+(/[A-Za-z0-9_+-]+)+$", example: "Europe/Berlin"),
        "source": Note("Where it came from."),
        "industry": Note("Its trade.", pattern: line),
        "companySize": Note("Employees.", 0...1_000_000_000),
        "annualPurchase": Note("What it buys a year, a decimal amount.", pattern: amount, example: "120000.00"),
        "currency": Note(
            "ISO 4217; without it the base currency. It needs the amount.", pattern: "^[A-Z]{3}$", example: "USD"),
        "credit": Note("A is best."),
        "preferredChannel": Note("The way it likes best."),
        "emails": Note("E-mail addresses."), "phones": Note("Phone numbers."), "chats": Note("Chat handles."),
        "tags": Note("Tags."),
        "addCustomer.owner": Note("Who owns it; without it the high seas, or you.", pattern: someLine),
        "owner": Note("Whose; without it yours, or your team's.", pattern: someLine),
        "runBatch.owner": Note("Of `assign`: who gets them.", pattern: someLine),
        "set": Note("New values by column of customers.csv, or `custom.NAME`; an empty one clears."),
        "scheme": Note("A scheme of labels, for example `grade`.", pattern: "^[a-z-]+$", example: "grade"),
        "kind": Note("What happened."),
        "readTimeline.kind": Note("Only entries of this kind."), "standing": Note("Only what was not taken back."),
        "snoozeObligation.kind": Note("What is owed."),
        "at": Note(
            "An RFC 3339 instant, or a time or date on the organisation's clocks; without it now.",
            example: "2026-03-31T09:30:00+08:00"),
        "ref": Note(
            "Your own name for the event, 1 to 200 bytes: the same one is recorded once.", pattern: someLine),
        "amount": Note("A decimal amount.", pattern: amount, example: "12500.00"),
        "channel": Note("The way."), "direction": Note("Who contacted whom."),
        "purpose": Note("Of a contact; `business` without it."),
        "outcome": Note("Of a contact; `reached` without it."),
        "signal": Note("What they showed."), "level": Note("How sure a need is."),
        "expectedClose": Note("The day by which they will buy.", format: "date"),
        "orderRef": Note("The order that a completion or cancellation is about.", pattern: someLine),
        "logEvent.reason": Note("Why, of a lost deal."),
        "reason": Note("Why.", pattern: prose),
        "retractEvent.reason": Note("What was wrong with it; it stays on the timeline.", pattern: prose),
        "event": Note("The number of the entry: its `id` on the timeline, `event` of what was logged."),
        "model": Note("What was installed.", pattern: line), "serial": Note("Its serial number.", pattern: line),
        "serviceDays": Note("Days between services.", 1...36_500),
        "parts": Note("Parts of an installation, with the days between their replacements.", 1...36_500),
        "replaced": Note("Parts that a service replaced."),
        "note": Note("Anything worth keeping."),
        "form": Note("Whether the follow-up form was filled in with it."),
        "goal": Note("What the follow-up was to achieve.", pattern: prose),
        "method": Note("The method used.", pattern: prose),
        "fits": Note("Whether the method fits the goal."),
        "result": Note("What came of it.", pattern: prose),
        "problems": Note("What stands in the way."), "support": Note("What support is needed."),
        "nextStep": Note("The next step."), "nextWeek": Note("What next week brings."),
        "methods": Note("Which methods were used, against which goals.", pattern: prose),
        "worked": Note("What worked.", pattern: prose),
        "days": Note("How many days ahead.", Bounds.days), "readWeek.days": Note("How many days.", Bounds.week),
        "readWorkload.days": Note("How many days.", Bounds.workload),
        "readPromiseRecord.days": Note("How many days back; 30 without it.", Bounds.record),
        "language": Note("Of sentences; `en` without it."),
        "cause": Note("Which, where several of the kind are owed.", pattern: line),
        "until": Note(
            "A time such as `2026-04-07T10:00`, a day, `+3d`, `+2h` or an instant.", pattern: toCome, example: "+3d"),
        "due": Note(
            "As `until`; on the customer's own clocks, where no offset says otherwise.",
            pattern: toCome, example: "+3d"),
        "what": Note("What is promised.", pattern: prose),
        "every": Note(
            "How it recurs: an RRULE of RFC 5545 without the name.",
            pattern: "^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$", example: "FREQ=MONTHLY"),
        "promise": Note("Its number."), "draft": Note("Its number."), "batch": Note("Its number."),
        "change": Note("Its number."),
        "user": Note("A user's name.", pattern: someLine, example: "li"),
        "listReviews.user": Note("Whose; without it yours.", pattern: someLine),
        "full": Note("As a whole, not in short."),
        "check": Note("Only ask."), "locked": Note("Whether its owner keeps it."),
        "label": Note("The label wanted.", pattern: "^[A-Za-z0-9-]+$", example: "A"),
        "approve": Note("Whether it comes into force."),
        "action": Note("What is done to each."),
        "all": Note("Whether everybody is meant, of a search that says nothing."),
        "customers": Note("The customers by key, in place of a search."),
        "from": Note("Of `transfer-tag`: who has this one …", pattern: tag),
        "to": Note("… gets this one instead.", pattern: tag),
        "dryRun": Note("Only tell what would happen."),
        "allOrNothing": Note("Whether what cannot be done to one is done to none."),
        "tag": Note("A tag's name.", pattern: tag), "into": Note("The tag that stays.", pattern: tag),
        "colour": Note("`#rrggbb`.", pattern: "^#[0-9a-f]{6}$", example: "#2f6fde"),
        "role": Note("What they may do at most."),
        "team": Note("A team's id; empty for none where there may be none.", pattern: line),
        "addTeam.team": Note("Its id.", pattern: someLine),
        "hours": Note(
            "Weekly hours; `usual` for the policy's.", example: "mon-fri 09:00-17:00"),
        "active": Note("False for somebody who has left."),
        "first": Note("The first day.", format: "date"),
        "last": Note("The last day; without it one day.", format: "date"),
        "regions": Note("Countries whose customers its people may claim; none means all."),
        "checkPolicy.text": Note("A policy, YAML."), "adoptPolicy.text": Note("A policy, YAML."),
        "login": Note("As the list has it; `all` for all of them.", pattern: "^([0-9a-f]{16}|all)$"),
        "token": Note("As the list has it.", pattern: "^[0-9a-f]{16}$"),
        "listLogins.user": Note("Whose; without it yours.", pattern: someLine),
        "endLogin.user": Note("Whose; without it yours.", pattern: someLine),
        "listTokens.user": Note("Whose; without it yours.", pattern: someLine),
        "revokeToken.user": Note("Whose; without it yours.", pattern: someLine),
        "scopes": Note("What it is good for; never more than you may."),
        "makeToken.name": Note("For whoever looks at the list later.", pattern: line),
        "makeToken.days": Note("Until it expires; 90 without it.", 1...365),
        "saveSearch.name": Note("Its name.", pattern: someLine),
        "removeSearch.name": Note("Its name.", pattern: someLine),
        "saveSearch.query": Note("A search in the query language."),
        "anchor": Note("A head that was kept elsewhere, `NUMBER:HASH`.", pattern: "^[1-9][0-9]{0,8}:[0-9a-f]{64}$"),
    ]
}
