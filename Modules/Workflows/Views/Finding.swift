public import Domain
import Wording

/// Something that contradicts itself in a store.
public struct Finding: Codable, Hashable, Sendable {
    /// The customer's key, or empty for what is about no customer.
    public var customer: String
    /// `facts`, `labels`, `obligations`, `next-change`, `standing`, `timeline`, `spells`, `owner`, `overrides`, `version`,
    /// `key`, `clock`, `policy` or `audit`; `file` or `index` of what the backend finds broken; of notices `max-owned`, `max-locked` or
    /// `inactive`.
    public var what: String
    public var detail: Phrase

    init(_ customer: CustomerKey?, _ what: String, _ phrase: Phrase) {
        self.customer = customer?.text ?? ""
        self.what = what
        detail = phrase
    }
}
