/// A way to reach a customer (RULES.md §3, `contact`).
public enum Channel: String, CaseIterable, Sendable {
    case email, chat, phone, visit, sms, other

    /// Its place among all cases is the place of its bit.
    @inlinable var bit: UInt8 {
        switch self {
        case .email: 1
        case .chat: 2
        case .phone: 4
        case .visit: 8
        case .sms: 16
        case .other: 32
        }
    }
}

/// A set of channels in one byte.
public struct ChannelSet: Hashable, Sendable, ExpressibleByArrayLiteral {
    @usableFromInline var bits: UInt8 = 0

    @inlinable
    public init() {}
    public init(arrayLiteral channels: Channel...) { for channel in channels { insert(channel) } }
    public init(_ channels: some Sequence<Channel>) { for channel in channels { insert(channel) } }

    public static let all = ChannelSet(Channel.allCases)

    @inlinable
    public mutating func insert(_ channel: Channel) { bits |= channel.bit }
    @inlinable
    mutating func formUnion(_ other: ChannelSet) { bits |= other.bits }
    @inlinable
    mutating func subtract(_ other: ChannelSet) { bits &= ~other.bits }
    public mutating func remove(_ channel: Channel) { bits &= ~channel.bit }
    @inlinable
    public func contains(_ channel: Channel) -> Bool { bits & channel.bit != 0 }
    @inlinable public var isEmpty: Bool { bits == 0 }
    /// In the order of ``Channel/allCases``.
    public var channels: [Channel] { Channel.allCases.filter(contains) }
}
