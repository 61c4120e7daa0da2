/// Something broken in how a backend keeps a store, beneath what the store says.
public struct Damage: Hashable, Sendable {
    /// In the backend's own words.
    public let detail: String
    /// Whether only a way to what is kept is broken, which ``IntegrityStore/reindex()`` mends.
    public let isOfIndex: Bool

    public init(_ detail: String, isOfIndex: Bool = false) {
        self.detail = detail
        self.isOfIndex = isOfIndex
    }
}

/// How a backend keeps what the other stores are given.
public protocol IntegrityStore {
    /// What is broken, the first of it; empty when everything is whole. Reads all that is kept.
    ///
    /// - Throws: ``StorageError/corrupt(_:)`` when so much is broken that it cannot be told apart.
    func damage() throws -> [Damage]
    /// Makes every index anew from what it leads to.
    func reindex() throws
}
