// Promises that were kept, by when.
extension Schema {
    static let kept0006 = """
        CREATE INDEX events_kept ON events (occurred_at, customer_id) WHERE kind = 'promise-kept';
        """
}
