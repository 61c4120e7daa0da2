import Domain

/// The channels by which a customer can be reached, in the order in which they are suggested (RULES.md §7, "Channel").
struct ChannelChoice {
    let reachable: ChannelSet
    /// The first usable one of preferred, last inbound, e-mail, chat and phone; nil when there is none.
    let suggested: Channel?

    init(_ traits: Traits, lastInbound: Channel?) {
        let reachable = traits.reachable
        self.reachable = reachable
        func usable(_ channel: Channel?) -> Channel? {
            channel.flatMap { reachable.contains($0) ? $0 : nil }
        }
        suggested =
            usable(traits.preferredChannel) ?? usable(lastInbound) ?? usable(.email) ?? usable(.chat) ?? usable(.phone)
    }
}
