import Domain
import Storage

/// Where a page of customers ended, as the text by which the next one is asked for.
///
/// By key that is the key of the last customer. Names, what is due and the priority change while somebody works their way
/// through a list, so by these it says where that customer stood, and nobody in between is passed over or told twice:
/// `NAME KEY`, `DUE NAME KEY` and `RANK DUE NAME KEY`. `DUE` is in milliseconds since 1970, or `-` where nothing was owed;
/// of `NAME` blanks and percent signs are `%20` and `%25`.
struct CustomerCursor {
    let text: String

    /// After a customer that stands at `place`.
    init(_ place: CustomerPlace, in sort: CustomerSort) {
        let due = place.due.map { String($0.milliseconds) } ?? "-"
        let name = place.name.replacing("%", with: "%25").replacing(" ", with: "%20")
        text =
            switch sort {
            case .key: place.key
            case .name: "\(name) \(place.key)"
            case .due: "\(due) \(name) \(place.key)"
            case .priority: "\(place.rank) \(due) \(name) \(place.key)"
            }
    }

    init(_ text: String) { self.text = text }

    /// Nil for what is no place in an order by name, due or priority.
    func place(in sort: CustomerSort) -> CustomerPlace? {
        let before = sort == .priority ? 3 : sort == .due ? 2 : 1
        // A key may have blanks of its own.
        var words = text.split(separator: " ", maxSplits: before, omittingEmptySubsequences: false).map(String.init)
        guard words.count == before + 1, let key = words.popLast().flatMap(CustomerKey.init(validating:)),
            let name = words.popLast()?.replacing("%20", with: " ").replacing("%25", with: "%")
        else { return nil }
        var place = CustomerPlace(key: key.text, name: name)
        if let word = words.popLast(), word != "-" {
            guard let milliseconds = Int64(word) else { return nil }
            place.due = Instant(milliseconds: milliseconds)
        }
        if let word = words.popLast() {
            guard let rank = Int32(word) else { return nil }
            place.rank = rank
        }
        return place
    }
}

extension Lens {
    /// The place after which a page begins. By key its customer may have left the actor's sight since the page before: its
    /// key is all that counts, and that they know.
    ///
    /// - Throws: ``RapportError/invalid(_:value:)`` for what is no place in the order.
    func place(after cursor: CustomerCursor, in sort: CustomerSort) throws -> CustomerPlace {
        if sort != .key, let place = cursor.place(in: sort) { return place }
        guard sort == .key, let key = CustomerKey(validating: cursor.text),
            let id = try transaction.customers.id(of: key, within: .everything),
            let customer = try transaction.customers.customer(id)
        else { throw RapportError.invalid(.parameter("after", Phrase("call-after")), value: cursor.text) }
        return CustomerPlace(customer, nil)
    }
}
