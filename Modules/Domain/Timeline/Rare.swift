/// A part that few values have: it takes one word, and an allocation only once something is put into it.
///
/// Copies share what is in it until one of them is changed. What equals a new `Value` counts as nothing.
struct Rare<Value: Blank>: Hashable, Sendable {
    /// Nil or one value: an array is the box whose copies the language knows to share.
    private var box: [Value]?

    init() {}

    @inline(__always) var isEmpty: Bool { box == nil }

    /// A part of what is in it, without a copy of the rest.
    @inline(__always)
    func part<Part>(_ read: (borrowing Value) -> Part?) -> Part? {
        guard let box else { return nil }
        return box.withUnsafeBufferPointer { read($0[0]) }
    }

    var value: Value {
        get { box.map { $0[0] } ?? Value() }
        _modify {
            var value = value
            // Nobody else has what is in it now, so that it can be changed in place.
            box = nil
            defer { if value != Value() { box = [value] } }
            yield &value
        }
        set { box = newValue == Value() ? nil : [newValue] }
    }
}

/// What can be made with nothing in it.
protocol Blank: Hashable, Sendable {
    init()
}
