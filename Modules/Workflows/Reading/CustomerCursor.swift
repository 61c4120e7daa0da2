import Domain
import Storage

/// Where a page of customers ended, as the text by which the next one is asked for.
///
/// By key or name that is the key of the last customer. What is due and the priority change while somebody works their way
/// through a list, so by these it also says where that customer stood, and nobody in between is passed over: `DUE KEY` and
/// `RANK DUE KEY`, `DUE` in milliseconds since 1970, or `-` where nothing was owed.
struct CustomerCursor {
    let text: String

    /// After a customer that stands at `place`.
    init(_ place: CustomerPlace, in sort: CustomerSort) {
        let due = place.due.map { String($0.milliseconds) } ?? "-"
        text =
            switch sort {
            case .key, .name: place.key
            case .due: "\(due) \(place.key)"
            case .priority: "\(place.rank) \(due) \(place.key)"
            }
    }

    init(_ text: String) { self.text = text }

    /// The key, and the rank and due instant that an order by these goes by; nil for what is no such text.
    func parts(in sort: CustomerSort) -> (key: CustomerKey, rank: Int32, due: Instant?)? {
        let stood = sort == .priority ? 2 : sort == .due ? 1 : 0
        // A key may have blanks of its own.
        var words = text.split(separator: " ", maxSplits: stood, omittingEmptySubsequences: false).map(String.init)
        guard words.count == stood + 1, let key = words.popLast().flatMap(CustomerKey.init(validating:)) else {
            return nil
        }
        var due: Instant?
        if let word = words.popLast(), word != "-" {
            guard let milliseconds = Int64(word) else { return nil }
            due = Instant(milliseconds: milliseconds)
        }
        guard let word = words.popLast() else { return (key, 0, due) }
        return Int32(word).map { (key, $0, due) }
    }
}

extension Lens {
    /// The place after which a page begins. By key its customer may have left the actor's sight since the page before: its
    /// key is all that counts, and that they know. Any other order would tell a name.
    ///
    /// - Throws: ``RapportError/invalid(_:value:)`` for what is no place in the order.
    func place(after cursor: CustomerCursor, in sort: CustomerSort) throws -> CustomerPlace {
        guard let parts = cursor.parts(in: sort),
            let id = try transaction.customers.id(of: parts.key, within: sort == .key ? .everything : actor.scope),
            let customer = try transaction.customers.customer(id)
        else { throw RapportError.invalid(.parameter("after", Phrase("call-after")), value: cursor.text) }
        var place = CustomerPlace(customer, nil)
        place.rank = parts.rank
        place.due = parts.due
        return place
    }
}
