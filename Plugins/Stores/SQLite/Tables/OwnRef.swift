import Domain

/// The name of an event that is made of the event itself: `of-TARGET` of the form of a conversation, `change-CHANGE` of any
/// other. Nobody outside gave it, and it is not stored.
struct OwnRef: Hashable {
    private let isForm: Bool
    /// The conversation whose form it is, or the change that recorded it.
    let number: Int64

    /// Of an event that stands without a name.
    init(of kind: EventKind, target: EventID?, change: ChangeID) {
        isForm = kind == .form
        number = isForm ? target?.number ?? 0 : change.number
    }

    /// Nil when `event` has another name.
    init?(_ event: Event, _ change: ChangeID) {
        guard let named = Self(kind: event.kind, ref: event.ref) else { return nil }
        self.init(of: event.kind, target: event.details.target, change: change)
        // A form that names no conversation would be looked for by it in vain.
        guard self == named, !isForm || event.details.target != nil else { return nil }
    }

    /// Nil when `ref` is no such name for an event of `kind`.
    init?(kind: EventKind, ref: String) {
        isForm = kind == .form
        guard ref.hasPrefix(isForm ? "of-" : "change-"), let number = Int64(ref.dropFirst(isForm ? 3 : 7)) else {
            return nil
        }
        self.number = number
        // Not in another spelling, such as +1 or 01.
        guard text.hasBytes(of: ref) else { return nil }
    }

    var text: String { "\(isForm ? "of" : "change")-\(number)" }

    /// Whether no event that is committed can have it, as its number was given by this transaction.
    func isNew(in connection: Connection) -> Bool {
        guard let free = isForm ? connection.freeEvent : connection.freeChange else { return false }
        return number >= free
    }
}
