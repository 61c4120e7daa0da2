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
    /// In English.
    public var detail: String
    /// The detail for readers of any language; nil of a report that was decoded.
    public internal(set) var phrase: Phrase?

    private enum CodingKeys: CodingKey { case customer, what, detail }

    init(_ customer: CustomerKey?, _ what: String, _ phrase: Phrase) {
        self.customer = customer?.text ?? ""
        self.what = what
        self.phrase = phrase
        detail = Wording(.english)(phrase)
    }
}
