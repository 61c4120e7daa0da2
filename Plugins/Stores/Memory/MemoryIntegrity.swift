import Storage

/// What is kept in memory is kept once.
struct MemoryIntegrity: IntegrityStore {
    let state: MemoryState

    func damage() -> [Damage] { [] }
    func reindex() throws { try state.requireWritable() }
}
