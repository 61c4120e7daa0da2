public import Domain

extension StorageError {
    /// What is wrong, with what, and the way out. What aborted a transaction has a phrase of its own, where it is known.
    public var phrase: Phrase {
        switch self {
        case .aborted(let inner): Phrase(verbatim: "\(inner)")
        case .readOnly: Phrase("store-read-only")
        case .unreachable(let place, let reason): Phrase("store-unreachable", ["place": place, "reason": reason])
        case .missing(let place): Phrase("store-missing", ["place": place])
        case .notAnAddress(let text): Phrase("store-address", ["place": text])
        case .notAStore(let place): Phrase("store-not-ours", ["place": place])
        case .tooNew(let place, let schema): Phrase("store-too-new", ["place": place, "schema": schema])
        case .held(let place, let holder): Phrase("store-held", ["place": place, "holder": holder])
        case .full(let place): Phrase("store-full", ["place": place])
        case .notWritable(let place): Phrase("store-not-writable", ["place": place])
        case .occupied(let place): Phrase("store-occupied", ["place": place])
        case .duplicate(let what): Phrase("store-duplicate", ["what": what])
        case .corrupt(let what): Phrase("store-corrupt", ["what": what])
        case .closing: Phrase("store-closing")
        case .failed(let what): Phrase("store-failed", ["what": what])
        }
    }
}
