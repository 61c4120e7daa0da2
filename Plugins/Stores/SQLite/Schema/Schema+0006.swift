// Promises that were kept, by when.
extension Schema {
    /// The condition is written so that no other looks like it: where one compares `kind` with an argument, SQLite would
    /// prepare the statement anew for each argument, to find out whether this index serves it.
    static let kept0006 = """
        CREATE INDEX events_kept ON events (occurred_at, customer_id) WHERE kind || '' = 'promise-kept';
        """
}
