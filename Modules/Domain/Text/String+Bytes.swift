extension String {
    /// Whether both have the same bytes: to `==`, a letter whose accent stands apart is the letter with it.
    @inlinable public func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether it comes before `other` byte by byte, as texts stand in every store.
    @inlinable public func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
