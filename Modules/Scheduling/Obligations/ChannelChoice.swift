import Domain

/// The channels by which a customer can be reached, in the order in which they are suggested (RULES.md §7, "Channel").
struct ChannelChoice {
    let reachable: ChannelSet
    /// The first usable one of preferred, last inbound, e-mail, chat and phone; nil when there is none.
    let suggested: Channel?

    init(profile: Profile, lastInbound: Channel?) {
        let reachable = profile.reachable
        self.reachable = reachable
        let order = [profile.preferredChannel, lastInbound, .email, .chat, .phone]
        suggested = order.lazy.compactMap { $0 }.first { reachable.contains($0) }
    }
}
