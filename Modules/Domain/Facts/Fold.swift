extension Facts {
    /// The facts of a whole timeline.
    ///
    /// `timeline`: all events of one customer, in any order. Retracted ones are left out here.
    public init(timeline: [Event], rules: FoldRules) {
        self.init()
        timeline.withUnsafeBufferPointer { refold($0, rules: rules) }
    }

    /// Makes these the facts of a whole timeline, where they stand: as ``init(timeline:rules:)``, without an array.
    ///
    /// One pass over the events where they are in the order of folding already, as stores keep them; what that cannot
    /// tell (ties in another order, events that are taken back, orders that are named or cancelled) is folded the
    /// general way, which sorts and keeps books.
    public mutating func refold(_ timeline: UnsafeBufferPointer<Event>, rules: FoldRules) {
        self = Facts()
        if foldInOrder(timeline, rules: rules) { return }
        self = Facts()
        foldInAnyOrder(Array(timeline), rules: rules)
    }

    /// The facts of a whole timeline by the general way alone, for comparison.
    init(generally timeline: [Event], rules: FoldRules) {
        self.init()
        foldInAnyOrder(timeline, rules: rules)
    }

    /// Whether one pass over `timeline` is enough.
    static func isFoldedInOrder(_ timeline: [Event], rules: FoldRules) -> Bool {
        var facts = Facts()
        return timeline.withUnsafeBufferPointer { facts.foldInOrder($0, rules: rules) }
    }

    /// - Returns: false when it had to give up; the facts are of no use then.
    private mutating func foldInOrder(_ timeline: UnsafeBufferPointer<Event>, rules: FoldRules) -> Bool {
        guard let first = timeline.baseAddress, !timeline.isEmpty else { return true }
        let codes = rules.codes
        var before = Instant.unset
        var ending = Instant.unset
        for index in 0..<timeline.count {
            let event = first[index].core
            let at = event.occurredAt
            if at <= before {
                guard at == before, index > 0, codes.place(of: first[index - 1].core) < codes.place(of: event) else {
                    return false
                }
            }
            before = at
            switch event.kind {
            case .retracted, .orderCancelled: return false
            case .orderCompleted:
                // Without a name it ends the oldest order that is open, whichever that is.
                guard !first[index].namesOrder else { return false }
                ending = at
                if openOrders > 0 {
                    orderCompleted = at
                    openOrders -= 1
                } else {
                    hasUnmatchedEnding = true
                }
            // What ended before it may be about an order of the same instant.
            case .order: guard at > ending else { return false }
            default: break
            }
            fold(event, first + index, codes, rules: rules, isLive: true)
        }
        newest = rules.place(of: first[timeline.count - 1].core)
        return true
    }

    private mutating func foldInAnyOrder(_ timeline: [Event], rules: FoldRules) {
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
            add(event, rules: rules, isLive: !cancelled.contains(event.id))
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
    public mutating func append(_ event: Event, rules: FoldRules) { add(event, rules: rules, isLive: true) }

    private mutating func add(_ event: Event, rules: FoldRules, isLive: Bool) {
        newest = max(newest, rules.place(of: event))
        withUnsafePointer(to: event) { fold(event.core, $0, rules.codes, rules: rules, isLive: isLive) }
    }

    /// `whole` is looked at only for what is rare: a copy of it would cost more than the rest.
    @inline(__always)
    private mutating func fold(
        _ event: EventCore, _ whole: UnsafePointer<Event>, _ codes: FoldCodes, rules: FoldRules, isLive: Bool
    ) {
        let at = event.occurredAt
        if !event.kind.isSystem { events += 1 }
        switch event.kind {
        case .inquiry:
            inquiry = max(inquiry, at)
            inquiries += 1
            hearMessage(event, codes)
        case .quote:
            quote = max(quote, at)
            answer(at)
        case .sampleOrder: sampleOrder = max(sampleOrder, at)
        case .order: if isLive { addOrder(event, rules: rules) }
        case .dealLost: dealLost = max(dealLost, at)
        case .need: replaceNeed(event)
        case .contact: addContact(event, codes)
        case .noReplyNeeded: answer(at)
        case .online: if at > greeting { online = Mark(at: at, event: event.id) }
        case .signal: addSignal(event)
        case .serviceRequest: serviceRequest = max(serviceRequest, at)
        case .owned:
            if let owner = whole.pointee.newOwner {
                spell = Spell(owner: owner, start: Mark(at: at, event: event.id))
            }
        case .shipment, .orderCompleted, .orderCancelled, .note, .attachment, .created: break
        default: foldRare(event.kind, whole, rules: rules)
        }
    }

    /// The kinds that say more than numbers.
    @inline(never)
    private mutating func foldRare(_ kind: EventKind, _ whole: UnsafePointer<Event>, rules: FoldRules) {
        let event = whole.pointee
        let at = event.occurredAt
        switch kind {
        case .form: addForm(event)
        case .serviceClosed:
            serviceClosed = max(serviceClosed, at)
            if hasCommitments { commitments.close(service: event) }
        case .installed: commitments.add(installation: event)
        case .promised: commitments.add(promise: event, rules: rules)
        case .promiseKept: if hasCommitments { commitments.keep(promise: event) }
        case .labelOverridden: commitments.set(override: event)
        case .overrideEnded: if hasCommitments { commitments.end(override: event) }
        case .obligationSnoozed: commitments.snooze(event)
        case .profileChanged: if let lock = event.details.lock { spell?.isLocked = lock }
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

    @inline(__always)
    private mutating func hearMessage(_ event: EventCore, _ codes: FoldCodes) {
        let at = event.occurredAt
        guard at > answer, !waitingMessage.isSet || at >= waitingMessage.at + codes.replyLapse else { return }
        waitingMessage = Mark(at: at, event: event.id)
    }

    @inline(__always)
    private mutating func answer(_ at: Instant) {
        answer = max(answer, at)
        waitingMessage = Mark()
    }

    private mutating func addOrder(_ event: EventCore, rules: FoldRules) {
        order = max(order, event.occurredAt)
        orders += 1
        openOrders += 1
        let day = rules.zone.day(of: event.occurredAt)
        // A currency without a rate cannot be recorded; a policy that drops a rate in use cannot be adopted.
        let amount = event.codes.amount.flatMap(rules.rates.inBase) ?? 0
        ledger.add(amount, on: day, dropping: day - Self.orderWindow)
    }

    @inline(__always)
    private mutating func replaceNeed(_ event: EventCore) {
        need.at = event.occurredAt
        need.event = event.id
        need.level = event.codes.level ?? .none
        need.expectedDay = event.codes.expectedClose
        if need.level == .obvious { obviousNeed = max(obviousNeed, need.at) }
        if need.level == .none { deniedNeed = max(deniedNeed, need.at) }
    }

    @inline(__always)
    private mutating func addSignal(_ event: EventCore) {
        if event.codes.signal?.isStrong ?? false {
            strongSignals.insert(event.occurredAt)
        } else {
            weakSignal = max(weakSignal, event.occurredAt)
        }
    }

    @inline(__always)
    private mutating func addContact(_ event: EventCore, _ codes: FoldCodes) {
        let at = event.occurredAt
        let isFollowUp = codes.isValidFollowUp(event)
        if event.isInbound {
            // Outcomes are folded last; which of one kind is the latest is for file order alone to say.
            if lastInbound < event {
                lastInbound = Mark(at: at, event: event.id)
                lastInboundChannel = event.codes.channel
            }
            if !event.isMarketing {
                inbound = max(inbound, at)
                switch event.codes.channel {
                case .email, .chat, .sms: hearMessage(event, codes)
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
            if event.isOutbound, event.codes.purpose == .care { care = max(care, at) }
            noteFollowUpOfSpell(validFollowUp)
        }
    }

    /// RULES.md §7, `phone-confirm`: the first business email out since the last reached call or inbound contact.
    @inline(__always)
    private mutating func confirmEmail(_ event: EventCore, isFollowUp: Bool) {
        let at = event.occurredAt
        if event.isInbound || event.isReachedCall {
            confirmation = max(confirmation, at)
            unconfirmedEmail = Mark()
        } else if event.isOutbound, event.codes.channel == .email, (event.codes.purpose ?? .business) == .business,
            event.codes.outcome != .bounced, !unconfirmedEmail.isSet,
            // An answer counts as later than the message of the same instant, a call does not.
            at > confirmation || (isFollowUp && at > call.at)
        {
            unconfirmedEmail = Mark(at: at, event: event.id)
        }
    }
}
