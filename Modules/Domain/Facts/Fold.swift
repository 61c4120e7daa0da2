extension Facts {
    /// The facts of a whole timeline.
    ///
    /// `timeline`: all events of one customer, in any order. Retracted ones are left out here.
    public init(timeline: [Event], rules: FoldRules) {
        self.init()
        let ordered = Self.foldable(timeline, rules: rules)
        let book = OrderBook(ordered)
        hasUnmatchedEnding = !book.unmatched.isEmpty
        var completions: Set<EventID> = []
        var cancelled: Set<EventID> = []
        for entry in book.entries {
            if !entry.isLive {
                cancelled.insert(entry.order.id)
            } else if let end = entry.completion {
                completions.insert(end.id)
            }
        }
        for event in ordered {
            if event.kind == .orderCompleted, completions.contains(event.id) {
                orderCompleted = max(orderCompleted, event.occurredAt)
                openOrders -= 1
            }
            fold(event, rules: rules, isLive: !cancelled.contains(event.id))
        }
    }

    /// `timeline` in the order of folding, without what was retracted and without the retractions.
    public static func foldable(_ timeline: [Event], rules: FoldRules) -> [Event] {
        let retracted = Set(timeline.compactMap { $0.kind == .retracted ? $0.details.target : nil })
        return timeline.filter { $0.kind != .retracted && !retracted.contains($0.id) }
            .map { (rules.place(of: $0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Whether `event` can be added to these facts alone. One that is earlier than the newest, ends an order or takes an
    /// event back asks for the whole timeline; so does an order that an ending before it may be about: one of the same
    /// instant, or one that named an order which was taken back since.
    public func canAppend(_ event: Event, rules: FoldRules) -> Bool {
        switch event.kind {
        case .orderCompleted, .orderCancelled, .retracted: false
        case .order: newest.at < event.occurredAt && !hasUnmatchedEnding
        default: newest < rules.place(of: event)
        }
    }

    /// Adds an event for which ``canAppend(_:rules:)`` holds.
    public mutating func append(_ event: Event, rules: FoldRules) { fold(event, rules: rules, isLive: true) }

    private mutating func fold(_ event: Event, rules: FoldRules, isLive: Bool) {
        let at = event.occurredAt
        newest = max(newest, rules.place(of: event))
        if !event.kind.isSystem { events += 1 }
        switch event.kind {
        case .inquiry:
            inquiry = max(inquiry, at)
            inquiries += 1
            hearMessage(event, rules: rules)
        case .quote:
            quote = max(quote, at)
            answer(at)
        case .sampleOrder: sampleOrder = max(sampleOrder, at)
        case .order: if isLive { addOrder(event, rules: rules) }
        case .dealLost: dealLost = max(dealLost, at)
        case .need: replaceNeed(event)
        case .contact: addContact(event, rules: rules)
        case .form: addForm(event)
        case .noReplyNeeded: answer(at)
        case .online: if at > greeting { online = Mark(at: at, event: event.id) }
        case .signal: addSignal(event)
        case .serviceRequest: serviceRequest = max(serviceRequest, at)
        case .serviceClosed:
            serviceClosed = max(serviceClosed, at)
            commitments.close(service: event)
        case .installed: commitments.add(installation: event)
        case .promised: commitments.add(promise: event, rules: rules)
        case .promiseKept: commitments.keep(promise: event)
        case .labelOverridden: commitments.set(override: event)
        case .overrideEnded: commitments.end(override: event)
        case .obligationSnoozed: commitments.snooze(event)
        case .profileChanged: if let lock = event.details.lock { spell?.isLocked = lock }
        case .owned:
            if let owner = event.details.owner { spell = Spell(owner: owner, start: Mark(at: at, event: event.id)) }
        case .released: spell = nil
        default: break
        }
    }

    private mutating func addForm(_ event: Event) {
        guard let call = event.details.target else {
            form = max(form, event.occurredAt)
            return
        }
        let mark = Mark(at: event.occurredAt, event: call)
        if (formedCall.at, formedCall.event) < (mark.at, mark.event) { formedCall = mark }
    }

    private mutating func hearMessage(_ event: Event, rules: FoldRules) {
        let at = event.occurredAt
        guard at > answer, !waitingMessage.isSet || at >= waitingMessage.at + rules.replyLapse else { return }
        waitingMessage = Mark(at: at, event: event.id)
    }

    private mutating func answer(_ at: Instant) {
        answer = max(answer, at)
        waitingMessage = Mark()
    }

    private mutating func addOrder(_ event: Event, rules: FoldRules) {
        order = max(order, event.occurredAt)
        orders += 1
        openOrders += 1
        let day = rules.zone.day(of: event.occurredAt)
        // A currency without a rate cannot be recorded; a policy that drops a rate in use cannot be adopted.
        let amount = event.details.amount.flatMap(rules.rates.inBase) ?? 0
        if let last = orderDays.last, last.day == day {
            orderDays[orderDays.count - 1].count += 1
            orderDays[orderDays.count - 1].sum = min(last.sum + amount, Money.ceiling)
        } else {
            orderDays.removeAll { $0.day <= day - Self.orderWindow }
            orderDays.append(OrderDay(day: day, count: 1, sum: amount))
        }
    }

    private mutating func replaceNeed(_ event: Event) {
        need.at = event.occurredAt
        need.event = event.id
        need.level = event.details.level ?? .none
        need.expectedDay = event.details.expectedClose ?? .unset
        if need.level == .obvious { obviousNeed = max(obviousNeed, need.at) }
        if need.level == .none { deniedNeed = max(deniedNeed, need.at) }
    }

    private mutating func addSignal(_ event: Event) {
        if event.details.signal?.isStrong ?? false {
            strongSignals.insert(event.occurredAt)
        } else {
            weakSignal = max(weakSignal, event.occurredAt)
        }
    }

    private mutating func addContact(_ event: Event, rules: FoldRules) {
        let at = event.occurredAt
        let isFollowUp = rules.isValidFollowUp(event)
        if event.isInbound {
            // Outcomes are folded last; which of one kind is the latest is for file order alone to say.
            if lastInbound < event {
                lastInbound = Mark(at: at, event: event.id)
                lastInboundChannel = event.details.channel
            }
            if !event.isMarketing {
                inbound = max(inbound, at)
                switch event.details.channel {
                case .email, .chat, .sms: hearMessage(event, rules: rules)
                default: break
                }
            }
        }
        if event.isOutbound {
            if isFollowUp { greeting = max(greeting, at) }
            if isFollowUp ? at >= online.at : at > online.at { online = Mark() }
        }
        confirmEmail(event, isFollowUp: isFollowUp)
        if event.isReachedCall, call < event {
            call = Mark(at: at, event: event.id)
            callRecordedAt = event.recordedAt
        }
        if isFollowUp {
            answer(at)
            validFollowUp = Mark(at: at, event: event.id)
            if event.isOutbound, event.details.purpose == .care { care = max(care, at) }
            if spell?.firstFollowUp.isSet == false { spell?.firstFollowUp = validFollowUp }
        }
    }

    /// RULES.md §7, `phone-confirm`: the first business email out since the last reached call or inbound contact.
    private mutating func confirmEmail(_ event: Event, isFollowUp: Bool) {
        let at = event.occurredAt
        if event.isInbound || event.isReachedCall {
            confirmation = max(confirmation, at)
            unconfirmedEmail = Mark()
        } else if event.isOutbound, event.details.channel == .email, (event.details.purpose ?? .business) == .business,
            event.details.outcome != .bounced, !unconfirmedEmail.isSet,
            // An answer counts as later than the message of the same instant, a call does not.
            at > confirmation || (isFollowUp && at > call.at)
        {
            unconfirmedEmail = Mark(at: at, event: event.id)
        }
    }
}
