/// A way to reach a customer (RULES.md §3, `contact`).
public enum Channel: String, CaseIterable, Sendable {
    case email, chat, phone, visit, sms, other

    @inlinable var bit: UInt8 { 1 << UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

/// A set of channels in one byte.
public struct ChannelSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    @usableFromInline var bits: UInt8 = 0

    public init() {}
    public init(arrayLiteral channels: Channel...) { for channel in channels { insert(channel) } }
    public init(_ channels: some Sequence<Channel>) { for channel in channels { insert(channel) } }

    public static let all = ChannelSet(Channel.allCases)

    public mutating func insert(_ channel: Channel) { bits |= channel.bit }
    public mutating func remove(_ channel: Channel) { bits &= ~channel.bit }
    public func contains(_ channel: Channel) -> Bool { bits & channel.bit != 0 }
    public var isEmpty: Bool { bits == 0 }
    /// In the order of ``Channel/allCases``.
    public var channels: [Channel] { Channel.allCases.filter(contains) }
}
