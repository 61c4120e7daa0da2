import Domain
import Exchange

extension Lens {
    /// `customer` as it was at a past `now`: what its whole `timeline` tells of later changes of the profile is taken back,
    /// the latest first.
    func past(_ customer: Customer, _ timeline: [Event]) -> Customer {
        var customer = customer
        for event in Facts.foldable(timeline, rules: engine.fold).reversed() where event.occurredAt > now {
            let tags = (event.details.extra["tags"] ?? "").split(separator: ";").map(String.init)
            switch event.kind {
            case .tagged: customer.profile.tags.removeAll(where: tags.contains)
            case .untagged: customer.profile.tags += tags
            case .profileChanged: takeBack(event.details.extra, &customer.profile)
            default: break
            }
        }
        return customer
    }

    /// Takes back what ``Profile/differences(from:to:)`` tells; what the profile does not have any more stays.
    private func takeBack(_ differences: [String: String], _ profile: inout Profile) {
        let present = profile.fields
        var values: [String: String] = [:]
        for (name, text) in differences {
            // What it came to be tells where the earlier value ends, whatever stands in either.
            let end = Array(" → \(present[name] ?? "")".utf8)
            guard text.utf8.reversed().starts(with: end.reversed()) else { continue }
            let value = String(decoding: text.utf8.dropLast(end.count), as: UTF8.self)
            if !profile.set(beside: name, value) { values[name] = value }
        }
        if profile.contacts.count > 1 {
            values = values.filter { $0.key == "name" || !ProfilePatch.personal.contains($0.key) }
        }
        // An amount and its currency are one value.
        if values["currency"] != nil || values["annual_purchase"] != nil {
            let money = ["annual_purchase", "currency"]
            set(money.map { ($0, values.removeValue(forKey: $0) ?? present[$0] ?? "") }, &profile)
        }
        for (name, value) in values { set([(name, value)], &profile) }
    }

    /// Sets what an earlier value was. One that nothing can be made of any more, for example of a zone that is not known now,
    /// is left as it is.
    private func set(_ values: [(String, String)], _ profile: inout Profile) {
        let context = ImportContext(now: now, zone: engine.fold.zone, rates: engine.fold.rates, zones: engine.zones)
        var earlier = profile
        do {
            try ProfilePatch(Dictionary(values) { a, _ in a }, one: true, context: context).apply(to: &earlier)
        } catch { return }
        profile = earlier
    }
}
