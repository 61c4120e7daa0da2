import Synchronization

/// How many requests are worked on, and the fence for more.
final class Load: Sendable {
    private let count = Atomic(0)
    private let waiting = Atomic(0)
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// What a request holds while it is worked on.
    struct Permit {
        fileprivate let load: Load
        func leave() { load.count.subtract(1, ordering: .relaxed) }
    }

    /// Nil when there are as many as may be. Probes always come in.
    func enter(isProbe: Bool = false) -> Permit? {
        let before = count.add(1, ordering: .relaxed).oldValue
        guard before < limit || isProbe else {
            count.subtract(1, ordering: .relaxed)
            return nil
        }
        return Permit(load: self)
    }

    /// While a body arrives nothing is worked on: whoever sends it slowly takes nobody's place.
    func stepAside() {
        count.subtract(1, ordering: .relaxed)
        waiting.add(1, ordering: .relaxed)
    }

    /// False when there are as many as may be; the permit is held again all the same.
    func comeBack() -> Bool {
        waiting.subtract(1, ordering: .relaxed)
        return count.add(1, ordering: .relaxed).oldValue < limit
    }

    var now: Int { count.load(ordering: .relaxed) }

    /// How many requests stand aside.
    var aside: Int { waiting.load(ordering: .relaxed) }
}
