import Domain

/// Words for what a label rests on.
extension Phrases {
    static let rules = table([])
    static let facts = table([])
    static let parts = table([])
}
