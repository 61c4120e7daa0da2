/// Where rules of time zones come from. Handed in from outside, so that no module reads the machine's zone data.
public struct ZoneSource: Sendable {
    private let find: @Sendable (String) -> ZoneRules?

    /// - Parameter find: gives the rules of an IANA name, nil for one that is not known. It is asked often and should
    ///   remember.
    public init(_ find: @escaping @Sendable (String) -> ZoneRules?) { self.find = find }

    public func rules(of name: String) -> ZoneRules? { find(name) }
}
