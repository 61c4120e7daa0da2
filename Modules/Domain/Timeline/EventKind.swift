/// What can stand on a timeline (RULES.md §3). The raw values are the names in files and stores.
public enum EventKind: String, CaseIterable, Sendable {
    case inquiry, quote
    case sampleOrder = "sample-order"
    case order, shipment
    case orderCompleted = "order-completed"
    case orderCancelled = "order-cancelled"
    case dealLost = "deal-lost"
    case need, contact, form
    case noReplyNeeded = "no-reply-needed"
    case online, signal
    case serviceRequest = "service-request"
    case serviceClosed = "service-closed"
    case installed, promised
    case promiseKept = "promise-kept"
    case note, attachment

    case created, owned, released, tagged, untagged
    case profileChanged = "profile-changed"
    case labelOverridden = "label-overridden"
    case overrideEnded = "override-ended"
    case obligationSnoozed = "obligation-snoozed"
    case merged, retracted

    /// Whether only the system records it. Such events say nothing about the customer's interest (RULES.md §4.5).
    public var isSystem: Bool {
        switch self {
        case .created, .owned, .released, .tagged, .untagged, .profileChanged, .labelOverridden, .overrideEnded,
            .obligationSnoozed, .merged, .retracted:
            true
        default: false
        }
    }

    /// Whether it names an order, or ends one that is open (RULES.md §3).
    public var endsOrder: Bool { self == .orderCompleted || self == .orderCancelled }
}

public enum Direction: String, CaseIterable, Sendable {
    case inbound = "in"
    case outbound = "out"
}

public enum Purpose: String, CaseIterable, Sendable {
    case business, care, marketing
}

public enum Outcome: String, CaseIterable, Sendable {
    case reached
    case noAnswer = "no-answer"
    case bounced
}

/// Something that tells of an intention to buy (RULES.md §3).
public enum Signal: String, CaseIterable, Sendable {
    case priceDetails = "price-details"
    case demoRequest = "demo-request"
    case contractDraft = "contract-draft"
    case sampleRequest = "sample-request"
    case deliveryTerms = "delivery-terms"
    case websiteVisit = "website-visit"
    case content

    public var isStrong: Bool { self != .websiteVisit && self != .content }
}

public enum NeedLevel: String, CaseIterable, Sendable {
    case none, potential, obvious
}
