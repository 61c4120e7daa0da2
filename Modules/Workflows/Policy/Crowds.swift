import Classification
import Domain

/// The labels of a policy of which one owner should not have too many, each with a bit in ``Standing/crowds``.
struct Crowds {
    struct Limit {
        let scheme: SchemeID
        let label: LabelID
        /// How many customers with it are not too many.
        let limit: Int
        /// Places of the scheme, and of the label in it.
        fileprivate let places: (scheme: Int, label: Int)
        /// Nil for those that have none: there are more limits than bits.
        let bit: Int64?
    }

    let limits: [Limit]

    init(_ classifiers: ClassifierSet) {
        var limits: [Limit] = []
        for (scheme, label, limit) in classifiers.ownerLimits {
            guard let place = classifiers.schemes.firstIndex(where: { $0.id == scheme }),
                let index = classifiers.schemes[place].index(of: label)
            else { continue }
            limits.append(
                Limit(
                    scheme: scheme, label: label, limit: limit, places: (place, index),
                    bit: limits.count < 63 ? 1 << Int64(limits.count) : nil))
        }
        self.limits = limits
    }

    /// The bits of a customer whose label of the scheme at each place stands at `label` in that scheme.
    func bits(_ label: (_ scheme: Int) -> Int) -> Int64 {
        var bits: Int64 = 0
        for limit in limits where label(limit.places.scheme) == limit.places.label { bits |= limit.bit ?? 0 }
        return bits
    }
}
