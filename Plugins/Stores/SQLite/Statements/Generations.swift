/// Values that were asked for lately, at least ``limit`` of them and up to twice as many.
///
/// Two generations: what was not asked for while as many others were is let go.
struct Generations<Key: Hashable, Value> {
    let limit: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    init(limit: Int) { self.limit = limit }

    /// Those that are kept, each once.
    var all: some Sequence<(key: Key, value: Value)> {
        [young, old.filter { young[$0.key] == nil }].joined()
    }

    /// The value of `key`, which is young again.
    mutating func value(of key: Key) -> Value? {
        if let value = young[key] { return value }
        guard let value = old.removeValue(forKey: key) else { return nil }
        keep(value, of: key)
        return value
    }

    mutating func keep(_ value: Value, of key: Key) {
        if young.count >= limit {
            old = young
            young = [:]
        }
        young[key] = value
    }

    mutating func forget(_ key: Key) {
        young[key] = nil
        old[key] = nil
    }

    mutating func forgetAll() {
        young = [:]
        old = [:]
    }
}
