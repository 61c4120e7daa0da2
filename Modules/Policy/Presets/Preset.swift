/// A policy that comes with the product, to start from (RULES.md §11).
public enum Preset: String, CaseIterable, Sendable {
    /// Every scheme and clock of RULES.md, with every key and its default: the documentation of policies as well.
    case foreignTrade = "foreign-trade"
    /// Demand and contact frequency only.
    case smallBusiness = "small-business"

    /// The YAML document.
    public var text: String {
        switch self {
        case .foreignTrade: Self.foreignTradeText
        case .smallBusiness: Self.smallBusinessText
        }
    }
}
