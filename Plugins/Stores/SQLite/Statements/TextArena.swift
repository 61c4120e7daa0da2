/// Room for the texts of statements that are being executed, so that none needs an allocation of its own.
///
/// Calls take room one behind the other and give it back in the reverse order; what is given back otherwise is free again
/// with the next transaction. A text that finds no room is for SQLite to copy.
final class TextArena {
    private static let capacity = 1 << 16

    private let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    private(set) var used = 0

    deinit { start.deallocate() }

    /// A copy of `text` that stays until it is given back; nil when there is no room for it.
    func keep(_ text: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8>? {
        guard let base = text.baseAddress, !text.isEmpty, text.count <= Self.capacity - used else { return nil }
        let copy = start + used
        copy.update(from: base, count: text.count)
        used += text.count
        return UnsafePointer(copy)
    }

    /// Gives back the room between two states of ``used``, unless somebody took some after it.
    func giveBack(_ room: Range<Int>) { if used == room.upperBound { used = room.lowerBound } }

    func removeAll() { used = 0 }
}
